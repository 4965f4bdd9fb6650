import fc from 'fast-check';
import type { TestDatabase } from '../../support/databases.ts';
import { eachDatabase } from '../../support/databases.ts';
import { idOf } from '../../rules/registry/fixtures.ts';
import type { DecisionKind } from '../../../modules/registry/people/link-table.ts';
import { applyDecision, unlink, type Decided } from '../../../modules/registry/resolve/apply-decision.ts';
import { checkRebuild } from '../../../modules/registry/resolve/rebuild.ts';
import { intakeBench, register, subsidies, type Bench } from './intake-bench.ts';

const WEI = idOf('1970-03-05', 11);
const NA = idOf('1972-08-01', 22);

/** A row of the register; the relation may carry a birth date behind a slash. */
function member(number: string, name: string, idNumber: string, relation: string): string[] {
  const [role = '', born = ''] = relation.split('/');
  return [number, idNumber, name, '', born, role, '田州镇', '兴城村', '', '2020-01-01', ''];
}

function paid(idNumber: string, name: string, year: string, number = ''): string[] {
  return [idNumber, name, '兴城村', number, year, '2024-01-01', '5'];
}

interface Delivered {
  file: 'register' | 'subsidies';
  rows: readonly { number: string; name: string; id: string; born: string; year: number }[];
}

function fileOf({ file, rows }: Delivered): { file: string; dataset: string } {
  if (file === 'register')
    return {
      file: register(...rows.map(({ number, name, id, born }) => member(number, name, id, `子女/${born}`))),
      dataset: 'civil-register',
    };
  return {
    file: subsidies(...rows.map(({ name, id, year, number }) => paid(id, name, String(year), number))),
    dataset: 'finance-subsidies',
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

  const nodes = (): Promise<{ id: string; personId: string | null; dataset: string }[]> =>
    db.inTransaction((tx) =>
      tx.query(
        `SELECT id, person_id AS personId, dataset_id AS dataset FROM registry_source_record
         WHERE link_signature IS NOT NULL ORDER BY id`,
      ),
    );
  const rule = (ruling: {
    kind: DecisionKind;
    left: string;
    right: string;
    supersedes?: string;
  }): Promise<Decided> =>
    db.inTransaction((tx) =>
      applyDecision(tx, bench.registry.needs, { actor: 'usr_1', reason: '同一人', ...ruling }),
    );
  const check = () => db.inTransaction((tx) => checkRebuild(tx, bench.registry.needs));

  test('a merge keeps the older id, the younger one leads to it, and taking it back restores both', async () => {
    await bench.deliver(register(member('1', '张伟', WEI, '户主')));
    await bench.deliver(register(member('2', '李娜', NA, '户主')));
    const [left = '', right = ''] = (await nodes()).map(({ id }) => id);
    const [older = '', younger = ''] = (await nodes()).map(({ personId }) => personId ?? '');
    const ends = { left, right };
    const decided = await rule({ kind: 'must', ...ends });
    expect([...decided.merged]).toEqual([[older, [younger]]]);
    const person = (id: string) => db.inTransaction((tx) => bench.registry.person(tx, id));
    expect(await person(younger)).toMatchObject({ personId: older });
    expect(bench.events.filter(({ name }) => name === 'registry.persons-merged')).toEqual([
      { name: 'registry.persons-merged', payload: { personId: older, mergedPersonIds: [younger] } },
    ]);
    expect(bench.events.at(-1)?.name).toBe('registry.households-changed');
    expect((await check()).differing).toEqual([]);
    await expect(rule({ kind: 'cannot', ...ends })).resolves.toMatchObject({});
    expect(await person(younger)).toMatchObject({ personId: younger });
    expect((await nodes()).map(({ personId }) => personId)).toEqual([older, younger]);
    expect((await check()).differing).toEqual([]);
  });

  test('an un-link moves only that node, its records follow, and the case of the pair closes', async () => {
    await bench.deliver(register(member('1', '张伟', WEI, '户主'), member('2', '李娜', NA, '户主')));
    await bench.deliver(subsidies(paid(WEI, '张伟', '2023'), paid(NA, '李娜', '2023')), 'finance-subsidies');
    const before = await nodes();
    const [wei, na, payment] = before;
    expect(payment?.personId).toBe(wei?.personId);
    const ends = { left: wei?.id ?? '', right: payment?.id ?? '' };
    await db.inTransaction((tx) =>
      unlink(tx, bench.registry.needs, { ...ends, actor: 'usr_1', reason: '不是他' }),
    );
    const after = await nodes();
    expect(after.map(({ personId }) => personId === wei?.personId)).toEqual([true, false, false, false]);
    expect(after[1]).toEqual(na);
    expect(
      bench.events.some(
        ({ name }) => name === 'registry.persons-split' || name === 'registry.households-changed',
      ),
    ).toBe(true);
    expect((await check()).differing).toEqual([]);
    await expect(
      db.inTransaction((tx) =>
        unlink(tx, bench.registry.needs, { ...ends, actor: 'usr_1', reason: '不是他' }),
      ),
    ).rejects.toMatchObject({ code: 'not-linked' });
    // The ruling outlives the next delivery of the same words.
    await bench.deliver(subsidies(paid(WEI, '张伟', '2024')), 'finance-subsidies');
    expect((await nodes()).map(({ personId }) => personId)).toEqual(after.map(({ personId }) => personId));
  });

  test('decisions contradict nothing silently, and nothing is half-written', async () => {
    await bench.deliver(register(member('1', '张伟', WEI, '户主')));
    await bench.deliver(register(member('2', '李娜', NA, '户主')));
    const [wei, na] = await nodes();
    const ends = { left: wei?.id ?? '', right: na?.id ?? '' };
    await expect(rule({ kind: 'must', left: ends.left, right: 'rec_none' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(rule({ kind: 'must', left: ends.left, right: ends.left })).rejects.toMatchObject({
      code: 'not-found',
    });
    const { decision } = await rule({ kind: 'cannot', ...ends });
    await rule({ kind: 'must', ...ends, supersedes: decision.id });
    await expect(rule({ kind: 'cannot', ...ends, supersedes: decision.id })).rejects.toMatchObject({
      code: 'decision-superseded',
    });
    const [row] = await db.inTransaction((tx) =>
      tx.query<{ n: number | string }[]>('SELECT COUNT(*) AS n FROM registry_link_decision'),
    );
    expect(Number(row?.n)).toBe(2);
    expect((await check()).differing).toEqual([]);
  });

  test('a corrected row keeps its person; the words that nobody says any more stay behind with it', async () => {
    await bench.deliver(register(member('1', '张伟', WEI, '户主')));
    const [first] = await nodes();
    await bench.deliver(register(member('1', '张炜', WEI, '户主')));
    const all = await nodes();
    expect(all.map(({ personId }) => personId)).toEqual([first?.personId, first?.personId]);
    const file = await db.inTransaction((tx) => bench.registry.person(tx, first?.personId ?? ''));
    expect(file?.name).toBe('张炜');
    expect((await check()).differing).toEqual([]);
  });

  const names = ['张伟', '张炜', '李娜', '王芳', '李哪', '黄秀英'];
  const ids = ['', WEI, NA, idOf('1980-01-01', 5), idOf('1990-02-02', 6)];
  const row = fc.record({
    name: fc.constantFrom(...names),
    id: fc.constantFrom(...ids),
    number: fc.constantFrom('1', '2', '3'),
    born: fc.constantFrom('', '1970-03-05', '1980-01-01'),
    year: fc.integer({ min: 2020, max: 2024 }),
  });
  const act = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        file: fc.constantFrom('register', 'subsidies'),
        rows: fc.array(row, { minLength: 1, maxLength: 6 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom<DecisionKind>('must', 'cannot', 'borrowed', 'unlink'),
        left: fc.nat(),
        right: fc.nat(),
        undo: fc.boolean(),
      }),
    },
  );

  test('whatever is delivered and decided, a rebuild from the log gives the same registry', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 10 }), async (acts) => {
        const own = await open();
        const its = intakeBench(own);
        const read = () =>
          own.inTransaction((tx) =>
            tx.query<{ id: string }[]>(
              'SELECT id FROM registry_source_record WHERE link_signature IS NOT NULL ORDER BY id',
            ),
          );
        let last: string | undefined;
        for (const one of acts) {
          if ('file' in one) {
            const { file, dataset } = fileOf(one);
            await its.deliver(file, dataset).catch((error: unknown) => {
              expect(error).toMatchObject({ code: 'batch-replayed' });
            });
            continue;
          }
          const all = await read();
          const [left, right] = [all[one.left % all.length]?.id ?? '', all[one.right % all.length]?.id ?? ''];
          const ruling = {
            kind: one.kind,
            left,
            right,
            actor: 'usr_1',
            reason: '',
            ...(one.undo && last !== undefined ? { supersedes: last } : {}),
          };
          try {
            last = (await own.inTransaction((tx) => applyDecision(tx, its.registry.needs, ruling))).decision
              .id;
          } catch (error) {
            expect(['not-found', 'link-contradicts', 'decision-superseded']).toContain(
              (error as { code?: string }).code,
            );
          }
        }
        expect(its.faults).toEqual([]);
        const found = await own.inTransaction((tx) => checkRebuild(tx, its.registry.needs));
        its.remove();
        await own.close();
        expect(found.differing).toEqual([]);
      }),
      { numRuns: kind === 'sqlite' ? 25 : 3 },
    );
  }, 300_000);
});
