import type { Finding } from '../values/finding.ts';
import type { Batch, BatchCounts, FindingCount } from './batch.ts';
import type { RowFaultRow } from './batch-table.ts';
import type { CheckedRow } from './check-row.ts';
import type { LoadedRows } from './load-rows.ts';
import type { Verdict } from './scan-file.ts';

/** What a portion of rows adds to its batch. */
export interface Tally {
  counts: BatchCounts;
  findings: readonly FindingCount[];
  faults: readonly RowFaultRow[];
}

/** Adds a portion to what the batch has counted so far. */
export function tally(
  batch: Batch,
  rows: readonly { row: CheckedRow; verdict: Verdict }[],
  loaded: LoadedRows,
): Tally {
  const faults: RowFaultRow[] = [];
  const found: Finding[] = [];
  for (const { row, verdict } of rows) {
    const own = verdict.kind === 'load' ? verdict.row.findings : verdict.findings;
    const all = [...own, ...(loaded.findings.get(row.rowNo) ?? [])];
    if (all.length === 0) continue;
    found.push(...all);
    faults.push({ batchId: batch.id, rowNo: row.rowNo, rejected: verdict.kind === 'rejected', faults: all });
  }
  const of = (kind: Verdict['kind']): number => rows.filter(({ verdict }) => verdict.kind === kind).length;
  return {
    faults,
    findings: addFindings(batch.findings, found),
    counts: {
      rows: batch.rows + rows.length,
      rejected: batch.rejected + of('rejected'),
      duplicates: batch.duplicates + of('duplicate'),
      fresh: batch.fresh + loaded.fresh,
      changed: batch.changed + loaded.changed,
      unchanged: batch.unchanged + loaded.unchanged,
      withdrawn: batch.withdrawn + loaded.withdrawn,
      ended: batch.ended,
      clean: batch.clean + rows.length - faults.length,
    },
  };
}

/** Adds what was found to the counts. */
export function addFindings(before: readonly FindingCount[], found: readonly Finding[]): FindingCount[] {
  const counts = new Map(before.map((entry) => [`${entry.code}|${entry.column ?? ''}`, { ...entry }]));
  for (const { code, column } of found) {
    const key = `${code}|${column ?? ''}`;
    const entry = counts.get(key);
    if (entry) entry.count += 1;
    else counts.set(key, { code, count: 1, ...(column === undefined ? {} : { column }) });
  }
  return [...counts.values()];
}
