import { useSyncExternalStore } from 'react';
import type { Act } from './act.ts';
import { onQueue, queuedActs } from './queue.ts';

/** The acts of the acting account that wait on this device. */
export function useQueue(): readonly Act[] {
  return useSyncExternalStore(onQueue, queuedActs);
}
