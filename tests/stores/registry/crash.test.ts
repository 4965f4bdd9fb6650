import type { InTransaction } from '../../../modules/kernel/transaction.ts';
import { MINUTE } from '../../../modules/kernel/clock.ts';
import { findBatch } from '../../../modules/registry/intake/batch-store.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';
import { idOf } from '../../rules/registry/fixtures.ts';
import { intakeBench, register, subsidies, type Bench } from './intake-bench.ts';

const ROWS = 2_300;

function manyRows(income = '100'): string {
  return register(
    ...Array.from({ length: ROWS }, (_, index) => [
      `H${String(Math.floor(index / 3))}`,
      idOf(`19${String(40 + (index % 50))}-0${String(1 + (index % 9))}-1${String(index % 10)}`, index % 997),
      '黄秀英',
      '',
      '',
      index % 3 === 0 ? '户主' : '子女',
      '田州镇',
      '兴城村',
      '',
      '2020-01-01',
      income,
    ]),
  );
}

class Killed extends Error {}

/** A door to the database that is slammed shut after some transactions: what a killed process leaves behind. */
function killedAfter(inTransaction: InTransaction, works: number): InTransaction {
  let left = works;
  return (work) => {
    if (left === 0) return Promise.reject(new Killed());
    left -= 1;
    return inTransaction(work);
  };
}

eachDatabase((open, kind) => {
  let db: TestDatabase;
  let bench: Bench;
  beforeEach(async () => {
    db = await open();
    bench = intakeBench(db);
  });
  afterEach(async () => {
    bench.remove();
    await db.close();
  });

  async function counts(): Promise<Record<string, number>> {
    const found: Record<string, number> = {};
    for (const table of ['source_record', 'household', 'household_member']) {
      const rows = await db.inTransaction((tx) =>
        tx.query<{ n: number | string }[]>(`SELECT COUNT(*) AS n FROM registry_${table}`),
      );
      found[table] = Number(rows[0]?.n);
    }
    return found;
  }

  const visible = (): Promise<string[]> =>
    db.inTransaction((tx) => bench.registry.householdIds(tx, undefined, 10_000));

  test('killed after any transaction, a batch is finished by the next process, once', async () => {
    const file = manyRows();
    // The last ones fall into the linking: keys and evidence, persons, memberships, publication.
    for (const works of kind === 'sqlite' ? [0, 2, 5, 8, 12, 14, 16, 18, 20, 24] : [5, 15]) {
      const own = await open();
      const its = intakeBench(own);
      const { id } = await its.submit(file);
      await its.registry.intake.process(killedAfter(own.inTransaction, works)).catch((error: unknown) => {
        expect(error).toBeInstanceOf(Killed);
      });
      const before = await own.inTransaction((tx) => findBatch(tx, id));
      const seen = await own.inTransaction((tx) => its.registry.householdIds(tx, undefined, 1));
      expect(seen.length > 0).toBe(before?.state === 'published');
      its.clock.advance(MINUTE);
      await its.restart().intake.process(own.inTransaction);
      expect(await its.batch(id)).toMatchObject({ state: 'published', rows: ROWS, fresh: ROWS, rejected: 0 });
      const [row] = await own.inTransaction((tx) =>
        tx.query<{ n: number | string }[]>('SELECT COUNT(*) AS n FROM registry_source_record'),
      );
      expect(Number(row?.n)).toBe(ROWS);
      its.remove();
      await own.close();
    }
  });

  test('a dataset that a silent process holds is free again after half a minute, not before', async () => {
    const { id } = await bench.submit(manyRows());
    await bench.registry.intake.process(killedAfter(db.inTransaction, 5)).catch(() => undefined);
    const state = (await bench.batch(id)).state;
    const other = bench.restart();
    await other.intake.process(db.inTransaction);
    expect((await bench.batch(id)).state).toBe(state);
    bench.clock.advance(MINUTE);
    await other.intake.process(db.inTransaction);
    expect((await bench.batch(id)).state).toBe('published');
  });

  test('two processes at once: each batch once, one dataset after the other', async () => {
    const first = await bench.submit(
      register([
        '1',
        idOf('1970-01-01', 1),
        '张伟',
        '',
        '',
        '户主',
        '田州镇',
        '兴城村',
        '',
        '2020-01-01',
        '1',
      ]),
    );
    const second = await bench.submit(
      register([
        '1',
        idOf('1970-01-01', 1),
        '张伟',
        '',
        '',
        '户主',
        '田州镇',
        '兴城村',
        '',
        '2020-01-01',
        '2',
      ]),
    );
    const third = await bench.submit(
      subsidies([idOf('1970-01-01', 1), '张伟', '', '', '2024', '2024-01-01', '5']),
      'finance-subsidies',
    );
    const other = bench.restart();
    await Promise.all([
      bench.registry.intake.process(db.inTransaction),
      other.intake.process(db.inTransaction),
    ]);
    await bench.registry.intake.process(db.inTransaction);
    expect(bench.faults).toEqual([]);
    for (const [batch, expected] of [
      [first, { fresh: 1 }],
      [second, { changed: 1 }],
      [third, { fresh: 1 }],
    ] as const)
      expect(await bench.batch(batch.id)).toMatchObject({ state: 'published', ...expected });
    const published = bench.events.filter(({ name }) => name === 'registry.batch-published');
    expect(published.length).toBe(3);
  });

  test('a failure of ours is repeated five times; then nothing is left, and the file may come again', async () => {
    await bench.deliver(manyRows('50'));
    const before = { counts: await counts(), visible: await visible() };
    const { id } = await bench.submit(manyRows('60'));
    const broken: InTransaction = (work) =>
      db.inTransaction(async (tx) => {
        const result = await work(tx);
        const batch = await findBatch(tx, id);
        if (batch && batch.loadedRow > 1_500) throw new Error('the disk is full');
        return result;
      });
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect((await bench.batch(id)).state).not.toBe('failed');
      await bench.registry.intake.process(broken);
      expect(bench.faults.length).toBe(attempt);
      bench.clock.advance(MINUTE);
    }
    expect(await bench.batch(id)).toMatchObject({ state: 'failed', attempts: 5, lastFault: 'Error' });
    expect({ counts: await counts(), visible: await visible() }).toEqual(before);
    bench.faults.length = 0;
    const again = await bench.deliver(manyRows('60'));
    expect(again).toMatchObject({ id, state: 'published', changed: ROWS, fresh: 0, rows: ROWS });
  });

  test('the same file twice at once is one batch', async () => {
    const content = register([
      '1',
      idOf('1970-01-01', 1),
      '张伟',
      '',
      '',
      '户主',
      '田州镇',
      '兴城村',
      '',
      '2020-01-01',
      '1',
    ]);
    const outcomes = await Promise.allSettled([
      bench.submit(content),
      bench.submit(content),
      bench.submit(content),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'batch-replayed' });
  });
});
