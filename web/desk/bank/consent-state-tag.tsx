import type { components } from '../../../openapi/contract.gen.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useBankWords } from './bank-words.ts';

export type Consent = components['schemas']['Consent'];

const tones = {
  AWAITING_AUTHORISATION: { tone: 'info', icon: 'clock' },
  AWAITING_CONFIRMATION: { tone: 'info', icon: 'clock' },
  ACTIVE: { tone: 'ok', icon: 'ok' },
  PAUSED: { tone: 'warning', icon: 'pause' },
  CONSUMED: { tone: 'quiet', icon: 'dot' },
  REJECTED: { tone: 'danger', icon: 'cross' },
  REVOKED: { tone: 'danger', icon: 'cross' },
  EXPIRED: { tone: 'quiet', icon: 'clock' },
} as const;

export function ConsentStateTag({ state }: { state: Consent['state'] }) {
  const words = useBankWords();
  return <StatusTag {...tones[state]}>{words.states[state]}</StatusTag>;
}
