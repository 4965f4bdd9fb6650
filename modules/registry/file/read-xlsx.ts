import { Readable } from 'node:stream';
import Excel from 'exceljs';
import { FileRefused } from './refusal.ts';
import type { FileSource } from './source.ts';
import type { RawRow } from './table.ts';
import { checkWorkbookArchive } from './zip-limits.ts';

const MAX_BYTES = 50_000_000;
export const MAX_XLSX_ROWS = 200_000;
const PORTION = 500;

/**
 * Reads the one sheet with data of a workbook in portions of rows; cells become the text a person sees, dates
 * `YYYY-MM-DD`. The archive is checked before it is opened. Throws `FileRefused`.
 */
export async function* readXlsx(source: FileSource): AsyncGenerator<RawRow[]> {
  if (source.sizeBytes > MAX_BYTES)
    throw new FileRefused({ code: 'E_XLSX', found: source.sizeBytes, expected: MAX_BYTES });
  const chunks: Buffer[] = [];
  for await (const chunk of source.open()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  await checkWorkbookArchive(bytes);
  const reader = new Excel.stream.xlsx.WorkbookReader(Readable.from(pieces(bytes)), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  let withData = 0;
  for await (const sheet of reader) {
    let portion: RawRow[] = [];
    let rows = 0;
    let width = 0;
    for await (const row of sheet) {
      const raw = rawRow(row, width);
      if (raw === undefined) continue;
      if (rows === 0) {
        withData += 1;
        width = raw.cells.length;
      }
      rows += 1;
      if (withData > 1) throw new FileRefused({ code: 'E_XLSX' });
      if (rows > MAX_XLSX_ROWS + 1) throw new FileRefused({ code: 'E_ROWS', expected: MAX_XLSX_ROWS });
      portion.push(raw);
      if (portion.length === PORTION) {
        yield portion;
        portion = [];
      }
    }
    yield portion;
  }
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** Empty cells at the end of a row are not stored in a workbook: `width` cells are given at least. */
function rawRow(row: Excel.Row, width: number): RawRow | undefined {
  const values = Array.isArray(row.values) ? row.values : [];
  // exceljs counts columns from 1.
  const length = Math.max(width, values.length - 1);
  const cells = Array.from({ length }, (_, index) => cellText(values[index + 1]));
  return cells.some((cell) => cell !== '') ? { rowNo: row.number, cells } : undefined;
}

function cellText(value: Excel.CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value instanceof Date ? dateText(value) : objectText(value);
}

type CellObject = Exclude<Excel.CellValue, null | undefined | string | number | boolean | Date>;

/** Rich text, an error such as #N/A, a link's text, or the result a formula had when it was saved. */
function objectText(value: CellObject): string {
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return value.error;
  return cellText('hyperlink' in value ? value.text : value.result);
}

/** A workbook keeps 15 digits: longer whole numbers have lost their end and show it, fractions lose their noise. */
function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) >= 1e15) return value.toExponential().toUpperCase();
  return String(Number(value.toPrecision(15)));
}

function dateText(value: Date): string {
  return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
}
