import type { components } from '../../../openapi/contract.gen.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useLeadsWords } from './leads-words.ts';

type State = components['schemas']['LeadState'];

const TONES: Readonly<Record<State, 'info' | 'ok' | 'warning' | 'quiet'>> = {
  open: 'info',
  asked: 'info',
  overdue: 'warning',
  answered: 'info',
  confirmed: 'warning',
  dismissed: 'ok',
  'data-error': 'ok',
  appealed: 'info',
  upheld: 'warning',
  overturned: 'ok',
  'resolved-by-data': 'quiet',
};

/** How far a lead is. Never red: a lead is no verdict. */
export function LeadStateTag({ state }: { state: State }) {
  const words = useLeadsWords();
  return <StatusTag tone={TONES[state]}>{words.states[state]}</StatusTag>;
}
