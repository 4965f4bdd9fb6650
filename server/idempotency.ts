import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import { DAY, type Clock } from '../modules/kernel/clock.ts';
import { isDuplicateKey } from '../modules/kernel/duplicate-key.ts';
import { conflict, invalid, malformed } from '../modules/kernel/problem.ts';
import type { Job } from '../modules/kernel/mount.ts';
import type { InTransaction, Tx } from '../modules/kernel/transaction.ts';
import { idempotencyTable, type IdempotencyRow } from './tables.ts';

/** How long a key is remembered. */
const KEPT = 3 * DAY;

interface Ask {
  callerId: string;
  key: string | undefined;
  operation: string;
  /** What must be equal for a repeat: path, query and body. */
  request: unknown;
}

interface Answer {
  status: number;
  body?: unknown;
}

/** Runs `work` at most once per caller and key, through the caller's own door; a repeat gets the first answer. */
export type Once = <A extends Answer>(
  inTransaction: InTransaction,
  ask: Ask,
  work: (tx: Tx) => Promise<A>,
) => Promise<A>;

export function createOnce(needs: { clock: Clock }): Once {
  const underWay = new Set<string>();
  return async (inTransaction, ask, work) => {
    if (ask.key === undefined)
      throw malformed('idempotency-key-missing', 'Idempotency-Key', 'Send an Idempotency-Key.');
    const id = sha256(`${ask.callerId}\0${ask.key}`);
    const requestHash = sha256(canonicalize({ operation: ask.operation, request: ask.request }));
    if (underWay.has(id))
      throw conflict('idempotency-in-flight', 'The first call with this key is still under way.');
    underWay.add(id);
    const run = (): ReturnType<typeof work> =>
      inTransaction(async (tx) => {
        const first = await tx.getRepository(idempotencyTable).findOneBy({ id });
        if (first) return repeat(first, requestHash) as Awaited<ReturnType<typeof work>>;
        const answer = await work(tx);
        await tx.getRepository(idempotencyTable).insert({
          id,
          operation: ask.operation,
          requestHash,
          status: answer.status,
          body: answer.body === undefined ? null : answer.body,
          at: needs.clock.now(),
        });
        return answer;
      });
    try {
      return await run().catch((error: unknown) => {
        // Another process finished the same key first: everything here was undone, read its answer.
        if (isDuplicateKey(error)) return run();
        throw error;
      });
    } finally {
      underWay.delete(id);
    }
  };
}

/** Forgets keys older than three days. */
export function forgetKeysJob(clock: Clock): Job {
  return {
    name: 'server.forget-idempotency-keys',
    schedule: '17 3 * * *',
    run: async (inTransaction) => {
      await inTransaction((tx) =>
        tx.query('DELETE FROM server_idempotency WHERE at < ?', [clock.now() - KEPT]),
      );
    },
  };
}

function repeat(first: IdempotencyRow, requestHash: string): Answer {
  if (first.requestHash !== requestHash) {
    throw invalid('idempotency-key-reused', 'Idempotency-Key', 'This key was used for another request.');
  }
  return first.body === null ? { status: first.status } : { status: first.status, body: first.body };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
