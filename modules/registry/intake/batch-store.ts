import { In } from 'typeorm';
import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import { advance } from '../../kernel/state.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { insertMany, selectIn } from '../bulk-store.ts';
import { BATCH_TRANSITIONS, PENDING_STATES, type Batch, type BatchState } from './batch.ts';
import { batchTable, rowFaultTable, type RowFaultRow } from './batch-table.ts';

export async function insertBatch(tx: Tx, batch: Batch): Promise<void> {
  await tx.getRepository(batchTable).insert(batch);
}

export async function findBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  return (await tx.getRepository(batchTable).findOneBy({ id })) ?? undefined;
}

/** The batch that brought this very file before. */
export async function findDelivery(
  tx: Tx,
  file: { agencySlug: string; datasetId: string; sha256: string },
): Promise<Batch | undefined> {
  return (await tx.getRepository(batchTable).findOneBy(file)) ?? undefined;
}

/** Which of these stored files a batch names. */
export async function namedBlobs(tx: Tx, blobs: readonly string[]): Promise<Set<string>> {
  const rows = await selectIn<{ stored: string }>(
    tx,
    'SELECT blob_name AS stored FROM registry_batch WHERE',
    'blob_name',
    blobs,
  );
  return new Set(rows.map(({ stored }) => stored));
}

/** What an organisation delivered, or all of them, newest first. */
export async function listBatches(
  tx: Tx,
  ask: { organisationId?: string; datasetId?: string; state?: BatchState; cursor?: string; limit: number },
): Promise<Page<Batch>> {
  const query = tx
    .getRepository(batchTable)
    .createQueryBuilder('b')
    .orderBy('b.id', 'DESC')
    .limit(ask.limit + 1);
  if (ask.organisationId !== undefined)
    query.andWhere('b.organisationId = :organisationId', { organisationId: ask.organisationId });
  if (ask.datasetId !== undefined) query.andWhere('b.datasetId = :datasetId', { datasetId: ask.datasetId });
  if (ask.state !== undefined) query.andWhere('b.state = :state', { state: ask.state });
  if (ask.cursor !== undefined) query.andWhere('b.id < :before', { before: readCursor(ask.cursor, 1)[0] });
  return pageOf(await query.getMany(), ask.limit, (row) => [row.id]);
}

/** Batches that want work, oldest first. A held one stops those of its dataset that came behind it. */
export function pendingBatches(tx: Tx, limit: number): Promise<Batch[]> {
  return tx
    .getRepository(batchTable)
    .createQueryBuilder('b')
    .where('b.state IN (:...states)', { states: PENDING_STATES })
    .andWhere(
      `(b.state <> 'received' OR NOT EXISTS (SELECT 1 FROM registry_batch h
        WHERE h.dataset_id = b.dataset_id AND h.state = 'held' AND h.received_at <= b.received_at))`,
    )
    .orderBy('b.receivedAt')
    .addOrderBy('b.id')
    .limit(limit)
    .getMany();
}

/** Of each of these datasets the batch that others wait for: held, or being worked on. */
export async function busyBatches(tx: Tx, datasets: readonly string[]): Promise<Map<string, Batch>> {
  if (datasets.length === 0) return new Map();
  const busy = await tx.getRepository(batchTable).find({
    where: { datasetId: In([...datasets]), state: In(['parsing', 'held', 'checked', 'cancelling']) },
    order: { receivedAt: 'DESC', id: 'DESC' },
  });
  return new Map(busy.map((batch) => [batch.datasetId, batch]));
}

/** Changes a batch that still is in `state`; false when it is not. */
export async function changeBatch(
  tx: Tx,
  batch: { id: string; state: BatchState },
  change: Partial<Batch>,
): Promise<boolean> {
  if (change.state !== undefined && change.state !== batch.state)
    advance(BATCH_TRANSITIONS, batch.state, change.state);
  const { affected } = await tx
    .createQueryBuilder()
    .update(batchTable)
    .set(change)
    .where('id = :id AND state = :state', { id: batch.id, state: batch.state })
    .execute();
  return affected === 1;
}

export function insertFaults(tx: Tx, rows: readonly RowFaultRow[]): Promise<void> {
  return insertMany(
    tx,
    'registry_row_fault',
    ['batch_id', 'row_no', 'rejected', 'faults'],
    rows.map((row) => [row.batchId, row.rowNo, row.rejected ? 1 : 0, JSON.stringify(row.faults)]),
  );
}

export async function deleteFaults(tx: Tx, batchId: string): Promise<void> {
  await tx.getRepository(rowFaultTable).delete({ batchId });
}

/** The faulty ones of some rows, or of all. */
export async function faultsOfRows(
  tx: Tx,
  batchId: string,
  rows?: readonly number[],
): Promise<RowFaultRow[]> {
  const faults = tx.getRepository(rowFaultTable);
  if (rows === undefined) return faults.findBy({ batchId });
  const found: RowFaultRow[] = [];
  for (let at = 0; at < rows.length; at += 500)
    found.push(...(await faults.findBy({ batchId, rowNo: In(rows.slice(at, at + 500)) })));
  return found;
}

/** Writes the faults of some rows anew; a row without any has none. */
export async function replaceFaults(tx: Tx, batchId: string, rows: readonly RowFaultRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) {
    const rowNo = In(rows.slice(at, at + 500).map((row) => row.rowNo));
    await tx.getRepository(rowFaultTable).delete({ batchId, rowNo });
  }
  await insertFaults(
    tx,
    rows.filter(({ faults }) => faults.length > 0),
  );
}

export function faultCount(tx: Tx, batchId: string): Promise<number> {
  return tx.getRepository(rowFaultTable).countBy({ batchId });
}

/** Faulty rows behind a row number, in the order of the file. */
export function faultsAfter(
  tx: Tx,
  ask: { batchId: string; rowNo: number; limit: number; rejectedOnly?: boolean },
): Promise<RowFaultRow[]> {
  const query = tx
    .getRepository(rowFaultTable)
    .createQueryBuilder('f')
    .where('f.batchId = :batchId AND f.rowNo > :rowNo', { batchId: ask.batchId, rowNo: ask.rowNo })
    .orderBy('f.rowNo')
    .limit(ask.limit);
  if (ask.rejectedOnly === true) query.andWhere('f.rejected = 1');
  return query.getMany();
}
