import Excel from 'exceljs';
import { DAY } from '../../../modules/kernel/clock.ts';
import type { HouseholdFile, PersonFile } from '../../../modules/registry/index.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';
import { gb18030, idOf, REGISTER_HEADERS } from '../../rules/registry/fixtures.ts';
import { intakeBench, register, subsidies, type Bench } from './intake-bench.ts';

const WEI = idOf('1970-03-05', 11);
const NA = idOf('1972-08-01', 22);

function member(number: string, name: string, idNumber: string, relation: string): string[] {
  return [number, idNumber, name, '', '', relation, '田州镇', '兴城村', '', '2020-01-01', ''];
}

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

  const find = (idNumber: string, name: string): Promise<PersonFile | undefined> =>
    db.inTransaction((tx) => bench.registry.findPerson(tx, { idNumber, name }));
  const household = (id: string | undefined): Promise<HouseholdFile | undefined> =>
    db.inTransaction((tx) => bench.registry.household(tx, id ?? ''));
  const names = async (id: string | undefined): Promise<string[]> =>
    ((await household(id))?.members ?? []).map(({ name }) => name);

  test('a person who moves leaves the old household on publication, and both were as they were before', async () => {
    await bench.deliver(register(member('1', '张伟', WEI, '户主'), member('1', '李娜', NA, '配偶')));
    const old = (await find(WEI, '张伟'))?.householdId;
    const before = bench.clock.now();
    bench.clock.advance(DAY);
    const moved = register(member('2', '李娜', NA, '户主')).replace('2020-01-01', '2026-05-01');
    const waiting = await bench.submit(moved);
    expect(await names(old)).toEqual(['张伟', '李娜']);
    await bench.registry.intake.process(db.inTransaction);
    expect(await bench.batch(waiting.id)).toMatchObject({ state: 'published', changed: 1 });
    expect(await names(old)).toEqual(['张伟']);
    const own = (await find(NA, '李娜'))?.householdId;
    expect(own).not.toBe(old);
    expect(await names(own)).toEqual(['李娜']);
    const people = async (instant: number): Promise<number> =>
      new Set(
        (await db.inTransaction((tx) => bench.registry.recordsOfHousehold(tx, old ?? '', { instant }))).map(
          ({ personId }) => personId,
        ),
      ).size;
    expect([await people(before), await people(bench.clock.now())]).toEqual([2, 1]);
    const changed = bench.events.filter(({ name }) => name === 'registry.households-changed').at(-1);
    expect(changed?.payload).toEqual({ householdIds: [old ?? '', own ?? ''].sort() });
    expect(await db.inTransaction((tx) => bench.registry.villages(tx))).toMatchObject([
      { households: 2, persons: 2 },
    ]);
  });

  test('each attribute leads back to agency, file and row; the register comes first, what lost stays', async () => {
    await bench.deliver(
      subsidies([WEI, '张炜', '那坡村', '', '2024', '2024-01-01', '5']),
      'finance-subsidies',
    );
    const batch = await bench.deliver(
      register(member('9', '李娜', NA, '户主'), member('1', '张伟', WEI, '户主')),
    );
    const wei = await find(WEI, '张伟');
    const { name, village } = await db.inTransaction((tx) =>
      bench.registry.provenance(tx, wei?.personId ?? ''),
    );
    expect(name).toMatchObject([
      {
        value: '张伟',
        agencyId: 'civil-affairs',
        provenance: { batchId: batch.id, rowNo: 3, contractVersion: 1 },
      },
      { value: '张炜', agencyId: 'finance', provenance: { rowNo: 2 } },
    ]);
    expect(village.map(({ value }) => value)).toEqual(['451003100202']);
  });

  test('GB18030, UTF-16 and workbooks say the same as UTF-8', async () => {
    const text = register(member('1', '张伟', WEI, '户主'), member('1', '李娜', NA, '配偶'));
    expect(await bench.deliver(text)).toMatchObject({ fresh: 2 });
    const mark = Buffer.from('\uFEFF', 'utf16le');
    const others: [string, Buffer][] = [
      ['gb18030', gb18030(text)],
      ['utf-8-bom', Buffer.from(`\uFEFF${text}`)],
      ['utf-16le', Buffer.concat([mark, Buffer.from(text, 'utf16le')])],
    ];
    for (const [encoding, bytes] of others)
      expect(await bench.deliver(bytes)).toMatchObject({
        encoding,
        state: 'published',
        unchanged: 2,
        fresh: 0,
        changed: 0,
      });
    const book = new Excel.Workbook();
    const sheet = book.addWorksheet('数据');
    for (const line of text.trimEnd().split('\n')) sheet.addRow(line.split(','));
    expect(await bench.deliver(Buffer.from(await book.xlsx.writeBuffer()))).toMatchObject({
      format: 'xlsx',
      encoding: null,
      unchanged: 2,
    });
  });

  test('rare characters, dots and emoji come back as they were given', async () => {
    const text = register(member('1', '覃𠮷㛃', WEI, '户主'), member('1', '买买提．艾力', NA, '配偶'));
    await bench.deliver(text);
    expect((await find(WEI, '覃𠮷㛃'))?.name).toBe('覃𠮷㛃');
    expect((await find(NA, '买买提·艾力'))?.name).toBe('买买提·艾力');
    expect((await find(NA, '买买提•艾力'))?.name).toBe('买买提·艾力');
  });

  test('no table holds an ID number or a phone in the clear', async () => {
    const row = member('1', '张伟', WEI, '户主');
    row[REGISTER_HEADERS.indexOf('联系电话')] = '13800138012';
    const batch = await bench.deliver(register(row, member('', '李娜', NA, '配偶')));
    expect(batch.state).toBe('refused');
    await bench.deliver(register(row));
    for (const { tableName } of db.source.entityMetadatas) {
      const dump = JSON.stringify(await db.inTransaction((tx) => tx.query(`SELECT * FROM ${tableName}`)));
      for (const secret of [WEI, NA, '13800138012']) expect(dump).not.toContain(secret);
    }
  });

  test('a borrowed number opens a case and its owner’s file stays clean', async () => {
    await bench.deliver(register(member('1', '张伟', WEI, '户主')));
    const batch = await bench.deliver(
      subsidies([WEI, '陈晓梅', '', '', '2024', '2024-01-01', '5']),
      'finance-subsidies',
    );
    expect(batch.findings.map(({ code }) => code)).toContain('F_BORROWED_ID');
    const wei = await find(WEI, '张伟');
    const records = await db.inTransaction((tx) =>
      bench.registry.recordsOfHousehold(tx, wei?.householdId ?? '', { instant: bench.clock.now() }),
    );
    expect(records.map(({ datasetId }) => datasetId)).toEqual(['civil-register']);
    const cases = await db.inTransaction((tx) =>
      tx.query<{ kind: string; personId: string }[]>(
        `SELECT c.kind AS kind, r.person_id AS personId FROM registry_link_case c
         JOIN registry_source_record r ON r.id = c.left_node`,
      ),
    );
    expect(cases).toEqual([{ kind: 'borrowed-id', personId: wei?.personId }]);
    expect(await find(WEI, '陈晓梅')).toBeUndefined();
  });

  test('an unlinked row finds its person once the register knows it', async () => {
    const payment = ['', '张小宝', '', '1', '2024', '2024-01-01', '50'];
    const first = await bench.deliver(subsidies(payment), 'finance-subsidies');
    expect(first.fresh).toBe(1);
    await bench.deliver(register(member('1', '张伟', WEI, '户主'), member('1', '张小宝', '', '子女')));
    const id = (await find(WEI, '张伟'))?.householdId ?? '';
    const owners = async (): Promise<(string | undefined)[]> =>
      (
        await db.inTransaction((tx) =>
          bench.registry.recordsOfHousehold(tx, id, { instant: bench.clock.now() }),
        )
      )
        .filter(({ datasetId }) => datasetId === 'finance-subsidies')
        .map(({ personId }) => personId);
    const [owner] = await owners();
    expect((await household(id))?.members.find(({ personId }) => personId === owner)?.name).toBe('张小宝');
  });
});
