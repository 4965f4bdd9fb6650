import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { FileRefused, REFUSALS } from '../../file/refusal.ts';
import { recognise, rowsOf, type RawRow } from '../../file/table.ts';
import type { FileSource } from '../../file/source.ts';
import { cellFault } from '../../values/cell.ts';
import { LinkRefused } from '../link-refused.ts';

/** A row that was left out, by its number in its own file (the header is row 1). */
export interface RejectedRow {
  source: string;
  row: number;
  code: string;
}

/** Where rows go: a portion of the wanted cells by column, the row numbers beside them. */
export type TakeRows = (
  rowNumbers: readonly number[],
  columns: readonly (readonly string[])[],
) => Promise<void>;

export interface ReadInput {
  rows: number;
  rejected: RejectedRow[];
}

const PORTION = 50_000;
/** More rejected rows than one in twenty: then the file, not the rows, is at fault. */
const TOLERATED_SHARE = 0.05;

/** The name of a source: its file name without the ending. */
export function sourceName(path: string): string {
  return basename(path, extname(path));
}

/**
 * Reads the wanted columns of a CSV file in any encoding we know. Every line ends up as a row or as a rejected one;
 * throws `LinkRefused` with the file's name for what cannot be taken as a whole.
 */
export async function readInput(path: string, wanted: readonly string[], take: TakeRows): Promise<ReadInput> {
  try {
    return await read(path, wanted, take);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const { code, byteOffset, rowNo } = error.refusal;
    const place =
      byteOffset !== undefined
        ? ` at byte ${String(byteOffset)}`
        : rowNo !== undefined
          ? ` at row ${String(rowNo)}`
          : '';
    throw new LinkRefused(code, `${basename(path)}${place}: ${REFUSALS[code].en}`);
  }
}

async function read(path: string, wanted: readonly string[], take: TakeRows): Promise<ReadInput> {
  const source = sourceOf(path);
  const format = await recognise(source);
  if (format.format !== 'csv')
    throw new LinkRefused('E_FORMAT', `${basename(path)}: only CSV files can be linked`);
  const sorter = new RowSorter(path, wanted);
  for await (const rows of rowsOf(source, format)) {
    for (const row of rows) sorter.add(row);
    if (sorter.waiting >= PORTION) await sorter.flush(take);
  }
  await sorter.flush(take);
  return sorter.end();
}

/** Sorts rows into those taken and those rejected. */
class RowSorter {
  private readonly name: string;
  private readonly file: string;
  private readonly wanted: readonly string[];
  private header: readonly string[] | undefined;
  private places: readonly number[] = [];
  private numbers: number[] = [];
  private columns: string[][];
  private rows = 0;
  private readonly rejected: RejectedRow[] = [];

  constructor(path: string, wanted: readonly string[]) {
    this.name = sourceName(path);
    this.file = basename(path);
    this.wanted = wanted;
    this.columns = wanted.map(() => []);
  }

  get waiting(): number {
    return this.numbers.length;
  }

  add(row: RawRow): void {
    if (this.header === undefined) {
      this.header = row.cells.map((cell) => cell.trim());
      this.places = checkedHeader(this.file, this.header, this.wanted);
      return;
    }
    const code = row.fault ?? (row.cells.length === this.header.length ? faultIn(row.cells) : 'E_COLUMNS');
    if (code !== undefined) {
      this.rejected.push({ source: this.name, row: row.rowNo, code });
      return;
    }
    this.rows += 1;
    this.numbers.push(row.rowNo);
    this.places.forEach((place, at) => this.columns[at]?.push((row.cells[place] ?? '').trim()));
  }

  async flush(take: TakeRows): Promise<void> {
    if (this.numbers.length === 0) return;
    await take(this.numbers, this.columns);
    this.numbers = [];
    this.columns = this.wanted.map(() => []);
  }

  end(): ReadInput {
    const { rows, rejected, file } = this;
    if (rows === 0 && rejected.length === 0)
      throw new LinkRefused('E_EMPTY', `${file}: ${REFUSALS.E_EMPTY.en}`);
    if (rejected.length > TOLERATED_SHARE * (rows + rejected.length)) {
      const [first] = rejected;
      throw new LinkRefused(
        'E_TOLERANCE',
        `${file}: ${String(rejected.length)} of ${String(rows + rejected.length)} rows cannot be read, first row ${String(first?.row)} (${String(first?.code)})`,
      );
    }
    return { rows, rejected };
  }
}

function faultIn(cells: readonly string[]): string | undefined {
  for (const cell of cells) {
    const fault = cellFault(cell);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** The places of the wanted columns; every name once, none missing. */
function checkedHeader(file: string, header: readonly string[], wanted: readonly string[]): number[] {
  const twice = header.find((name, at) => header.indexOf(name) !== at);
  if (twice !== undefined)
    throw new LinkRefused('E_HEADER', `${file}: column ${twice} stands twice in the header`);
  const missing = wanted.filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw new LinkRefused(
      'E_HEADER',
      `${file}: column ${missing.join(', ')} is missing; the header has ${header.join(', ')}`,
    );
  return wanted.map((name) => header.indexOf(name));
}

function sourceOf(path: string): FileSource {
  if (!existsSync(path) || !statSync(path).isFile())
    throw new LinkRefused('E_INPUT', `${path}: there is no such file`);
  return { sizeBytes: statSync(path).size, open: () => createReadStream(path, { highWaterMark: 1 << 20 }) };
}
