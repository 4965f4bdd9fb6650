import { detectEncoding, type Encoding } from './encoding.ts';
import { looksLikeNdjson, ndjsonKeys, readNdjson } from './read-ndjson.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { FileRefused } from './refusal.ts';
import { beginning, type FileSource } from './source.ts';
import { dataFileOf, isWorkbook, workbookIn } from './zip-archive.ts';

/** One row as it stands in the file. */
export interface RawRow {
  /** The row in the agency's own file; the header is row 1, in NDJSON the first object is. */
  rowNo: number;
  cells: readonly string[];
  /** Set when the row could not be split into cells. */
  fault?: 'E_QUOTE' | 'E_JSON';
}

export const FORMATS = ['csv', 'xlsx', 'ndjson'] as const;

/** What kind of file it is; reading its rows begins anew with every call. */
export interface FileFormat {
  format: (typeof FORMATS)[number];
  encoding?: Encoding;
  /** The data file stands in a zip archive. */
  archive?: 'zip';
  /** NDJSON: every key of the file in order of appearance; they are its header. */
  keys?: readonly string[];
}

/** A file whose kind is known, with the bytes of the data file itself. */
export interface OpenedFile {
  source: FileSource;
  format: FileFormat;
}

/** Recognises a file by its content, never by its name; throws `FileRefused` for what we do not take. */
export async function openFile(outer: FileSource): Promise<OpenedFile> {
  if (outer.sizeBytes === 0) throw new FileRefused({ code: 'E_EMPTY' });
  const head = await beginning(outer, 8);
  refuseForeign(head);
  if (!isArchive(head)) return openText(outer);
  // Ranges of a stored file are read unchecked: reading all of it first shows whether it was altered.
  await readThrough(outer);
  if (await isWorkbook(outer)) return { source: outer, format: { format: 'xlsx' } };
  const source = await dataFileOf(outer);
  const inner = await beginning(source, 8);
  if (inner.length === 0) throw new FileRefused({ code: 'E_EMPTY' });
  refuseForeign(inner);
  const archive = 'zip' as const;
  if (!isArchive(inner)) {
    const opened = await openText(source);
    return { source: opened.source, format: { ...opened.format, archive } };
  }
  // A workbook is an archive too; any other archive inside would be a second level.
  const workbook = await workbookIn(source);
  return { source: workbook, format: { format: 'xlsx', archive } };
}

/** What kind of file it is. */
export async function recognise(source: FileSource): Promise<FileFormat> {
  return (await openFile(source)).format;
}

/** The rows of a file in portions, header first. Blank rows are left out but keep their number. */
export function rowsOf(source: FileSource, format: FileFormat): AsyncGenerator<RawRow[]> {
  if (format.archive === undefined) return rowsOfPlain(source, format);
  return rowsOfArchive(source, format);
}

/** The rows of an opened file, whose source is the data file itself. */
export function rowsOfOpened({ source, format }: OpenedFile): AsyncGenerator<RawRow[]> {
  return rowsOfPlain(source, format);
}

async function* rowsOfArchive(source: FileSource, format: FileFormat): AsyncGenerator<RawRow[]> {
  const inner = await dataFileOf(source);
  yield* rowsOfPlain(format.format === 'xlsx' ? await workbookIn(inner) : inner, format);
}

function rowsOfPlain(source: FileSource, format: FileFormat): AsyncGenerator<RawRow[]> {
  if (format.format === 'xlsx') return readXlsx(source);
  const encoding = format.encoding ?? 'utf-8';
  return format.format === 'csv'
    ? readCsv(source, encoding)
    : readNdjson(source, encoding, format.keys ?? []);
}

async function readThrough(source: FileSource): Promise<void> {
  let size = 0;
  for await (const chunk of source.open()) size += chunk.length;
  if (size !== source.sizeBytes) throw new Error('a stored file is shorter than it was');
}

async function openText(source: FileSource): Promise<OpenedFile> {
  const encoding = await detectEncoding(source);
  if (!(await looksLikeNdjson(source, encoding))) return { source, format: { format: 'csv', encoding } };
  return { source, format: { format: 'ndjson', encoding, keys: await ndjsonKeys(source, encoding) } };
}

function isArchive(head: Buffer): boolean {
  return ARCHIVE_MARKS.includes(head.subarray(0, 4).toString('hex'));
}

/** `PK` and the mark of an entry, of an empty archive, of a part of several. */
const ARCHIVE_MARKS = ['504b0304', '504b0506', '504b0708'];

const COMPOUND_DOCUMENT = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const FOREIGN = [
  '%PDF',
  '\x1f\x8b',
  '7z\xbc\xaf',
  'Rar!',
  'PAR1',
  '\x89PNG',
  '\xff\xd8\xff',
  'BZh',
  '\xfd7zX',
  '{\\rtf',
];

/** Files whose first bytes say that they are neither text nor an archive of ours, whatever they are called. */
function refuseForeign(head: Buffer): void {
  // The old .xls, and every workbook with a password.
  if (head.equals(COMPOUND_DOCUMENT)) throw new FileRefused({ code: 'E_XLSX' });
  const text = head.toString('latin1');
  if (FOREIGN.some((magic) => text.startsWith(magic))) throw new FileRefused({ code: 'E_FORMAT' });
}
