import { insertedOnce } from '../../kernel/duplicate-key.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { SECOND } from '../../kernel/clock.ts';
import { attemptTable } from './attempt-table.ts';

/** How often something may be tried in a window of milliseconds. */
export interface AttemptLimit {
  tries: number;
  window: number;
}

/**
 * Takes one try before the secret is looked at, so that parallel guesses are counted too. 429 `too-many-attempts`
 * with `retryAfterSeconds` when none is left.
 */
export async function takeAttempt(tx: Tx, id: string, limit: AttemptLimit, now: number): Promise<void> {
  if (await counted(tx, id, limit, now)) return;
  const attempts = tx.getRepository(attemptTable);
  const row = await attempts.findOneBy({ id });
  if (!row) {
    if (await insertedOnce(() => attempts.insert({ id, tries: 1, windowStart: now }))) return;
    // Somebody else's first try came between: count with theirs.
    if (await counted(tx, id, limit, now)) return;
  }
  const until = (row?.windowStart ?? now) + limit.window;
  throw new Problem('too-many', 'too-many-attempts', 'Too many attempts. Please wait and try again.', {
    extra: { retryAfterSeconds: Math.max(1, Math.ceil((until - now) / SECOND)) },
  });
}

/** Restarts a window that is over, or counts one more try in the one that runs; false when there is none or it is full. */
async function counted(tx: Tx, id: string, limit: AttemptLimit, now: number): Promise<boolean> {
  const attempts = tx.getRepository(attemptTable);
  const restarted = await attempts
    .createQueryBuilder()
    .update()
    .set({ tries: 1, windowStart: now })
    .where('id = :id AND window_start <= :over', { id, over: now - limit.window })
    .execute();
  if (restarted.affected === 1) return true;
  const taken = await attempts
    .createQueryBuilder()
    .update()
    .set({ tries: () => 'tries + 1' })
    .where('id = :id AND tries < :most', { id, most: limit.tries })
    .execute();
  return taken.affected === 1;
}

/** Forgets the tries after a success. */
export async function forgetAttempts(tx: Tx, id: string): Promise<void> {
  await tx.getRepository(attemptTable).delete({ id });
}
