import { parse } from 'csv-parse/sync';
import Excel from 'exceljs';
import fc from 'fast-check';
import { decodedText, detectEncoding } from '../../../modules/registry/file/encoding.ts';
import { FileRefused } from '../../../modules/registry/file/refusal.ts';
import { recognise, rowsOf, type RawRow } from '../../../modules/registry/file/table.ts';
import { archive, zipEntry } from '../../support/zip-file.ts';
import { collect, gb18030, sourceOf } from './fixtures.ts';

async function rows(bytes: Buffer | string, chunk = 7): Promise<RawRow[]> {
  const source = sourceOf(bytes, chunk);
  return collect(rowsOf(source, await recognise(source)));
}

async function refusal(bytes: Buffer | string, chunk = 7): Promise<FileRefused['refusal']> {
  const error: unknown = await rows(bytes, chunk).catch((thrown: unknown) => thrown);
  if (error instanceof FileRefused) return error.refusal;
  throw new Error('the file was not refused');
}

const TEXT = '姓名,村\r\n张伟,那坡村\r\n覃小妹,四那村\r\n';

describe('encodings', () => {
  const utf16 = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');
  test.each([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8-bom', Buffer.from(`\uFEFF${TEXT}`)],
    ['gb18030', gb18030(TEXT)],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
    ['utf-8', Buffer.from('a,b\n1,2\n')],
  ])('%s is recognised and read whatever the chunks', async (encoding, bytes) => {
    for (const chunk of [1, 2, 3, 1_000]) {
      const source = sourceOf(bytes, chunk);
      expect(await detectEncoding(source)).toBe(encoding);
      let text = '';
      for await (const part of decodedText(source, encoding as 'utf-8')) text += part;
      expect(text.startsWith(encoding === 'utf-8' && bytes.length < 20 ? 'a,b' : '姓名,村')).toBe(true);
    }
  });
  test('text that looks like UTF-8 for its first characters is still GB18030', async () => {
    expect(await detectEncoding(sourceOf(gb18030('一,联通\n二,张伟\n')))).toBe('gb18030');
  });
  test('four-byte GB18030 and rare characters survive', async () => {
    const bytes = Buffer.concat([gb18030('姓名\n'), Buffer.from('95328236', 'hex')]);
    expect((await rows(bytes))[1]?.cells[0]).toBe('𠀀');
  });
  test.each([
    ['UTF-8 cut off inside a character', Buffer.from(TEXT).subarray(0, 14), 14],
    [
      'UTF-8 continued in GB18030',
      Buffer.concat([Buffer.from(TEXT), gb18030('黄秀英,兴城村\n')]),
      Buffer.byteLength(TEXT) + 1,
    ],
    ['bytes of neither', Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), 2],
    ['GB18030 cut off', gb18030('姓名,村\n张伟').subarray(0, 11), 11],
    [
      'UTF-16 with half a pair',
      Buffer.concat([Buffer.from('\uFEFFa,b\n', 'utf16le'), Buffer.from([0x00, 0xd8, 0x61, 0x00])]),
      undefined,
    ],
    ['UTF-16 without its mark', Buffer.from('a,b\n1,2\n', 'utf16le'), 1],
  ])('%s is refused with the place', async (_, bytes, offset) => {
    const found = await refusal(bytes);
    expect(found.code).toBe('E_ENCODING');
    if (offset !== undefined) expect(Math.abs((found.byteOffset ?? -99) - offset)).toBeLessThanOrEqual(1);
  });
});

describe('CSV', () => {
  test('quotes, line breaks, blank rows and the numbers of rows', async () => {
    expect(await rows('a,b\n"x, ""y""","1\n2"\n\n,\n3,4')).toEqual([
      { rowNo: 1, cells: ['a', 'b'] },
      { rowNo: 2, cells: ['x, "y"', '1\n2'] },
      { rowNo: 5, cells: ['3', '4'] },
    ]);
  });
  test.each([';', '\t', '|', '，'])('the delimiter %j is taken from the header', async (delimiter) => {
    expect((await rows(`甲${delimiter}乙\n1${delimiter}2\n`))[1]?.cells).toEqual(['1', '2']);
  });
  test('carriage returns alone end lines too', async () => {
    expect((await rows('a,b\r1,2\r3,4\r')).map(({ cells }) => cells[0])).toEqual(['a', '1', '3']);
  });
  test('a quote inside a cell is text, text behind a closing quote a fault of its row', async () => {
    const found = await rows('a,b\n5"管,1\n"x"y,2\n3,4\n');
    expect(found.map(({ fault }) => fault)).toEqual([undefined, undefined, 'E_QUOTE', undefined]);
    expect(found[1]?.cells[0]).toBe('5"管');
  });
  test.each([
    ['at the end', 'a,b\n1,2\n"3,4\n5,6\n'],
    ['closed by chance later', 'a,b\n"1,2\n3,4\n"5",6\n7,8\n'],
    ['swallowing many lines', `a,b\n"1,2\n${'3,4\n'.repeat(40)}"5",6\n`],
  ])('an unclosed quote %s refuses the file: no row vanishes', async (_, text) => {
    expect(await refusal(text)).toMatchObject({ code: 'E_COUNT' });
  });
  test('agrees with csv-parse on every well-formed table', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '田', '"', ',', '\n', ' ', '𠮷'), maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (table, chunk) => {
          const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
          const text = `h,i\n${table.map((row) => row.map(quoted).join(',')).join('\n')}\n`;
          const parsed: string[][] = parse(text);
          const expected = parsed.filter((row) => row.some((value) => value !== ''));
          expect((await rows(text, chunk)).map(({ cells }) => cells)).toEqual(expected);
        },
      ),
    );
  });
  test('never loses a line, whatever the text', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', '"', ',', '1'), minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const text = ['h,i', ...lines].join('\n');
        const found = await rows(text).catch((error: unknown) =>
          error instanceof FileRefused ? error.refusal.code : 'x',
        );
        if (typeof found === 'string') expect(found).toBe('E_COUNT');
        else {
          const spans = found
            .map(({ cells }) => cells.join('').split('\n').length)
            .reduce((a, b) => a + b, 0);
          const blank = found.length === 0 ? 0 : lines.length + 1 - spans;
          expect(blank).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
  test('a line of megabytes without end is refused, not kept in memory', async () => {
    expect((await refusal(Buffer.from(`a,b\n"${'x'.repeat(9_000_000)}`), 65_536)).code).toBe('E_COUNT');
  });
});

describe('XLSX', () => {
  async function workbook(fill: (book: Excel.Workbook) => void): Promise<Buffer> {
    const book = new Excel.Workbook();
    fill(book);
    return Buffer.from(await book.xlsx.writeBuffer());
  }
  test('cells become the text a person sees', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('数据');
      sheet.addRow(['姓名', '身份证号', '面积', '日期', '备注', '末列']);
      sheet.addRow([
        '张伟',
        Number('452622199001011234'),
        12.300000000000001,
        new Date('2026-03-05T00:00:00Z'),
        { formula: '1+1', result: 2 },
        '',
      ]);
      sheet.addRow([]);
      sheet.addRow([
        '覃小妹',
        '452622199001011260',
        3,
        '2026/3/6',
        { richText: [{ text: '甲' }, { text: '乙' }] },
      ]);
      book.addWorksheet('Sheet2');
    });
    const found = await rows(bytes, 4_096);
    expect(found.map(({ rowNo }) => rowNo)).toEqual([1, 2, 4]);
    expect(found[1]?.cells).toEqual([
      '张伟',
      expect.stringMatching(/^4\.526221990010112\d*E\+17$/),
      '12.3',
      '2026-03-05',
      '2',
      '',
    ]);
    expect(found[2]?.cells).toEqual(['覃小妹', '452622199001011260', '3', '2026/3/6', '甲乙', '']);
  });
  test('two sheets with data are refused', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('a').addRow(['x']);
      book.addWorksheet('b').addRow(['y']);
    });
    expect((await refusal(bytes)).code).toBe('E_XLSX');
  });
  test.each([
    ['macros', [zipEntry('xl/vbaProject.bin', Buffer.from('x'))], 'E_XLSX'],
    ['a climbing path', [zipEntry('../../etc/passwd', Buffer.from('x'))], 'E_ZIP'],
    ['a nested archive', [zipEntry('xl/inner.zip', Buffer.from('x'))], 'E_ZIP'],
    ['a bomb', [zipEntry('xl/worksheets/sheet1.xml', Buffer.alloc(5_000_000))], 'E_ZIP'],
    [
      'a bomb with a lying directory',
      [zipEntry('xl/worksheets/sheet1.xml', Buffer.alloc(5_000_000), { unpacked: 10 })],
      'E_ZIP',
    ],
    ['encryption', [zipEntry('xl/worksheets/sheet1.xml', Buffer.from('x'), { flags: 1 })], 'E_ZIP'],
    [
      'external entities',
      [
        zipEntry(
          'xl/worksheets/sheet1.xml',
          Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>'),
        ),
      ],
      'E_XLSX',
    ],
  ])('%s is refused', async (_, entries, code) => {
    expect((await refusal(archive(entries))).code).toBe(code);
  });
  test('a password or the old format is refused, and so is a cut-off archive', async () => {
    expect((await refusal(Buffer.from('d0cf11e0a1b11ae1000000', 'hex'))).code).toBe('E_XLSX');
    const whole = await workbook((book) => book.addWorksheet('a').addRow(['x']));
    expect((await refusal(whole.subarray(0, whole.length - 40))).code).toBe('E_ZIP');
    expect((await refusal(Buffer.from('%PDF-1.7 ....'))).code).toBe('E_FORMAT');
    expect((await refusal('')).code).toBe('E_EMPTY');
  });
});
