import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { scoreHousehold } from '../scores/score-household.ts';
import type { Scoring } from '../scores/scoring.ts';

/** How scoring one household of many ended; `fault` names the code and the field, never a value. */
export type Attempt = { outcome: 'scored' | 'unrated' } | { outcome: 'failed'; fault: string };

/**
 * Scores a household for a job. A household that is gone or whose records break a rule is an outcome, because the
 * refusal comes before the first write; anything else is thrown and undoes the chunk.
 */
export async function tryScoring(
  tx: Tx,
  scoring: Scoring,
  ask: { householdId: string; asOf: number },
): Promise<Attempt> {
  try {
    const result = await scoreHousehold(tx, scoring, ask);
    return { outcome: result.score === undefined ? 'unrated' : 'scored' };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const field = error.fields[0]?.field;
    return { outcome: 'failed', fault: field === undefined ? error.code : `${error.code} ${field}` };
  }
}
