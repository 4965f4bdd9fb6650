import type { Refusal } from '../file/refusal.ts';
import { KeyIndex } from '../quality/key-index.ts';
import { Profiler, type Profile } from '../quality/profile.ts';
import type { Finding } from '../values/finding.ts';
import { payloadText, type CheckedRow, type StandardRow } from './check-row.ts';
import { checkedRows, type Reading } from './checked-rows.ts';

const FEW = 2;

/** The file as a whole: what to do with each row, and whether to take the file at all. */
export interface Scan {
  rows: number;
  rejected: number;
  /** Rows whose key or unique value other rows have as well. */
  repeated: number;
  profile: Profile;
  /** Set when the file breaks its contract as a whole. */
  refusal?: Refusal;
  verdict(row: CheckedRow): Verdict;
  /** Whether a row with this key, as `keyOf` gives it, stands in the file and was taken. */
  hasKey(key: string): boolean;
}

export type Verdict =
  | { kind: 'load'; row: StandardRow }
  | { kind: 'duplicate'; findings: readonly Finding[] }
  | { kind: 'rejected'; findings: readonly Finding[] };

export interface ScanRules {
  declaredRows: number | null;
  /** What stands for a key text in `hasKey`; the text itself when not given. */
  keyOf?: (keyText: string) => string;
  /** Of these rows, those that refer to a row of another dataset which is not there, by reference. */
  unknownReferences?: (rows: readonly StandardRow[]) => Promise<ReadonlyMap<number, readonly Finding[]>>;
  /** Called between portions with the rows read so far: a long reading holds its lease and tells how far it is. */
  pause: (rows: number) => Promise<void>;
}

interface Facts {
  keys: KeyIndex;
  keyOf: (keyText: string) => string;
  /** One index per `unique` of the contract. */
  unique: readonly { columns: readonly string[]; index: KeyIndex }[];
  /** Findings that need more than the row itself. */
  extra: Map<number, readonly Finding[]>;
}

/**
 * Reads a file to its end without keeping it: counts, measures, finds rows with the same key, and holds the count of
 * rejected rows against the contract's tolerance. Has no effect.
 */
export async function scanFile(reading: Reading, rules: ScanRules): Promise<Scan> {
  const { contract } = reading;
  const profiler = new Profiler(contract, reading.today);
  const facts: Facts = {
    keys: new KeyIndex(),
    keyOf: rules.keyOf ?? ((keyText) => keyText),
    unique: contract.unique.map((columns) => ({ columns, index: new KeyIndex() })),
    extra: new Map(),
  };
  let rows = 0;
  let faulty = 0;
  for await (const portion of checkedRows(reading)) {
    rows += portion.length;
    const taken = portion.filter((row): row is StandardRow => !('rejected' in row));
    faulty += portion.length - taken.length;
    for (const row of taken) note(facts, row);
    const unknown = await rules.unknownReferences?.(taken);
    for (const [rowNo, findings] of unknown ?? []) facts.extra.set(rowNo, findings);
    for (const row of portion) profiler.add(withExtra(facts, row));
    await rules.pause(rows);
  }
  const rejected = faulty + facts.keys.conflictRows;
  const refusal = refusalOf(reading, { rows, rejected, declaredRows: rules.declaredRows });
  return {
    rows,
    rejected,
    repeated: repeatedRows(facts, rows - faulty),
    profile: profiler.profile(),
    verdict: (row) => verdictOf(facts, row),
    hasKey: (key) => facts.keys.facts(key)?.conflict === false,
    ...(refusal ? { refusal } : {}),
  };
}

function note(facts: Facts, row: StandardRow): void {
  facts.keys.add(facts.keyOf(row.keyText), payloadText(row), row.rowNo);
  for (const { columns, index } of facts.unique) {
    const value = uniqueText(row, columns);
    if (value !== undefined) index.add(value, '', row.rowNo);
  }
}

/** The values of some columns together; `undefined` where one is empty. */
function uniqueText(row: StandardRow, columns: readonly string[]): string | undefined {
  const cells = columns.map((name) => row.identity[name] ?? row.values[name] ?? null);
  return cells.includes(null) || cells.includes('') ? undefined : JSON.stringify(cells);
}

/** Rows that are one too many, of the key and of every unique value. */
function repeatedRows({ keys, unique }: Facts, taken: number): number {
  const surplus = unique.reduce((sum, { index }) => sum + index.surplus, 0);
  return Math.min(taken, Math.max(keys.surplus, keys.conflictRows) + surplus);
}

function withExtra(facts: Facts, row: CheckedRow): CheckedRow {
  const extra = facts.extra.get(row.rowNo);
  return extra && !('rejected' in row) ? { ...row, findings: [...row.findings, ...extra] } : row;
}

function verdictOf(facts: Facts, checked: CheckedRow): Verdict {
  if ('rejected' in checked) return { kind: 'rejected', findings: checked.findings };
  const row = withWhole(facts, checked);
  const plan = facts.keys.facts(facts.keyOf(row.keyText));
  // The file was read before: a key that is not known now means that the stored bytes changed between two readings.
  if (!plan) throw new Error('a file gave other rows than before');
  if (plan.conflict) return { kind: 'rejected', findings: [{ code: 'E_KEY_CONFLICT' }, ...row.findings] };
  if (plan.firstRow !== row.rowNo)
    return { kind: 'duplicate', findings: [{ code: 'F_DUPLICATE' }, ...row.findings] };
  return { kind: 'load', row };
}

/** The row with what only the whole file or other datasets could tell. */
function withWhole(facts: Facts, row: StandardRow): StandardRow {
  const repeated = facts.unique.flatMap(({ columns, index }): Finding[] => {
    const value = uniqueText(row, columns);
    const count = value === undefined ? 0 : (index.facts(value)?.count ?? 0);
    return count > 1
      ? [{ code: 'F_NOT_UNIQUE', ...(columns[0] === undefined ? {} : { column: columns[0] }) }]
      : [];
  });
  const extra = facts.extra.get(row.rowNo) ?? [];
  const more = [...repeated, ...extra];
  return more.length === 0 ? row : { ...row, findings: [...row.findings, ...more] };
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
