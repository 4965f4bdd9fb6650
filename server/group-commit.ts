/** The embedded driver, as far as it is used here. */
export interface EmbeddedConnection {
  exec(sql: string): unknown;
  readonly inTransaction: boolean;
}

interface Waiting {
  run: () => Promise<void>;
  settle: () => void;
  fail: (error: unknown) => void;
}

/** At most so many works, or so many milliseconds, share one durable commit. */
const GROUP_SIZE = 64;
const GROUP_MILLISECONDS = 20;

/**
 * A queue in front of SQLite's single connection. Works run strictly one after another, each in a savepoint of its
 * own; those that wait at the same time share one COMMIT and so one fsync. A work is reported done only after that
 * COMMIT; a work that throws is rolled back alone.
 */
export function groupCommit(
  connection: EmbeddedConnection,
): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const queue: Waiting[] = [];
  let draining = false;

  const drain = async (): Promise<void> => {
    while (queue.length > 0) await commitGroup(connection, queue);
    draining = false;
  };

  return (work) =>
    new Promise((resolve, reject) => {
      queue.push(asWaiting(work, resolve, reject));
      if (draining) return;
      draining = true;
      setImmediate(() => void drain());
    });
}

function asWaiting<Result>(
  work: () => Promise<Result>,
  resolve: (result: Result) => void,
  reject: (error: unknown) => void,
): Waiting {
  let result: { value: Result } | undefined;
  return {
    run: async () => {
      result = { value: await work() };
    },
    settle: () => {
      if (result) resolve(result.value);
    },
    fail: reject,
  };
}

async function commitGroup(connection: EmbeddedConnection, queue: Waiting[]): Promise<void> {
  const group: Waiting[] = [];
  try {
    connection.exec('BEGIN IMMEDIATE');
    await runGroup(connection, queue, group);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    // Nothing of this group is in the database: everybody in it hears the same failure, the next in line if it is empty.
    if (group.length === 0) queue.shift()?.fail(error);
    for (const waiting of group) waiting.fail(error);
    return;
  }
  for (const waiting of group) waiting.settle();
}

/** Moves works from the queue into the group, running each; those that were rolled back alone drop out again. */
async function runGroup(connection: EmbeddedConnection, queue: Waiting[], group: Waiting[]): Promise<void> {
  const until = performance.now() + GROUP_MILLISECONDS;
  do {
    const next = queue.shift();
    if (!next) return;
    group.push(next);
    if (!(await runInSavepoint(connection, next))) group.pop();
  } while (group.length < GROUP_SIZE && performance.now() < until);
}

/** False when the work refused or failed and was rolled back alone; throws when the whole group is lost. */
async function runInSavepoint(connection: EmbeddedConnection, waiting: Waiting): Promise<boolean> {
  connection.exec('SAVEPOINT work');
  try {
    await waiting.run();
  } catch (error) {
    // SQLite has already undone everything after a full disk or an I/O error.
    if (!connection.inTransaction) throw error;
    connection.exec('ROLLBACK TO work');
    connection.exec('RELEASE work');
    waiting.fail(error);
    return false;
  }
  connection.exec('RELEASE work');
  return true;
}
