import type { Subscription } from '../kernel/event.ts';
import type { Registry } from './registry.ts';
import { reviewSubscriptions } from './review/mounted-review.ts';

/** The events that the registry hears. */
export function registrySubscriptions(_registry: Registry): readonly Subscription[] {
  return reviewSubscriptions;
}
