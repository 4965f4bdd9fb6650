import type { Tone } from '../../kit/notice.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import type { Schema } from '../../shared/api/schemas.ts';
import { usePeopleWords } from './people-words.ts';

const TONES: Readonly<Record<Schema<'ObjectionState'>, Tone>> = {
  open: 'info',
  asked: 'warning',
  corrected: 'ok',
  upheld: 'ok',
  withdrawn: 'info',
};

/** Where an objection stands; overdue comes before everything else. */
export function ObjectionTag({ of: objection }: { of: Schema<'ObjectionLine'> }) {
  const words = usePeopleWords();
  const { state, overdue, promised } = objection;
  if (overdue) return <StatusTag tone="danger">{words.overdue}</StatusTag>;
  const text = state === 'asked' && promised ? words.promised : words.states[state];
  return <StatusTag tone={TONES[state]}>{text}</StatusTag>;
}
