import { archive, zipEntry } from './zip-file.ts';
import { gb18030, idOf } from '../rules/registry/fixtures.ts';

/** What a delivered file must come to, whichever way it is delivered. */
export interface BadFile {
  /** The row of section 6 of the registry reference. */
  row: string;
  what: string;
  content: Buffer;
  gate: 'pass' | 'hold' | 'refuse';
  refusal?: string;
  byteOffset?: number;
  encoding?: string;
  format?: string;
  rejected?: number;
  /** Code and header of findings that must be among those of the file. */
  findings?: readonly (readonly [code: string, header?: string])[];
  warnings?: readonly string[];
}

export const LAND_DATASET = 'land-contracts';
export const LAND_HEADERS = [
  ...['合同编号', '承包方代表', '证件号码', '乡镇', '村委会', '电话', '合同面积(亩)', '地块数'],
  ...['承包期起', '承包期止'],
];
const PLAIN = ['', '张伟', '', '', '', '', '3.5', '2', '2018-01-01', '2048-01-01'];

type Change = Readonly<Record<string, string>>;

/** A row of the land contracts; `change` by header. Cells are written as they are. */
export function landRow(number: string, change: Change = {}): string[] {
  return LAND_HEADERS.map((header, index) => change[header] ?? (index === 0 ? number : (PLAIN[index] ?? '')));
}

export function landLines(rows: readonly (readonly string[])[], separator = ','): string {
  return `${[LAND_HEADERS, ...rows].map((cells) => cells.join(separator)).join('\n')}\n`;
}

/** Rows without any fault, each with an ID number of its own. */
export function goodRows(count: number, prefix = 'G', change: Change = {}): string[][] {
  return Array.from({ length: count }, (_, index) => {
    const birthDate = `19${String(50 + (index % 40))}-0${String(1 + (index % 9))}-1${String(index % 10)}`;
    return landRow(`${prefix}${String(index)}`, { 证件号码: idOf(birthDate, index % 999), ...change });
  });
}

let serial = 0;

/** 60 good rows and some others, so that the others stay within the tolerance; no two files are the same. */
function among(...others: readonly (readonly string[])[]): string {
  return landLines([...goodRows(60, `F${String((serial += 1))}-`), ...others]);
}

function other(change: Change): string[] {
  return landRow(`X${String((serial += 1))}`, change);
}

const text = (content: string): Buffer => Buffer.from(content);

function encodings(): BadFile[] {
  const row = 'encodings';
  const utf16 = (content: string): Buffer => Buffer.from(`\uFEFF${content}`, 'utf16le');
  const cut = text(among()).subarray(0, -4);
  return [
    { row: 'GBK/GB18030 CSV', what: 'GB18030', content: gb18030(among()), gate: 'pass', encoding: 'gb18030' },
    {
      row: 'UTF-8 BOM / CRLF / quoted newline',
      what: 'all three',
      content: text(
        `\uFEFF${among(other({ 承包方代表: '"张伟"', 乡镇: '"甲\n乙"' })).replaceAll('\n', '\r\n')}`,
      ),
      gate: 'pass',
      encoding: 'utf-8-bom',
    },
    {
      row: 'UTF-16 CSV',
      what: 'little end first',
      content: utf16(among()),
      gate: 'pass',
      encoding: 'utf-16le',
    },
    {
      row: 'UTF-16 CSV',
      what: 'big end first',
      content: utf16(among()).swap16(),
      gate: 'pass',
      encoding: 'utf-16be',
    },
    {
      row: 'UTF-16 CSV',
      what: 'without its mark',
      content: utf16(among()).subarray(2),
      gate: 'refuse',
      refusal: 'E_ENCODING',
    },
    {
      row: 'truncated mid-character / mixed encodings',
      what: 'cut off inside a character',
      content: Buffer.concat([cut, Buffer.from([0xe5, 0xbc])]),
      gate: 'refuse',
      refusal: 'E_ENCODING',
      byteOffset: cut.length + 2,
    },
    {
      row: 'truncated mid-character / mixed encodings',
      what: 'UTF-8 continued in GB18030',
      content: Buffer.concat([text(among()), gb18030(other({ 承包方代表: '黄秀英' }).join(','))]),
      gate: 'refuse',
      refusal: 'E_ENCODING',
    },
  ].map((file) => ({ ...file, row: file.row === '' ? row : file.row })) as BadFile[];
}

function shapes(): BadFile[] {
  const headed = (change: (header: string) => string): string => {
    const [header = '', ...rest] = among().split('\n');
    return [change(header), ...rest].join('\n');
  };
  const reordered = [LAND_HEADERS, ...goodRows(60, `R${String((serial += 1))}-`)].map((cells) =>
    [...cells].reverse(),
  );
  return [
    {
      row: 'headers renamed, reordered or duplicated',
      what: 'renamed',
      content: text(headed((header) => header.replace('证件号码', '身份证'))),
      gate: 'refuse',
      refusal: 'E_HEADER',
    },
    {
      row: 'headers renamed, reordered or duplicated',
      what: 'duplicated',
      content: text(headed((header) => header.replace('乡镇', '电话'))),
      gate: 'refuse',
      refusal: 'E_HEADER',
    },
    {
      row: 'headers renamed, reordered or duplicated',
      what: 'in another order',
      content: text(`${reordered.map((cells) => cells.join(',')).join('\n')}\n`),
      gate: 'pass',
      rejected: 0,
    },
    {
      row: 'empty / header-only file',
      what: 'header only',
      content: text(landLines([])),
      gate: 'refuse',
      refusal: 'E_EMPTY',
    },
    {
      row: 'mixed delimiters, short/long rows',
      what: 'a few',
      content: text(among(['short'], [...other({}), 'long'], [other({}).join(';')])),
      gate: 'pass',
      rejected: 3,
      findings: [['E_COLUMNS']],
    },
    {
      row: 'mixed delimiters, short/long rows',
      what: 'too many',
      content: text(`${landLines(goodRows(5, `M${String((serial += 1))}-`))}a;b\nc;d\ne;f\n`),
      gate: 'refuse',
      refusal: 'E_TOLERANCE',
    },
    {
      row: 'unclosed quote',
      what: 'in the middle',
      content: text(among(other({ 承包方代表: '"张伟' }), ...goodRows(20, `Q${String((serial += 1))}-`))),
      gate: 'refuse',
      refusal: 'E_COUNT',
    },
  ];
}

function cells(): BadFile[] {
  const one = (row: string, what: string, change: Change, expected: Partial<BadFile>): BadFile => ({
    row,
    what,
    content: text(among(other(change))),
    gate: 'pass',
    ...expected,
  });
  const flagged = (code: string, header: string): Partial<BadFile> => ({
    rejected: 0,
    findings: [[code, header]],
  });
  const rejected = (code: string, header: string): Partial<BadFile> => ({
    rejected: 1,
    findings: [[code, header]],
  });
  const id = idOf('1970-03-05', 11);
  const dates = 'Excel serial date 45123, 2-digit year, lunar, 0000-00-00, 1900-01-01 default';
  const numbers = '15/17-digit id, lower x, full-width digits, inner spaces';
  const names = 'names';
  return [
    one('3 MB cell, NUL bytes', '5 kB', { 乡镇: 'x'.repeat(5_000) }, rejected('E_CELL', '乡镇')),
    one('3 MB cell, NUL bytes', 'NUL', { 乡镇: 'a\u0000b' }, rejected('E_CONTROL', '乡镇')),
    one('id as number', 'exponent', { 证件号码: '4.50102E+17' }, flagged('F_PRECISION', '证件号码')),
    one('id as number', 'as the key', { 合同编号: '4.50102E+17' }, rejected('E_PRECISION', '合同编号')),
    one(dates, 'serial', { 承包期起: '45123' }, rejected('E_SERIAL', '承包期起')),
    one(dates, 'two digits', { 承包期起: '18-01-02' }, rejected('E_YEAR2', '承包期起')),
    one(dates, 'lunar', { 承包期起: '农历正月初五' }, flagged('F_LUNAR', '承包期起')),
    one(dates, 'zero', { 承包期起: '0000-00-00' }, flagged('F_DEFAULT_DATE', '承包期起')),
    one(dates, 'default', { 承包期起: '1900-01-01' }, flagged('F_DEFAULT_DATE', '承包期起')),
    one(numbers, '15 digits', { 证件号码: '452622700305011' }, flagged('F_ID_15', '证件号码')),
    one(numbers, '17 digits', { 证件号码: id.slice(0, 17) }, flagged('F_ID_LENGTH', '证件号码')),
    one(
      numbers,
      'inner spaces',
      { 证件号码: `${id.slice(0, 6)} ${id.slice(6)}` },
      flagged('F_ID_WRITTEN', '证件号码'),
    ),
    one(names, 'inner space', { 承包方代表: '张 伟' }, flagged('F_NAME_WRITTEN', '承包方代表')),
    one(names, 'masked', { 承包方代表: '张*伟' }, flagged('F_NAME_MASKED', '承包方代表')),
    one(names, 'another dot', { 承包方代表: '买买提.艾力' }, flagged('F_NAME_WRITTEN', '承包方代表')),
    one(names, 'lost character', { 承包方代表: '张□' }, flagged('F_NAME_UNREADABLE', '承包方代表')),
    one('`=cmd|…`, `@SUM`, `+1` cells', 'stored', { 乡镇: '=cmd|calc' }, { rejected: 0 }),
    one(
      'dead person receiving, born in future, sex ≠ id digit',
      'in the future',
      { 承包期起: '2099-01-01' },
      {
        rejected: 1,
        findings: [['E_FUTURE', '承包期起']],
      },
    ),
    one(
      'dead person receiving, born in future, sex ≠ id digit',
      'ends before it begins',
      { 承包期止: '2017-01-01' },
      flagged('F_ORDER', '承包期止'),
    ),
    one(
      'all ids equal / one phone / placeholder',
      'placeholder',
      { 电话: '11111111111' },
      flagged('F_PLACEHOLDER', '电话'),
    ),
  ];
}

function keys(): BadFile[] {
  const row = 'duplicate primary key in file';
  const twice = other({});
  const apart = other({});
  return [
    {
      row,
      what: 'saying the same',
      content: text(among(twice, twice)),
      gate: 'pass',
      rejected: 0,
      findings: [['F_DUPLICATE']],
    },
    {
      row,
      what: 'saying different things',
      content: text(among(apart, apart.with(6, '9'))),
      gate: 'pass',
      rejected: 2,
      findings: [['E_KEY_CONFLICT']],
    },
    {
      row: 'all ids equal / one phone / placeholder',
      what: 'all ids equal',
      content: text(
        landLines(goodRows(60, `E${String((serial += 1))}-`, { 证件号码: idOf('1970-03-05', 11) })),
      ),
      gate: 'pass',
      warnings: ['W_ALL_EQUAL'],
    },
    {
      row: 'all ids equal / one phone / placeholder',
      what: 'one phone on many rows',
      content: text(
        landLines([
          ...goodRows(60, `P${String((serial += 1))}-`, { 电话: '13800138012' }),
          ...goodRows(60, `P${String((serial += 1))}-`),
          other({ 电话: '13800138013' }),
        ]),
      ),
      gate: 'pass',
      warnings: ['W_GENERIC'],
    },
  ];
}

function archives(): BadFile[] {
  const row = 'zip bomb, nested zip, `../` names, encrypted';
  const file = (name = 'data.csv', more = {}): ReturnType<typeof zipEntry> =>
    zipEntry(name, text(among()), more);
  const bad = (what: string, content: Buffer, refusal = 'E_ZIP'): BadFile => ({
    row,
    what,
    content,
    gate: 'refuse',
    refusal,
  });
  const entities = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>';
  return [
    { row, what: 'one data file', content: archive([file('数据/data.csv')]), gate: 'pass', format: 'csv' },
    bad('two data files', archive([file('a.csv'), file('b.csv')])),
    bad('nothing in it', archive([])),
    bad('a bomb', archive([zipEntry('a.csv', Buffer.alloc(5_000_000, 'a'))])),
    bad('a lying directory', archive([zipEntry('a.csv', Buffer.alloc(5_000_000, 'a'), { unpacked: 1_000 })])),
    bad('a nested archive', archive([zipEntry('inner.zip', archive([file()]))])),
    bad('a nested archive that lies about its name', archive([zipEntry('data.csv', archive([file()]))])),
    bad('a climbing path', archive([file('../data.csv')])),
    bad('encryption', archive([file('data.csv', { flags: 1 })])),
    bad('cut off', archive([file()]).subarray(0, -30)),
    bad(
      'a workbook with external entities',
      archive([zipEntry('xl/worksheets/sheet1.xml', text(entities))]),
      'E_XLSX',
    ),
    bad(
      'a workbook with a million shared strings',
      archive([zipEntry('xl/sharedStrings.xml', Buffer.from(sharedStrings(1_000_001)))]),
      'E_XLSX',
    ),
    {
      row: 'lying extension',
      what: 'a picture',
      content: Buffer.from('89504e470d0a1a0a00', 'hex'),
      gate: 'refuse',
      refusal: 'E_FORMAT',
    },
    {
      row: 'lying extension',
      what: 'a password-protected workbook',
      content: Buffer.from('d0cf11e0a1b11ae100', 'hex'),
      gate: 'refuse',
      refusal: 'E_XLSX',
    },
  ];
}

/** Strings that pack badly enough not to be taken for a bomb first. */
function sharedStrings(count: number): string {
  let seed = 1;
  const strings = Array.from({ length: count }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return `<si><t>${seed.toString(36)}</t></si>`;
  });
  return `<sst>${strings.join('')}</sst>`;
}

function jsonLines(): BadFile[] {
  const object = (cells: readonly string[]): string =>
    JSON.stringify(Object.fromEntries(LAND_HEADERS.map((header, index) => [header, cells[index]])));
  const good = goodRows(60, `J${String((serial += 1))}-`).map(object);
  const row = 'NDJSON';
  return [
    {
      row,
      what: 'objects',
      content: text(`${good.join('\n')}\n`),
      gate: 'pass',
      format: 'ndjson',
      rejected: 0,
    },
    {
      row,
      what: 'lines that are no flat objects',
      content: text(
        `${[...good, '{"合同编号":[1]}', '{"合同编号":"a","合同编号":"b"}', 'nothing'].join('\n')}\n\n`,
      ),
      gate: 'pass',
      rejected: 3,
      findings: [['E_JSON']],
    },
    {
      row: 'id as number',
      what: 'a long number in JSON',
      content: text(
        `${[...good, object(other({})).replace('"证件号码":""', '"证件号码":450102199001011260')].join('\n')}\n`,
      ),
      gate: 'pass',
      rejected: 0,
      findings: [['F_PRECISION', '证件号码']],
    },
    {
      row,
      what: 'an unknown key',
      content: text(`${[...good, object(other({})).replace('}', ',"宗教信仰":"x"}')].join('\n')}\n`),
      gate: 'refuse',
      refusal: 'E_PROHIBITED',
    },
  ];
}

/** Every file of section 6 that one delivery shows; what needs two deliveries stands in the tests themselves. */
export function badFiles(): readonly BadFile[] {
  return [...encodings(), ...shapes(), ...cells(), ...keys(), ...archives(), ...jsonLines()];
}

/** What a delivery showed, in one form for the API and the command. */
export interface Seen {
  refusal: { code: string; byteOffset?: number } | null | undefined;
  encoding: string | null | undefined;
  format: string | null | undefined;
  rejected: number | undefined;
  findings: readonly { code: string; header?: string | null }[];
  warnings: readonly { code: string }[];
}

/** Holds what was seen against what a bad file must come to; what the file does not say is not looked at. */
export function expectSeen(file: BadFile, seen: Seen): void {
  expect(seen.refusal?.code).toBe(file.refusal);
  const said = {
    byteOffset: [file.byteOffset, seen.refusal?.byteOffset],
    encoding: [file.encoding, seen.encoding],
    format: [file.format, seen.format],
    rejected: [file.rejected, seen.rejected],
  };
  for (const [name, [expected, found]] of Object.entries(said))
    if (expected !== undefined) expect([name, found]).toEqual([name, expected]);
  for (const [code, header] of file.findings ?? [])
    expect(seen.findings).toContainEqual(
      expect.objectContaining({ code, ...(header === undefined ? {} : { header }) }),
    );
  expect(seen.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining([...(file.warnings ?? [])]));
}
