import type { DataSource, QueryRunner } from 'typeorm';
import type { InTransaction, Tx } from '../modules/kernel/transaction.ts';
import { groupCommit, type EmbeddedConnection } from './group-commit.ts';

const RETRIES = 5;
/** Deadlock, lock wait, snapshot conflict, cluster not ready: the transaction was undone, so a fresh run is safe. */
const UNDONE_BY_SERVER = new Set([1213, 1205, 1020, 1047]);

/** The one door to the database; see `InTransaction` for what it promises. Hand it on through `oneAtATime`. */
export function createTransactions(source: DataSource): InTransaction {
  return source.options.type === 'better-sqlite3' ? onEmbedded(source) : onServer(source);
}

/**
 * The door for one caller (a request, a job, a delivery), who may have one transaction open at a time: opening a second
 * inside the first would wait for itself for ever on SQLite, so it is refused.
 */
export function oneAtATime(inTransaction: InTransaction): InTransaction {
  let open = false;
  return async (work) => {
    if (open) throw new Error('inTransaction does not nest: pass `tx` down instead');
    open = true;
    try {
      return await inTransaction(work);
    } finally {
      open = false;
    }
  };
}

function onEmbedded(source: DataSource): InTransaction {
  const runner = source.createQueryRunner();
  const connection = (source.driver as unknown as { databaseConnection: EmbeddedConnection })
    .databaseConnection;
  // TypeORM's own save() would open a transaction of its own if it did not know of ours.
  Object.defineProperty(runner, 'isTransactionActive', { value: true });
  const enqueue = groupCommit(connection);
  return (work) => enqueue(() => work(runner.manager));
}

function onServer(source: DataSource): InTransaction {
  return async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await attemptOnce(source, work);
      } catch (error) {
        if (attempt > RETRIES || !undoneByServer(error)) throw error;
        await pause(Math.random() * 20 * 2 ** attempt);
      }
    }
  };
}

async function attemptOnce<Result>(source: DataSource, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction('READ COMMITTED');
    try {
      const result = await work(runner.manager);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      throw await undone(runner, error);
    }
  } finally {
    await runner.release();
  }
}

/** Rolls back and gives the error that led here. Where the connection is gone the server has rolled back by itself. */
async function undone(runner: QueryRunner, cause: unknown): Promise<unknown> {
  if (!runner.isTransactionActive) return cause;
  try {
    await runner.rollbackTransaction();
    return cause;
  } catch (error) {
    return isConnectionLost(cause) ? cause : error;
  }
}

function isConnectionLost(error: unknown): boolean {
  return (error as { driverError?: { fatal?: unknown } } | undefined)?.driverError?.fatal === true;
}

function undoneByServer(error: unknown): boolean {
  const number = (error as { errno?: unknown } | undefined)?.errno;
  return typeof number === 'number' && UNDONE_BY_SERVER.has(number);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
