import type { InTransaction } from '../../kernel/transaction.ts';
import { csvHeader, csvLine } from '../file/error-file.ts';
import type { FileSource } from '../file/source.ts';
import { rowsOf, type FileFormat } from '../file/table.ts';
import { FINDINGS, rejects, type Finding } from '../values/finding.ts';
import type { DataContract } from '../contract/data-contract.ts';
import { faultsAfter } from './batch-store.ts';
import type { RowFaultRow } from './batch-table.ts';

const PORTION = 500;
const EXTRA_HEADERS = ['原文件行号', '错误', '说明'];

/** What is marked: the stored file and how it is read. */
export interface Marked {
  batchId: string;
  source: FileSource;
  format: FileFormat;
  contract: DataContract;
}

/**
 * The marked file, in pieces: each rejected row with its number in the agency's file, what is wrong, and its original
 * cells. The cells come from the stored file; nothing of a rejected row stands in the database.
 */
export async function* markFile(inTransaction: InTransaction, marked: Marked): AsyncGenerator<string> {
  const faults = rejectedRows(inTransaction, marked.batchId);
  let next = await faults.next();
  let header = true;
  for await (const portion of rowsOf(marked.source, marked.format)) {
    let text = '';
    for (const row of portion) {
      if (header) {
        text += csvHeader([...row.cells, ...EXTRA_HEADERS]);
        header = false;
      }
      if (next.done === true || next.value.rowNo !== row.rowNo) continue;
      text += csvLine([...row.cells, ...notes(next.value, marked.contract)]);
      next = await faults.next();
    }
    if (text !== '') yield text;
    if (next.done === true && !header) return;
  }
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

function notes(row: RowFaultRow, contract: DataContract): string[] {
  const found = row.faults.filter(rejects);
  const said = found.map((finding) => `${headerOf(finding, contract)}${FINDINGS[finding.code].message.zh}`);
  return [String(row.rowNo), found.map(({ code }) => code).join('; '), said.join('; ')];
}

function headerOf(finding: Finding, contract: DataContract): string {
  const header = contract.columns.find(({ name }) => name === finding.column)?.header;
  return header === undefined ? '' : `${header}: `;
}
