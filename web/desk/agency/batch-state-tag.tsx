import type { components } from '../../../openapi/contract.gen.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useAgencyWords } from './agency-words.ts';

export type Batch = components['schemas']['Batch'];

const tones = {
  received: { tone: 'info', icon: 'clock' },
  parsing: { tone: 'info', icon: 'clock' },
  held: { tone: 'warning', icon: 'alert' },
  checked: { tone: 'info', icon: 'clock' },
  linking: { tone: 'info', icon: 'clock' },
  published: { tone: 'ok', icon: 'ok' },
  refused: { tone: 'danger', icon: 'cross' },
  cancelling: { tone: 'info', icon: 'clock' },
  cancelled: { tone: 'quiet', icon: 'cross' },
  failed: { tone: 'warning', icon: 'alert' },
} as const;

export function BatchStateTag({ state }: { state: Batch['state'] }) {
  const words = useAgencyWords();
  return <StatusTag {...tones[state]}>{words.states[state]}</StatusTag>;
}

export function isUnderWay(batch: Batch | undefined): boolean {
  return (
    batch !== undefined && ['received', 'parsing', 'checked', 'linking', 'cancelling'].includes(batch.state)
  );
}
