import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { AccessEntry, AccessRecord } from './access-entry.ts';
import { appendAccess } from './access-store.ts';

/**
 * Writes an entry in the transaction that releases (or refuses) the data: no log, no data. When it cannot be written
 * the caller's whole transaction fails with 503 `audit-unavailable`.
 */
export async function recordAccess(tx: Tx, entry: AccessEntry): Promise<AccessRecord> {
  try {
    return await appendAccess(tx, entry);
  } catch (error) {
    throw unavailable(error);
  }
}

/** Keeps the database's error number: a deadlock or a cluster conflict must still be seen and run again. */
function unavailable(error: unknown): Problem {
  const detail = 'The access log cannot be written now, so nothing was released.';
  const problem = new Problem('unavailable', 'audit-unavailable', detail, {
    extra: { retryAfterSeconds: 5 },
  });
  const { errno } = error as { errno?: unknown };
  return Object.assign(problem, { cause: error, ...(typeof errno === 'number' ? { errno } : {}) });
}
