import { Readable } from 'node:stream';
import type { InTransaction, Tx } from '../../kernel/transaction.ts';
import { CSV_HEADER, csvLine } from './access-csv.ts';
import type { AccessFilter } from './access-filter.ts';
import { matching } from './access-view.ts';

const PAGE = 500;

interface ExportNeeds {
  inTransaction: InTransaction;
  namesOf: (tx: Tx, ids: readonly string[]) => Promise<Map<string, string>>;
}

/**
 * The lines that fit a filter and stand before an index, newest first, as CSV text that is read from the database while
 * it is sent. The log only grows at its end, so what stands before `before` is the same on every page.
 */
export function exportAccesses(needs: ExportNeeds, filter: AccessFilter, before: number): Readable {
  return Readable.from(pages(needs, filter, before));
}

async function* pages(needs: ExportNeeds, filter: AccessFilter, before: number): AsyncGenerator<string> {
  yield CSV_HEADER;
  for (let next: number | undefined = before; next !== undefined;) {
    const at: number = next;
    const page = await needs.inTransaction((tx) => readPage(tx, needs, filter, at));
    if (page.lines !== '') yield page.lines;
    next = page.next;
  }
}

async function readPage(
  tx: Tx,
  needs: ExportNeeds,
  filter: AccessFilter,
  before: number,
): Promise<{ lines: string; next: number | undefined }> {
  const rows = await matching(tx, filter, before, PAGE);
  const ids = [...new Set(rows.flatMap((row) => row.organisationId ?? []))];
  const names = ids.length === 0 ? new Map<string, string>() : await needs.namesOf(tx, ids);
  const lines = rows.map((row) => csvLine(row, names.get(row.organisationId ?? '') ?? '')).join('');
  return { lines, next: rows.length < PAGE ? undefined : rows.at(-1)?.logIndex };
}
