import type { Reference } from '../contract/quality-contract.ts';
import { baselineOf } from '../quality/quality-store.ts';
import { naturalKeyOf } from '../records/natural-key.ts';
import { heldOfDataset, publishedKeys, wasPublished } from '../records/tombstone-store.ts';
import type { Finding } from '../values/finding.ts';
import { changeBatch } from './batch-store.ts';
import type { StandardRow } from './check-row.ts';
import type { Surroundings } from './examine-file.ts';
import type { Scan, ScanRules } from './scan-file.ts';
import { Overtaken, renew, Stopped, type Work } from './work.ts';

const TELL_MILLISECONDS = 1_000;
const PAGE = 2_000;

/** Whether this delivery ends the rows in force that are missing from it. */
export function endsMissing({ batch, contract }: Work): boolean {
  return batch.kind === 'full' && contract.deliveries.fullEndsMissing;
}

/** The delivery before, and what this one would end. */
export async function surroundings(work: Work): Promise<Surroundings> {
  const { batch, contract } = work;
  const ask = { datasetId: contract.dataset, batchId: batch.id };
  const baseline = await work.inTransaction((tx) => baselineOf(tx, ask));
  return { baseline, ending: (scan) => countEnding(work, scan) };
}

async function countEnding(work: Work, scan: Scan): Promise<{ inForce: number; rows: number }> {
  const count = { inForce: 0, rows: 0 };
  for (let after: string | undefined = ''; after !== undefined;) {
    const from: string = after;
    const ask = { datasetId: work.contract.dataset, after: from, limit: PAGE };
    const page = await work.inTransaction((tx) => heldOfDataset(tx, ask));
    count.inForce += page.length;
    count.rows += page.filter(({ naturalKey }) => !scan.hasKey(naturalKey)).length;
    after = page.length === PAGE ? page.at(-1)?.id : undefined;
  }
  return count;
}

/** How the first reading tells its progress, keeps its lease and looks up what rows refer to. */
export function scanRules(work: Work): ScanRules {
  const { contract, needs } = work;
  let told = needs.clock.now();
  return {
    declaredRows: work.batch.declaredRows,
    ...(endsMissing(work)
      ? { keyOf: (keyText: string) => naturalKeyOf(needs.vault, contract.dataset, keyText) }
      : {}),
    ...(contract.references.length > 0
      ? { unknownReferences: (rows: readonly StandardRow[]) => unknownReferences(work, rows) }
      : {}),
    pause: async (rows) => {
      if (work.isStopped()) throw new Stopped();
      if (needs.clock.now() - told < TELL_MILLISECONDS) return;
      told = needs.clock.now();
      await work.inTransaction(async (tx) => {
        await renew(tx, work);
        if (!(await changeBatch(tx, work.batch, { stageRows: rows }))) throw new Overtaken();
      });
      work.batch.stageRows = rows;
    },
  };
}

async function unknownReferences(
  work: Work,
  rows: readonly StandardRow[],
): Promise<ReadonlyMap<number, readonly Finding[]>> {
  const found = new Map<number, Finding[]>();
  for (const reference of work.contract.references) {
    const keyed = rows.flatMap((row) => {
      const key = referredKey(work, row, reference);
      return key === undefined ? [] : [{ row, key }];
    });
    const known = await work.inTransaction(async (tx) => {
      // Nothing of the other dataset was delivered yet: then nothing can be said.
      if (keyed.length === 0 || !(await wasPublished(tx, reference.dataset))) return undefined;
      return publishedKeys(tx, [...new Set(keyed.map(({ key }) => key))]);
    });
    for (const { row, key } of known ? keyed : []) {
      if (known?.has(key) === true) continue;
      const column = reference.columns[0];
      const finding: Finding = { code: 'F_REFERENCE', ...(column === undefined ? {} : { column }) };
      found.set(row.rowNo, [...(found.get(row.rowNo) ?? []), finding]);
    }
  }
  return found;
}

/** The natural key of the row that is referred to; `undefined` where a cell of it is empty. */
function referredKey(work: Work, row: StandardRow, { columns, dataset }: Reference): string | undefined {
  const cells = columns.map((name) => row.identity[name] ?? row.values[name] ?? null);
  if (cells.includes(null) || cells.includes('')) return undefined;
  return naturalKeyOf(work.needs.vault, dataset, JSON.stringify(cells));
}
