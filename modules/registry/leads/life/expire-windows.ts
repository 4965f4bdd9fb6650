import type { Clock } from '../../../kernel/clock.ts';
import type { InTransaction } from '../../../kernel/transaction.ts';
import { endedWindows, moveLead } from '../lead-store.ts';

const PORTION = 100;

/** Leads whose reply window has ended become overdue: somebody must look after them, nothing else follows. */
export async function expireWindows(inTransaction: InTransaction, clock: Clock): Promise<void> {
  let handled: number;
  do
    handled = await inTransaction(async (tx) => {
      const now = clock.now();
      const ended = await endedWindows(tx, now, PORTION);
      for (const lead of ended)
        await moveLead(tx, lead, {
          to: { state: 'overdue', stateAt: now },
          step: { kind: 'overdue', party: 'system', actorId: 'system' },
          at: now,
        });
      return ended.length;
    });
  while (handled === PORTION);
}
