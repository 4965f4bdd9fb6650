import type { Refusal } from '../file/refusal.ts';
import type { Finding } from '../values/finding.ts';
import { payloadText, type CheckedRow, type StandardRow } from './check-row.ts';
import { checkedRows, type Reading } from './checked-rows.ts';

const FEW = 2;

/** What is known of a natural key once the whole file was read. */
interface KeyPlan {
  firstRow: number;
  payloadHash: string;
  count: number;
  conflict: boolean;
}

/** The file as a whole: what to do with each row, and whether to take the file at all. */
export interface Scan {
  rows: number;
  rejected: number;
  /** Set when the file breaks its contract as a whole. */
  refusal?: Refusal;
  verdict(row: CheckedRow): Verdict;
}

export type Verdict =
  | { kind: 'load'; row: StandardRow; payloadHash: string }
  | { kind: 'duplicate'; findings: readonly Finding[] }
  | { kind: 'rejected'; findings: readonly Finding[] };

export interface ScanRules {
  declaredRows: number | null;
  hash: (payload: string) => string;
  /** Called between portions, so that a long reading can hold its lease. */
  pause: () => Promise<void>;
}

/**
 * Reads a file to its end without keeping it: counts, finds rows with the same key, and holds the count of rejected
 * rows against the contract's tolerance. Has no effect.
 */
export async function scanFile(reading: Reading, rules: ScanRules): Promise<Scan> {
  const keys = new Map<string, KeyPlan>();
  let rows = 0;
  let faulty = 0;
  for await (const portion of checkedRows(reading)) {
    rows += portion.length;
    for (const row of portion) {
      if ('rejected' in row) faulty += 1;
      else note(keys, row, rules.hash(payloadText(row)));
    }
    await rules.pause();
  }
  let rejected = faulty;
  for (const plan of keys.values()) if (plan.conflict) rejected += plan.count;
  const refusal = refusalOf(reading, { rows, rejected, declaredRows: rules.declaredRows });
  return { rows, rejected, verdict: (row) => verdictOf(keys, row), ...(refusal ? { refusal } : {}) };
}

function note(keys: Map<string, KeyPlan>, row: StandardRow, payloadHash: string): void {
  const plan = keys.get(row.keyText);
  if (!plan) keys.set(row.keyText, { firstRow: row.rowNo, payloadHash, count: 1, conflict: false });
  else {
    plan.count += 1;
    plan.conflict ||= plan.payloadHash !== payloadHash;
  }
}

function verdictOf(keys: ReadonlyMap<string, KeyPlan>, row: CheckedRow): Verdict {
  if ('rejected' in row) return { kind: 'rejected', findings: row.findings };
  const plan = keys.get(row.keyText);
  // The file was read before: a key that is not known now means that the stored bytes changed between two readings.
  if (!plan) throw new Error('a file gave other rows than before');
  if (plan.conflict) return { kind: 'rejected', findings: [{ code: 'E_KEY_CONFLICT' }, ...row.findings] };
  if (plan.firstRow !== row.rowNo)
    return { kind: 'duplicate', findings: [{ code: 'F_DUPLICATE' }, ...row.findings] };
  return { kind: 'load', row, payloadHash: plan.payloadHash };
}

function refusalOf(
  { contract }: Reading,
  found: { rows: number; rejected: number; declaredRows: number | null },
): Refusal | undefined {
  const { rows, rejected, declaredRows } = found;
  if (declaredRows !== null && declaredRows !== rows)
    return { code: 'E_DECLARED', found: rows, expected: declaredRows };
  if (rows === 0) return contract.allowEmpty ? undefined : { code: 'E_EMPTY' };
  // A bad row or two among several good ones say nothing about a short file.
  if (rejected <= FEW && rejected * 4 <= rows) return undefined;
  const rejectedBp = Math.ceil((rejected * 10_000) / rows);
  if (rejectedBp <= contract.toleranceBp) return undefined;
  return { code: 'E_TOLERANCE', found: rejectedBp, expected: contract.toleranceBp };
}
