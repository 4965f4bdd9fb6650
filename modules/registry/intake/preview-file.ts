import { checkHeader, suggestColumns, type ColumnMatch, type HeaderCheck } from '../contract/check-header.ts';
import type { ContractColumn, DataContract } from '../contract/data-contract.ts';
import type { DeliveryKind } from '../contract/quality-contract.ts';
import { FileRefused, type Refusal } from '../file/refusal.ts';
import { inMemory } from '../file/source.ts';
import { openFile, rowsOfOpened, type FileFormat, type RawRow } from '../file/table.ts';
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

/** What the beginning of a file is held against. */
export interface PreviewRules {
  contract: DataContract;
  findVillage: FindVillage;
  today: string;
  kind: DeliveryKind;
}

/** Reads the beginning of a file; `whole` says whether the bytes are all of it. Nothing is stored. */
export async function previewFile(bytes: Buffer, whole: boolean, rules: PreviewRules): Promise<Preview> {
  const source = inMemory(whole ? bytes : lastWholeLine(bytes));
  let format: FileFormat = { format: 'csv' };
  try {
    const opened = await openFile(source);
    format = opened.format;
    return previewOf(format, await firstRows(rowsOfOpened(opened)), rules);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return { ...kindOfFile(format), header: NO_HEADER, columns: [], rows: [], refusal: error.refusal };
  }
}

/** Cut off in the middle of a character a text would seem broken; workbooks are sent as a whole. */
function lastWholeLine(bytes: Buffer): Buffer {
  const mark = bytes.subarray(0, 2).toString('latin1');
  const end = bytes.lastIndexOf(
    mark === '\xff\xfe' ? '\n\0' : mark === '\xfe\xff' ? '\0\n' : '\n',
    undefined,
    'latin1',
  );
  if (mark === 'PK' || end < 0) return bytes;
  return bytes.subarray(0, end + (mark === '\xff\xfe' || mark === '\xfe\xff' ? 2 : 1));
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

function kindOfFile({ format, encoding }: FileFormat): Pick<Preview, 'format' | 'encoding'> {
  return { format, ...(encoding === undefined ? {} : { encoding }) };
}

function previewOf(format: FileFormat, [header, ...rows]: RawRow[], rules: PreviewRules): Preview {
  if (!header) throw new FileRefused({ code: 'E_EMPTY' });
  const check = checkHeader(header.cells, rules.contract, rules.kind);
  const columns: ContractColumn[] = header.cells.flatMap((found) =>
    rules.contract.columns.filter((column) => column.header === found.trim()),
  );
  const findings = (row: RawRow): readonly Finding[] =>
    check.ok ? checkRow(row, { ...rules, columns }).findings : [];
  return {
    ...kindOfFile(format),
    header: check,
    columns: suggestColumns(header.cells, rules.contract, rules.kind),
    rows: rows.map((row) => ({ rowNo: row.rowNo, cells: row.cells, findings: findings(row) })),
    ...(check.ok ? {} : { refusal: { code: 'E_HEADER', header: check } as const }),
  };
}
