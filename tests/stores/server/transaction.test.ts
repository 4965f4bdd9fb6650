import type { InTransaction } from '../../../modules/kernel/transaction.ts';
import { oneAtATime } from '../../../server/transaction.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';

const INSERT = 'INSERT INTO server_job_lease (job, owner, until_at, token, slot) VALUES (?, ?, 0, 0, 0)';

async function owners(inTransaction: InTransaction): Promise<string[]> {
  const rows = await inTransaction<{ job: string }[]>((tx) =>
    tx.query('SELECT job FROM server_job_lease ORDER BY job'),
  );
  return rows.map((row) => row.job);
}

eachDatabase((open) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  test('keeps what succeeded and nothing of what threw, however they overlap', async () => {
    const { inTransaction } = database;
    const works = Array.from({ length: 40 }, (_, n) =>
      inTransaction(async (tx) => {
        await tx.query(INSERT, [`job-${String(n).padStart(2, '0')}`, 'x']);
        await Promise.resolve();
        if (n % 3 === 0) throw new Error('on purpose');
        return n;
      }),
    );
    const outcomes = await Promise.allSettled(works);
    const kept = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(kept).toHaveLength(26);
    expect(await owners(inTransaction)).toEqual(kept.map((n) => `job-${String(n).padStart(2, '0')}`));
  });

  test('refuses to nest', async () => {
    const inTransaction = oneAtATime(database.inTransaction);
    await expect(inTransaction(() => inTransaction(() => Promise.resolve(1)))).rejects.toThrow(
      'does not nest',
    );
    expect(await inTransaction(() => Promise.resolve(2))).toBe(2);
  });

  test('a hundred concurrent conditional updates lose nothing', async () => {
    const { inTransaction } = database;
    await inTransaction((tx) => tx.query(INSERT, ['counter', 'x']));
    const once = (): Promise<unknown> =>
      inTransaction((tx) =>
        tx.query('UPDATE server_job_lease SET token = token + 1 WHERE job = ?', ['counter']),
      );
    await Promise.all(Array.from({ length: 100 }, once));
    const [row] = await inTransaction<{ token: unknown }[]>((tx) =>
      tx.query('SELECT token FROM server_job_lease WHERE job = ?', ['counter']),
    );
    expect(Number(row?.token)).toBe(100);
  });

  test('text comes back as it was, and rare characters are not taken for each other', async () => {
    const { inTransaction } = database;
    for (const text of ['𠮷', '㛃', 'a', 'A', '买买提·阿卜杜热依木', '🌾']) {
      await inTransaction((tx) => tx.query(INSERT, [text, text]));
    }
    expect((await owners(inTransaction)).sort()).toEqual(
      ['A', 'a', '买买提·阿卜杜热依木', '㛃', '𠮷', '🌾'].sort(),
    );
  });
});
