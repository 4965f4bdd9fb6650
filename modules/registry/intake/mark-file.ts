import type { InTransaction } from '../../kernel/transaction.ts';
import type { DataContract } from '../contract/data-contract.ts';
import { rowsOfOpened, type OpenedFile } from '../file/table.ts';
import { FINDINGS, rejects, type Finding } from '../values/finding.ts';
import { faultsAfter } from './batch-store.ts';
import type { RowFaultRow } from './batch-table.ts';

const PORTION = 500;
const ROW_HEADERS = ['原文件行号', '错误', '说明'];
const CELL_HEADERS = ['原文件行号', '列', '错误', '说明', '原内容'];

/** `row`: every rejected row with its cells; `cell`: one line for each thing that is wrong. */
export type MarkedBy = 'row' | 'cell';

/** What is marked: the stored file and how it is read. */
export interface Marked {
  batchId: string;
  opened: OpenedFile;
  contract: DataContract;
  by: MarkedBy;
}

/** The rejected rows of a file with their findings, in the order of the file. */
export type RejectedRows = AsyncIterator<Pick<RowFaultRow, 'rowNo' | 'faults'>>;

/**
 * The marked file in portions of lines, its header first: each rejected row with its number in the agency's file and
 * what is wrong. The cells come from the stored file; nothing of a rejected row stands in the database.
 */
export function markedLines(inTransaction: InTransaction, marked: Marked): AsyncGenerator<string[][]> {
  return linesOf(marked, rejectedRows(inTransaction, marked.batchId));
}

/** The same from findings that are at hand. */
export async function* linesOf(
  { opened, contract, by }: Pick<Marked, 'opened' | 'contract' | 'by'>,
  faults: RejectedRows,
): AsyncGenerator<string[][]> {
  let next = await faults.next();
  let header: readonly string[] | undefined;
  for await (const portion of rowsOfOpened(opened)) {
    const lines: string[][] = [];
    for (const row of portion) {
      if (header === undefined) {
        header = row.cells;
        lines.push(by === 'row' ? [...header, ...ROW_HEADERS] : CELL_HEADERS);
      } else if (next.done !== true && next.value.rowNo === row.rowNo) {
        lines.push(...markedRow(row, next.value.faults.filter(rejects), { contract, by, header }));
        next = await faults.next();
      }
    }
    if (lines.length > 0) yield lines;
    if (next.done === true && header !== undefined) return;
  }
}

function markedRow(
  row: { rowNo: number; cells: readonly string[] },
  found: readonly Finding[],
  how: { contract: DataContract; by: MarkedBy; header: readonly string[] },
): string[][] {
  if (how.by === 'cell') return cellLines(row, found, how);
  return [[...row.cells, ...rowNotes(row.rowNo, found, how.contract)]];
}

async function* rejectedRows(inTransaction: InTransaction, batchId: string): AsyncGenerator<RowFaultRow> {
  let rowNo = 0;
  for (;;) {
    const from = rowNo;
    const rows = await inTransaction((tx) =>
      faultsAfter(tx, { batchId, rowNo: from, limit: PORTION, rejectedOnly: true }),
    );
    yield* rows;
    rowNo = rows.at(-1)?.rowNo ?? rowNo;
    if (rows.length < PORTION) return;
  }
}

function rowNotes(rowNo: number, found: readonly Finding[], contract: DataContract): string[] {
  const said = found.map((finding) => {
    const header = headerOf(finding, contract);
    return `${header === '' ? '' : `${header}: `}${FINDINGS[finding.code].message.zh}`;
  });
  return [String(rowNo), found.map(({ code }) => code).join('; '), said.join('; ')];
}

function cellLines(
  row: { rowNo: number; cells: readonly string[] },
  found: readonly Finding[],
  { contract, header }: { contract: DataContract; header: readonly string[] },
): string[][] {
  return found.map((finding) => {
    const name = headerOf(finding, contract);
    const at = header.findIndex((own) => own.trim() === name);
    const { zh } = FINDINGS[finding.code].message;
    return [String(row.rowNo), name, finding.code, zh, at < 0 ? '' : (row.cells[at] ?? '')];
  });
}

function headerOf(finding: Finding, contract: DataContract): string {
  return contract.columns.find(({ name }) => name === finding.column)?.header ?? '';
}
