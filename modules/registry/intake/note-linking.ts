import type { Tx } from '../../kernel/transaction.ts';
import type { Suspicion } from '../resolve/suspicions.ts';
import type { Finding, FindingCode } from '../values/finding.ts';
import type { Batch, FindingCount } from './batch.ts';
import { changeBatch, faultCount, faultsOfRows, replaceFaults } from './batch-store.ts';
import { rowsWithoutPerson, rowsOfNodes } from './batch-persons-view.ts';
import { addFindings } from './tally.ts';
import { Overtaken } from './work.ts';

const LINKING_CODES: ReadonlySet<FindingCode> = new Set(['F_UNLINKED', 'F_AMBIGUOUS', 'F_BORROWED_ID']);

/**
 * Notes with the rows of a batch what linking found: a row that stands for nobody, one that waits for a decision, one
 * with another person's ID number. Doing it again gives the same.
 */
export async function noteLinking(
  tx: Tx,
  batch: Batch,
  suspicions: readonly Suspicion[],
  fresh: ReadonlySet<string>,
): Promise<Pick<Batch, 'findings' | 'clean'>> {
  const found = await findingsOf(tx, batch.id, suspicions, fresh);
  const rows = new Set(found.keys());
  const again = batch.findings.some(({ code }) => LINKING_CODES.has(code));
  const before = await faultsOfRows(tx, batch.id, again ? undefined : [...rows]);
  for (const { rowNo } of before) rows.add(rowNo);
  const faults = new Map(before.map((row) => [row.rowNo, row]));
  await replaceFaults(
    tx,
    batch.id,
    [...rows].flatMap((rowNo) => {
      const row = faults.get(rowNo);
      const kept = (row?.faults ?? []).filter(({ code }) => !LINKING_CODES.has(code));
      const all = [...kept, ...(found.get(rowNo) ?? []).map((code) => ({ code }))];
      return [{ batchId: batch.id, rowNo, rejected: row?.rejected ?? false, faults: all }];
    }),
  );
  const codes: Finding[] = [...found.values()].flat().map((code) => ({ code }));
  const change = {
    findings: addFindings(withoutLinking(batch.findings), codes),
    clean: batch.rows - (await faultCount(tx, batch.id)),
  };
  if (!(await changeBatch(tx, batch, change))) throw new Overtaken();
  return change;
}

async function findingsOf(
  tx: Tx,
  batchId: string,
  suspicions: readonly Suspicion[],
  fresh: ReadonlySet<string>,
): Promise<Map<number, FindingCode[]>> {
  const borrowers = endsOf(suspicions, fresh, (kind) => kind === 'borrowed-id');
  const doubtful = endsOf(suspicions, fresh, (kind) => kind !== 'borrowed-id');
  const found = new Map<number, FindingCode[]>();
  for (const { rowNo, nodeId, household } of await rowsWithoutPerson(tx, batchId)) {
    if (doubtful.has(nodeId)) found.set(rowNo, ['F_AMBIGUOUS']);
    // A row about a household as a whole needs nobody.
    else if (!household) found.set(rowNo, ['F_UNLINKED']);
  }
  for (const { rowNo } of await rowsOfNodes(tx, batchId, [...borrowers]))
    found.set(rowNo, ['F_BORROWED_ID', ...(found.get(rowNo) ?? [])]);
  return found;
}

function endsOf(
  suspicions: readonly Suspicion[],
  fresh: ReadonlySet<string>,
  isMeant: (kind: Suspicion['kind']) => boolean,
): Set<string> {
  const meant = suspicions.filter(({ kind }) => isMeant(kind));
  // Of two new nodes the younger is the doubtful one.
  return new Set(
    meant.flatMap(({ left, right }) => (fresh.has(right) ? [right] : fresh.has(left) ? [left] : [])),
  );
}

function withoutLinking(findings: readonly FindingCount[]): FindingCount[] {
  return findings.filter(({ code }) => !LINKING_CODES.has(code));
}
