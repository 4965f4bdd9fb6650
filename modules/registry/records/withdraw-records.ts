import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { WITHDRAWN, type StandardRow } from '../intake/check-row.ts';
import { keyedHash } from '../values/keyed-hash.ts';
import type { Portion } from './load-portion.ts';
import { naturalKeyOf } from './natural-key.ts';
import { supersede } from './source-record-store.ts';
import { heldByKey, heldOfDataset, insertTombstones, type HeldRecord } from './tombstone-store.ts';

/**
 * Ends the records that some rows withdraw, by a tombstone version each; what they said stays for questions about
 * earlier days. Counts from the publication of the batch. Gives the rows that found nothing to withdraw.
 */
export async function withdrawRows(
  tx: Tx,
  portion: Portion,
  rows: readonly StandardRow[],
): Promise<{ withdrawn: number; notHeld: readonly number[] }> {
  const { vault, contract } = portion;
  const keyed = rows.map((row) => ({ row, key: naturalKeyOf(vault, contract.dataset, row.keyText) }));
  const held = await heldByKey(
    tx,
    keyed.map(({ key }) => key),
  );
  const found = keyed.flatMap(({ row, key }) => {
    const record = held.get(key);
    return record ? [{ record, rowNo: row.rowNo }] : [];
  });
  await bury(tx, portion, found);
  const notHeld = keyed.filter(({ key }) => !held.has(key)).map(({ row }) => row.rowNo);
  return { withdrawn: found.length, notHeld };
}

/** Where the ending of missing rows stands. */
export interface Ending {
  ended: number;
  /** The last record looked at; absent behind the last page. */
  after?: string;
}

/** Looks at one page of the records in force and ends those that `stays` does not name. Row number 0: no row said so. */
export async function endMissing(
  tx: Tx,
  portion: Portion,
  page: { after: string; limit: number; stays: (naturalKey: string) => boolean },
): Promise<Ending> {
  const { after, limit, stays } = page;
  const records = await heldOfDataset(tx, { datasetId: portion.contract.dataset, after, limit });
  const missing = records.filter(({ naturalKey }) => !stays(naturalKey));
  await bury(
    tx,
    portion,
    missing.map((record) => ({ record, rowNo: 0 })),
  );
  const last = records.at(-1);
  return { ended: missing.length, ...(last && records.length === limit ? { after: last.id } : {}) };
}

async function bury(
  tx: Tx,
  portion: Portion,
  found: readonly { record: HeldRecord; rowNo: number }[],
): Promise<void> {
  const { batch, contract, vault } = portion;
  const tombstones = found.map(({ record, rowNo }) => ({ ...record, recordId: newId('rec'), rowNo }));
  const of = {
    datasetId: contract.dataset,
    agencySlug: contract.agency.slug,
    contractVersion: contract.version,
    batchId: batch.id,
    receivedAt: batch.receivedAt,
    payloadHash: keyedHash(vault, 'payload', WITHDRAWN),
  };
  await insertTombstones(tx, of, tombstones);
  const pairs = tombstones.map(({ id, recordId }) => ({ before: id, by: recordId }));
  await supersede(tx, pairs, batch.id);
}
