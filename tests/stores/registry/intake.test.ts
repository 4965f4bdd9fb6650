import { eachDatabase, type TestDatabase } from '../../support/databases.ts';
import { idOf } from '../../rules/registry/fixtures.ts';
import { intakeBench, register, subsidies, type Bench } from './intake-bench.ts';

const WEI = idOf('1970-03-05', 11);
const NA = idOf('1972-08-01', 22);

const FAMILY = register(
  [
    '1001',
    WEI,
    '张伟',
    '男',
    '1970-03-05',
    '户主',
    '田州镇',
    '那坡村',
    '13800138012',
    '2020-01-01',
    '12000.50',
  ],
  ['1001', NA, '李娜', '女', '1972-08-01', '配偶', '田州镇', '那坡村', '', '2020-01-01', ''],
  ['1001', '', '张小宝', '男', '2010-05-05', '子女', '田州镇', '那坡村', '', '2020-01-01', ''],
);

eachDatabase((open) => {
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

  test('a register becomes persons and households, visible all at once', async () => {
    const waiting = await bench.submit(FAMILY);
    expect(waiting.state).toBe('received');
    expect(await db.inTransaction((tx) => bench.registry.householdIds(tx, undefined, 10))).toEqual([]);
    await bench.registry.intake.process(db.inTransaction);
    const batch = await bench.batch(waiting.id);
    expect(bench.faults).toEqual([]);
    expect(batch).toMatchObject({
      state: 'published',
      rows: 3,
      rejected: 0,
      fresh: 3,
      clean: 3,
      format: 'csv',
      encoding: 'utf-8',
    });
    const [householdId = ''] = await db.inTransaction((tx) => bench.registry.householdIds(tx, undefined, 10));
    const household = await db.inTransaction((tx) => bench.registry.household(tx, householdId));
    expect(household).toMatchObject({
      villageCode: '451003100201',
      villageName: '那坡村民委员会',
      members: [
        { name: '张伟', relation: 'head', head: true, birthDate: '1970-03-05' },
        { name: '李娜', relation: 'spouse', head: false },
        { name: '张小宝', relation: 'child', head: false, birthDate: '2010-05-05' },
      ],
    });
    expect(bench.events).toEqual([
      {
        name: 'registry.batch-published',
        payload: { batchId: batch.id, datasetId: 'civil-register', agencyId: 'civil-affairs' },
      },
      { name: 'registry.households-changed', payload: { householdIds: [householdId] } },
    ]);
  });

  test('a person is found by ID number and name together, never by one of them', async () => {
    await bench.deliver(FAMILY);
    const find = (idNumber: string, name: string) =>
      db.inTransaction((tx) => bench.registry.findPerson(tx, { idNumber, name }));
    const wei = await find(WEI, '张 伟');
    expect(wei).toMatchObject({
      name: '张伟',
      sex: 'male',
      birthDate: '1970-03-05',
      deceased: false,
      villageCode: '451003100201',
    });
    expect(wei?.maskedIdNumber).toBe(`${WEI.slice(0, 6)}**********${WEI.slice(16)}`);
    expect(JSON.stringify(wei)).not.toContain(WEI);
    const fifteen = `${WEI.slice(0, 6)}${WEI.slice(8, 17)}`;
    expect((await find(fifteen, '张伟'))?.personId).toBe(wei?.personId);
    expect(await find(WEI, '李娜')).toBeUndefined();
    expect(await find(WEI, '张*')).toBeUndefined();
    expect(await find(idOf('1970-03-05', 13), '张伟')).toBeUndefined();
    expect(await find('nonsense', '张伟')).toBeUndefined();
  });

  test('the same rows in a new file change nothing; a changed row becomes a new version', async () => {
    await bench.deliver(FAMILY);
    const again = await bench.deliver(`${FAMILY}\n`);
    expect(again).toMatchObject({ state: 'published', fresh: 0, changed: 0, unchanged: 3 });
    const before = bench.clock.now();
    const changed = await bench.deliver(FAMILY.replace('12000.50', '13000'));
    expect(changed).toMatchObject({ fresh: 0, changed: 1, unchanged: 2 });
    const [householdId = ''] = await db.inTransaction((tx) => bench.registry.householdIds(tx, undefined, 10));
    const incomes = async (instant: number) =>
      (await db.inTransaction((tx) => bench.registry.recordsOfHousehold(tx, householdId, { instant })))
        .map(({ values }) => values['income'])
        .filter((income) => income !== null);
    expect(await incomes(before)).toEqual([1_200_050]);
    expect(await incomes(bench.clock.now())).toEqual([1_300_000]);
  });

  test('other agencies join by valid number and name, by traits, and by household', async () => {
    await bench.deliver(FAMILY);
    const batch = await bench.deliver(
      subsidies(
        [WEI, '张伟', '那坡村', '', '2024', '2024-05-01', '100'],
        [`${NA.slice(0, 6)}${NA.slice(8, 17)}`, '李哪', '', '', '2024', '2024-05-01', '200.5'],
        ['', '张小宝', '', '1001', '2024', '2024-05-01', '50'],
        [WEI, '王芳', '', '', '2023', '2024-05-01', '70'],
        ['', '赵钱孙', '', '', '2024', '2024-05-01', '80'],
      ),
      'finance-subsidies',
    );
    expect(batch).toMatchObject({ state: 'published', rejected: 0, fresh: 5 });
    expect(Object.fromEntries(batch.findings.map(({ code, count }) => [code, count]))).toMatchObject({
      F_BORROWED_ID: 1,
      F_UNLINKED: 2,
      F_ID_15: 1,
    });
    const [householdId = ''] = await db.inTransaction((tx) => bench.registry.householdIds(tx, undefined, 10));
    const records = await db.inTransaction((tx) =>
      bench.registry.recordsOfHousehold(tx, householdId, { instant: bench.clock.now() }),
    );
    const paid = records.filter(({ datasetId }) => datasetId === 'finance-subsidies');
    expect(paid.map(({ values }) => values['amount'])).toEqual([10_000, 20_050, 5_000]);
    expect(paid[0]).toMatchObject({
      agencyId: 'finance',
      eventDate: '2024-05-01',
      provenance: { batchId: batch.id, rowNo: 2, contractVersion: 1 },
    });
    expect(JSON.stringify(records)).not.toContain(WEI);
    expect(JSON.stringify(records)).not.toContain('13800138012');
  });
});
