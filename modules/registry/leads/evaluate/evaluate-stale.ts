import { MINUTE, type Clock } from '../../../kernel/clock.ts';
import type { InTransaction } from '../../../kernel/transaction.ts';
import { clearStale, oldestStale } from '../work-store.ts';
import { evaluateHouseholds, PORTION } from './evaluate-households.ts';

/** Below the job's lease, so that a second process never starts beside this one. */
const LONGEST = 5 * MINUTE;
/** Agencies deliver one file after another: a household that just changed is likely to change again. */
const SETTLING = MINUTE;

/** Evaluates the households whose records changed, in portions of short transactions, until none is left. */
export async function evaluateStale(inTransaction: InTransaction, clock: Clock): Promise<void> {
  const end = clock.now() + LONGEST;
  let handled: number;
  do
    handled = await inTransaction(async (tx) => {
      const now = clock.now();
      const stale = await oldestStale(tx, now - SETTLING, PORTION);
      if (stale.length === 0) return 0;
      await evaluateHouseholds(
        tx,
        stale.map(({ householdId }) => householdId),
        now,
      );
      await clearStale(tx, stale);
      return stale.length;
    });
  while (handled === PORTION && clock.now() < end);
}
