import fc from 'fast-check';
import {
  checkRow,
  payloadText,
  type CheckedRow,
  type StandardRow,
} from '../../../modules/registry/intake/check-row.ts';
import { checkedRows } from '../../../modules/registry/intake/checked-rows.ts';
import { scanFile } from '../../../modules/registry/intake/scan-file.ts';
import { recognise } from '../../../modules/registry/file/table.ts';
import { csvLine } from '../../../modules/registry/file/error-file.ts';
import { villageFinder } from '../../../modules/registry/values/village-spelling.ts';
import { FileRefused } from '../../../modules/registry/file/refusal.ts';
import { collect, idOf, REGISTER_HEADERS, registerContract, sourceOf, VILLAGES } from './fixtures.ts';

const contract = registerContract();
const rules = {
  contract,
  columns: contract.columns,
  findVillage: villageFinder(VILLAGES),
  today: '2026-11-23',
};
const WEI = idOf('1970-03-05', 11);
const CLEAN: Readonly<Record<string, string>> = {
  户号: '1001',
  身份证号: WEI,
  姓名: '张伟',
  性别: '男',
  出生日期: '1970-03-05',
  与户主关系: '户主',
  乡镇: '田州镇',
  村: '那坡村',
  联系电话: '13800138012',
  登记日期: '2020-01-01',
  '年收入(元)': '12000.50',
};

function checked(change: Readonly<Record<string, string>> = {}): CheckedRow {
  const cells = REGISTER_HEADERS.map((header) => change[header] ?? CLEAN[header] ?? '');
  return checkRow({ rowNo: 2, cells }, rules);
}

function standard(change: Readonly<Record<string, string>> = {}): StandardRow {
  const row = checked(change);
  if ('rejected' in row) throw new Error(JSON.stringify(row.findings));
  return row;
}

test('a clean row stands in our units, ID number and phone apart from its values', () => {
  const row = standard();
  expect(row.findings).toEqual([]);
  expect(row.eventDate).toBe('2020-01-01');
  expect(row.values).toEqual({
    householdNumber: '1001',
    name: '张伟',
    sex: 'male',
    birthDate: '1970-03-05',
    relation: 'head',
    township: '田州镇',
    village: '451003100201',
    registeredOn: '2020-01-01',
    income: 1_200_050,
  });
  expect(row.subject).toMatchObject({
    idNumber: WEI,
    idBirthDate: '1970-03-05',
    phone: '13800138012',
    villageCode: '451003100201',
  });
});

test.each([
  ['户号', '', 'E_REQUIRED'],
  ['户号', '1.00123E+15', 'E_PRECISION'],
  ['身份证号', '4.50102E+17', 'E_PRECISION'],
  ['姓名', '', 'E_REQUIRED'],
  ['姓名', '？？？', 'E_TYPE'],
  ['姓名', '张\u0000伟', 'E_CONTROL'],
  ['姓名', '张'.repeat(2_000), 'E_CELL'],
  ['性别', '不男不女', 'E_VALUE'],
  ['与户主关系', '邻居', 'E_VALUE'],
  ['出生日期', '70-3-5', 'E_YEAR2'],
  ['出生日期', '25632', 'E_SERIAL'],
  ['出生日期', '2970-03-05', 'E_DATE'],
  ['出生日期', '2026-11-24', 'E_FUTURE'],
  ['登记日期', '2027-01-01', 'E_FUTURE'],
  ['年收入(元)', '-1', 'E_RANGE'],
  ['年收入(元)', '一万二', 'E_TYPE'],
  ['年收入(元)', '0.001', 'E_TYPE'],
])('%s = %j keeps the row out: %s', (header, cell, code) => {
  const row = checked({ [header]: cell });
  expect('rejected' in row && row.findings.map((finding) => finding.code)).toContain(code);
});

test.each([
  ['身份证号', `${WEI.slice(0, 17)}${WEI.endsWith('5') ? '6' : '5'}`, 'F_ID_CHECK'],
  ['身份证号', `${WEI.slice(0, 6)}${WEI.slice(8, 17)}`, 'F_ID_15'],
  ['身份证号', ` ${WEI.slice(0, 6)} ${WEI.slice(6)}`, 'F_ID_WRITTEN'],
  ['身份证号', WEI.slice(0, 17), 'F_ID_LENGTH'],
  ['身份证号', '111111111111111111', 'F_PLACEHOLDER'],
  ['姓名', '张 伟', 'F_NAME_WRITTEN'],
  ['姓名', '张*', 'F_NAME_MASKED'],
  ['姓名', '张□', 'F_NAME_UNREADABLE'],
  ['性别', '女', 'F_SEX_MISMATCH'],
  ['出生日期', '1970-04-10', 'F_BIRTH_MISMATCH'],
  ['出生日期', '农历二月廿八', 'F_LUNAR'],
  ['出生日期', '1900-01-01', 'F_DEFAULT_DATE'],
  ['村', '月亮村', 'F_VILLAGE_UNKNOWN'],
  ['联系电话', '12345', 'F_PHONE'],
])('%s = %j is marked and kept: %s', (header, cell, code) => {
  const row = standard({ [header]: cell });
  expect(row.findings.map((finding) => finding.code)).toContain(code);
});

test('a wrong check digit, a placeholder and a rounded number never join anybody', () => {
  for (const cell of [
    `${WEI.slice(0, 17)}${WEI.endsWith('5') ? '6' : '5'}`,
    '111111111111111111',
    WEI.slice(0, 17),
  ])
    expect(standard({ 身份证号: cell }).subject.idNumber).toBeUndefined();
});

test('the same row in another order of columns says the same', () => {
  const reversed = [...contract.columns].reverse();
  const cells = reversed.map(({ header }) => CLEAN[header] ?? '');
  const row = checkRow({ rowNo: 2, cells }, { ...rules, columns: reversed });
  if ('rejected' in row) throw new Error('rejected');
  expect(payloadText(row)).toBe(payloadText(standard()));
  expect(row.keyText).toBe(standard().keyText);
});

test('people without a number do not share a key', () => {
  const keys = [standard({ 身份证号: '' }), standard({ 身份证号: '', 姓名: '李娜' }), standard()].map(
    (row) => row.keyText,
  );
  expect(new Set(keys).size).toBe(3);
});

test('a short or long row and a broken quote are set aside', () => {
  expect(checkRow({ rowNo: 5, cells: ['a'] }, rules)).toEqual({
    rowNo: 5,
    rejected: true,
    findings: [{ code: 'E_COLUMNS' }],
  });
  expect(checkRow({ rowNo: 5, cells: ['a'], fault: 'E_QUOTE' }, rules)).toMatchObject({
    findings: [{ code: 'E_QUOTE' }],
  });
});

test('no row of any cells makes it throw, and a kept row never carries its ID number or phone in its values', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...Object.values(CLEAN), '', '-', '无', '🚜', '𠮷田'),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 11, maxLength: 11 }), (cells) => {
      const row = checkRow({ rowNo: 2, cells }, rules);
      if ('rejected' in row) expect(row.findings.length).toBeGreaterThan(0);
      else expect(Object.keys(row.values)).not.toEqual(expect.arrayContaining(['idNumber', 'phone']));
    }),
  );
});

describe('the file as a whole', () => {
  const line = (change: Readonly<Record<string, string>> = {}): string =>
    csvLine(REGISTER_HEADERS.map((header) => change[header] ?? CLEAN[header] ?? ''));

  async function scan(lines: readonly string[], declaredRows: number | null = null, change = {}) {
    const source = sourceOf([REGISTER_HEADERS.join(','), '\r\n', ...lines].join(''), 1_000);
    const reading = { source, format: await recognise(source), ...rules, contract: registerContract(change) };
    const found = await scanFile(reading, {
      declaredRows,
      pause: () => Promise.resolve(),
    });
    const verdicts = (await collect(checkedRows(reading))).map((row) => found.verdict(row));
    return { found, verdicts };
  }

  test('equal rows with one key are one, different ones all need review', async () => {
    const { found, verdicts } = await scan([
      line(),
      line(),
      line({ 身份证号: idOf('1980-01-01', 1), 出生日期: '' }),
      line({ 身份证号: idOf('1980-01-01', 1), 出生日期: '', '年收入(元)': '7' }),
      line({ 身份证号: idOf('1990-01-01', 1), 出生日期: '' }),
    ]);
    expect(verdicts.map(({ kind }) => kind)).toEqual(['load', 'duplicate', 'rejected', 'rejected', 'load']);
    expect(verdicts[2]).toMatchObject({ findings: [{ code: 'E_KEY_CONFLICT' }] });
    expect(found).toMatchObject({
      rows: 5,
      rejected: 2,
      refusal: { code: 'E_TOLERANCE', found: 4_000, expected: 2_000 },
    });
  });

  test('the tolerance is exact in basis points', async () => {
    const rows = Array.from({ length: 15 }, (_, n) =>
      line({ 身份证号: idOf('1980-01-01', n), 出生日期: '' }),
    );
    const three = rows.map((row, n) => (n < 3 ? line({ 姓名: '' }) : row));
    expect((await scan(three)).found.refusal).toBeUndefined();
    expect((await scan(three, null, { toleranceBp: 1_999 })).found.refusal).toMatchObject({
      code: 'E_TOLERANCE',
    });
  });

  test('a bad row or two in a short file refuse it only when they are more than a quarter', async () => {
    const rows = Array.from({ length: 3 }, (_, n) => line({ 身份证号: idOf('1980-01-01', n), 出生日期: '' }));
    const bad = line({ 姓名: '' });
    expect((await scan([...rows, bad])).found.refusal).toBeUndefined();
    expect((await scan([...rows, ...rows, bad, bad])).found.refusal).toBeUndefined();
    expect((await scan([...rows.slice(1), line({ 姓名: '' })])).found.refusal).toMatchObject({
      code: 'E_TOLERANCE',
    });
  });

  test('empty files, other numbers of rows than declared, and too many rows', async () => {
    expect((await scan([])).found.refusal).toEqual({ code: 'E_EMPTY' });
    expect((await scan([], null, { allowEmpty: true })).found.refusal).toBeUndefined();
    expect((await scan([line()], 2)).found.refusal).toEqual({ code: 'E_DECLARED', found: 1, expected: 2 });
    await expect(scan([line(), line()], null, { maxRows: 1 })).rejects.toThrow(FileRefused);
  });
});

test('cells that a spreadsheet would run are disarmed, all others stay as they are', () => {
  expect(csvLine(['=1+1', '+1', '-1', '@a', '\tx', 'a=b', '"q"', 'a,b'])).toBe(
    `'=1+1,'+1,'-1,'@a,'\tx,a=b,"""q""","a,b"\r\n`,
  );
});
