import type { Tx } from '../../kernel/transaction.ts';
import { loadPortion, type Loaded, type LoadRow, type Portion } from '../records/load-portion.ts';
import { withdrawRows } from '../records/withdraw-records.ts';
import type { Finding } from '../values/finding.ts';
import { keyedHash } from '../values/keyed-hash.ts';
import { payloadText } from './check-row.ts';
import type { Verdict } from './scan-file.ts';

/** What loading some rows did. */
export interface LoadedRows extends Loaded {
  withdrawn: number;
  /** What loading found, by row. */
  findings: ReadonlyMap<number, readonly Finding[]>;
}

export const NOTHING_LOADED: LoadedRows = {
  fresh: 0,
  changed: 0,
  unchanged: 0,
  withdrawn: 0,
  findings: new Map(),
};

/** Loads the rows that add or change records and ends those that rows withdraw, in one transaction. */
export async function loadRowsOf(
  tx: Tx,
  portion: Portion,
  judged: readonly { verdict: Verdict }[],
): Promise<LoadedRows> {
  const rows = judged.flatMap(({ verdict }) => (verdict.kind === 'load' ? [verdict.row] : []));
  const loading = rows
    .filter(({ withdraws }) => withdraws !== true)
    .map((row): LoadRow => ({ row, payloadHash: keyedHash(portion.vault, 'payload', payloadText(row)) }));
  const loaded = await loadPortion(tx, portion, loading);
  const leaving = rows.filter(({ withdraws }) => withdraws === true);
  if (leaving.length === 0) return { ...loaded, withdrawn: 0, findings: new Map() };
  const { withdrawn, notHeld } = await withdrawRows(tx, portion, leaving);
  const findings = new Map<number, readonly Finding[]>(
    notHeld.map((rowNo) => [rowNo, [{ code: 'F_NOT_HELD' }]]),
  );
  // What is not there changes nothing.
  return { ...loaded, unchanged: loaded.unchanged + notHeld.length, withdrawn, findings };
}
