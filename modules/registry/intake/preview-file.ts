import { checkHeader, suggestColumns, type ColumnMatch, type HeaderCheck } from '../contract/check-header.ts';
import type { ContractColumn, DataContract } from '../contract/data-contract.ts';
import { FileRefused, type Refusal } from '../file/refusal.ts';
import { inMemory } from '../file/source.ts';
import { recognise, rowsOf, type FileFormat, type RawRow } from '../file/table.ts';
import type { Finding } from '../values/finding.ts';
import type { FindVillage } from '../values/village-spelling.ts';
import { checkRow } from './check-row.ts';

const PREVIEW_ROWS = 20;

/** The first rows of a file as the pipeline would read them. */
export interface Preview {
  format: FileFormat['format'];
  encoding?: FileFormat['encoding'];
  header: HeaderCheck;
  columns: ColumnMatch[];
  rows: { rowNo: number; cells: readonly string[]; findings: readonly Finding[] }[];
  /** Why the file would be refused as a whole, as far as its beginning tells. */
  refusal?: Refusal;
}

const NO_HEADER: HeaderCheck = { ok: false, missing: [], unknown: [], duplicated: [], renamed: [] };

/** Reads the beginning of a file; `whole` says whether the bytes are all of it. Nothing is stored. */
export async function previewFile(
  bytes: Buffer,
  whole: boolean,
  rules: { contract: DataContract; findVillage: FindVillage; today: string },
): Promise<Preview> {
  const source = inMemory(whole ? bytes : lastWholeLine(bytes));
  let format: FileFormat = { format: 'csv' };
  try {
    format = await recognise(source);
    return previewOf(format, await firstRows(rowsOf(source, format)), rules);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return { ...format, header: NO_HEADER, columns: [], rows: [], refusal: error.refusal };
  }
}

/** Cut off in the middle of a character a text would seem broken; workbooks are sent as a whole. */
function lastWholeLine(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(0x0a);
  return bytes.subarray(0, 2).toString('latin1') === 'PK' || end < 0 ? bytes : bytes.subarray(0, end + 1);
}

async function firstRows(portions: AsyncIterable<RawRow[]>): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  try {
    for await (const portion of portions) {
      rows.push(...portion);
      if (rows.length > PREVIEW_ROWS) break;
    }
  } catch (error) {
    // Behind the rows that are shown the file may be cut off: delivering it will tell.
    if (!(error instanceof FileRefused) || rows.length === 0) throw error;
  }
  return rows.slice(0, PREVIEW_ROWS + 1);
}

function previewOf(
  format: FileFormat,
  [header, ...rows]: RawRow[],
  rules: { contract: DataContract; findVillage: FindVillage; today: string },
): Preview {
  if (!header) throw new FileRefused({ code: 'E_EMPTY' });
  const check = checkHeader(header.cells, rules.contract);
  const columns: ContractColumn[] = header.cells.flatMap((found) =>
    rules.contract.columns.filter((column) => column.header === found.trim()),
  );
  const findings = (row: RawRow): readonly Finding[] =>
    check.ok ? checkRow(row, { ...rules, columns }).findings : [];
  return {
    ...format,
    header: check,
    columns: suggestColumns(header.cells, rules.contract),
    rows: rows.map((row) => ({ rowNo: row.rowNo, cells: row.cells, findings: findings(row) })),
    ...(check.ok ? {} : { refusal: { code: 'E_HEADER', header: check } as const }),
  };
}
