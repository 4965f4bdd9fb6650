import type { IconName } from '../../kit/icon.tsx';
import type { Tone } from '../../kit/notice.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import type { Schema } from '../../shared/api/schemas.ts';
import { useConsentWords } from './consent-words.ts';

type State = Schema<'ConsentState'>;

const LOOKS: Readonly<Partial<Record<State, { tone: Tone; icon: IconName }>>> = {
  AWAITING_AUTHORISATION: { tone: 'warning', icon: 'clock' },
  AWAITING_CONFIRMATION: { tone: 'warning', icon: 'clock' },
  ACTIVE: { tone: 'ok', icon: 'ok' },
  PAUSED: { tone: 'info', icon: 'pause' },
};

export function ConsentStateTag({ state }: { state: State }) {
  const words = useConsentWords();
  return <StatusTag {...(LOOKS[state] ?? { tone: 'quiet' })}>{words.states[state]}</StatusTag>;
}
