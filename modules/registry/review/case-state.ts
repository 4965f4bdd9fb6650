import type { Transitions } from '../../kernel/state.ts';

/**
 * Where a case stands. `open` waits for a clerk; `proposed` one clerk has answered and a second one must confirm;
 * `waiting` nobody could tell, it comes back with new evidence; `decided` answered; `closed` the question no longer
 * arises, because records changed or another decision answered it.
 */
export type CaseState = 'open' | 'proposed' | 'waiting' | 'decided' | 'closed';

export const CASE_STATES: readonly CaseState[] = ['open', 'proposed', 'waiting', 'decided', 'closed'];

export const CASE_TRANSITIONS: Transitions<CaseState> = {
  open: ['proposed', 'decided', 'waiting', 'closed'],
  proposed: ['open', 'decided', 'closed'],
  waiting: ['open', 'closed'],
  // A wrong answer is answered by a superseding decision; the case itself stays what it was.
  decided: [],
  closed: ['open'],
};

/** What a clerk answers. */
export const VERDICTS = ['same', 'different', 'borrowed', 'cannot-tell'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** What an answer means for the case: who joins two published persons needs a second, different person. */
export function stateAfter(verdict: Verdict, needsSecond: boolean): CaseState {
  if (verdict === 'cannot-tell') return 'waiting';
  return needsSecond && verdict === 'same' ? 'proposed' : 'decided';
}
