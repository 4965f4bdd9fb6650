import { beginning, type FileSource } from './source.ts';
import { readCsv } from './read-csv.ts';
import { FileRefused } from './refusal.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Encoding } from './encoding.ts';
import { detectEncoding } from './encoding.ts';

/** One row as it stands in the file. */
export interface RawRow {
  /** The row in the agency's own file; the header is row 1. */
  rowNo: number;
  cells: readonly string[];
  /** Set when the row could not be split into cells. */
  fault?: 'E_QUOTE';
}

/** What kind of file it is; reading its rows begins anew with every call. */
export interface FileFormat {
  format: 'csv' | 'xlsx';
  encoding?: Encoding;
}

/** Recognises a file by its content, never by its name; throws `FileRefused` for what we do not take. */
export async function recognise(source: FileSource): Promise<FileFormat> {
  if (source.sizeBytes === 0) throw new FileRefused({ code: 'E_EMPTY' });
  const head = await beginning(source, 8);
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return { format: 'xlsx' };
  // Compound documents: the old .xls, and every workbook with a password.
  if (head.equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) throw new FileRefused({ code: 'E_XLSX' });
  if (
    head.subarray(0, 4).equals(Buffer.from('%PDF')) ||
    head.subarray(0, 2).equals(Buffer.from('1f8b', 'hex'))
  )
    throw new FileRefused({ code: 'E_FORMAT' });
  return { format: 'csv', encoding: await detectEncoding(source) };
}

/** The rows of a file in portions, header first. Blank rows are left out but keep their number. */
export function rowsOf(source: FileSource, format: FileFormat): AsyncGenerator<RawRow[]> {
  return format.format === 'xlsx' ? readXlsx(source) : readCsv(source, format.encoding ?? 'utf-8');
}
