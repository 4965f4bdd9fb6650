import { MINUTE } from '../../kernel/clock.ts';
import type { InTransaction, Tx } from '../../kernel/transaction.ts';
import { rescoreHousehold } from '../scores/score-household.ts';
import type { Scoring } from '../scores/scoring.ts';
import { tryScoring } from './try-scoring.ts';
import { clearStale, keepFaulty, oldestStale } from './stale-store.ts';

const CHUNK = 20;
/** Below the job's lease, so that a second process never starts beside this one. */
const LONGEST = 5 * MINUTE;
/** Agencies deliver one file after another: a household that just changed is likely to change again. */
const SETTLING = MINUTE;

/** Scores the households whose records changed, in chunks of short transactions, until none is left. */
export async function rescoreStale(inTransaction: InTransaction, scoring: Scoring): Promise<void> {
  const end = scoring.clock.now() + LONGEST;
  let handled: number;
  do handled = await inTransaction((tx) => rescoreChunk(tx, scoring));
  while (handled === CHUNK && scoring.clock.now() < end);
}

async function rescoreChunk(tx: Tx, scoring: Scoring): Promise<number> {
  const stale = await oldestStale(tx, scoring.clock.now() - SETTLING, CHUNK);
  for (const row of stale) {
    const ask = { householdId: row.householdId, asOf: scoring.clock.now() };
    const attempt = await tryScoring(() => rescoreHousehold(tx, scoring, ask));
    if (attempt.outcome === 'failed') await keepFaulty(tx, row, attempt.fault);
    else await clearStale(tx, row);
  }
  return stale.length;
}
