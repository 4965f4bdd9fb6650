import { MINUTE } from '../../kernel/clock.ts';
import { conflict } from '../../kernel/problem.ts';
import type { InTransaction, Tx } from '../../kernel/transaction.ts';
import { scoreHousehold } from '../scores/score-household.ts';
import type { Scoring } from '../scores/scoring.ts';
import { advanceRun, findOpenRun, finishRun, type Progress } from './run-store.ts';
import { tryScoring } from './try-scoring.ts';

const CHUNK = 20;
/** Below the job's lease, so that a second process never starts beside this one. */
const LONGEST = 5 * MINUTE;

/** Carries the open run on, chunk by chunk, each in its own transaction; the next call resumes where this one ends. */
export async function advanceOpenRun(inTransaction: InTransaction, scoring: Scoring): Promise<void> {
  const end = scoring.clock.now() + LONGEST;
  let more: boolean;
  do more = await inTransaction((tx) => scoreChunk(tx, scoring));
  while (more && scoring.clock.now() < end);
}

/** Scores the next households of the open run; false when there is no run or it is finished. */
async function scoreChunk(tx: Tx, scoring: Scoring): Promise<boolean> {
  const run = await findOpenRun(tx);
  if (run === null) return false;
  const after = run.cursor === '' ? undefined : run.cursor;
  const ids = await scoring.registry.householdIds(tx, after, CHUNK);
  const last = ids.at(-1);
  if (last === undefined) {
    await finishRun(tx, run, scoring.clock.now());
    return false;
  }
  const done: Progress = { cursor: last, households: ids.length, scored: 0, unrated: 0, failed: 0 };
  for (const householdId of ids) {
    const attempt = await tryScoring(async () => {
      const { score } = await scoreHousehold(tx, scoring, { householdId, asOf: run.asOf });
      return { rated: score !== undefined };
    });
    done[attempt.outcome] += 1;
  }
  if (!(await advanceRun(tx, run, done))) {
    throw conflict('score-run-moved-on', 'Another process has carried this run on; this chunk is undone.');
  }
  return true;
}
