import type { components } from '../../../openapi/contract.gen.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { dateText } from '../../shared/formats/date.ts';
import { useReviewWords } from './review-words.ts';

type Schemas = components['schemas'];

const TONES = {
  open: 'info',
  proposed: 'warning',
  waiting: 'quiet',
  decided: 'ok',
  closed: 'quiet',
} as const;

export function CaseStateTag({ state }: { state: Schemas['LinkCaseState'] }) {
  const words = useReviewWords();
  return <StatusTag tone={TONES[state]}>{words.states[state]}</StatusTag>;
}

/** The day a case is due; past it, so in a word. */
export function DueTag({ summary }: { summary: Schemas['LinkCaseSummary'] }) {
  const words = useReviewWords();
  if (!summary.overdue) return <>{dateText(summary.dueAt)}</>;
  return (
    <>
      {dateText(summary.dueAt)} <StatusTag tone="danger">{words.overdue}</StatusTag>
    </>
  );
}

/** A probability in ppm as a percentage with one decimal. */
export function chanceText(ppm: number): string {
  return `${(ppm / 10_000).toFixed(1)}%`;
}

/** Millionths of a pair of records as pairs with one decimal. */
export function gainText(gain: number): string {
  return (gain / 1_000_000).toFixed(1);
}
