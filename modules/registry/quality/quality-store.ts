import { In } from 'typeorm';
import type { Tx } from '../../kernel/transaction.ts';
import type { Baseline, Quality } from './assess.ts';
import { batchQualityTable, type BatchQualityRow } from './quality-table.ts';

/** Keeps what was measured; a later reading of the same batch replaces it. */
export async function saveQuality(tx: Tx, row: BatchQualityRow): Promise<void> {
  const table = tx.getRepository(batchQualityTable);
  await table.delete({ batchId: row.batchId });
  await table.insert(row);
}

export async function deleteQuality(tx: Tx, batchId: string): Promise<void> {
  await tx.getRepository(batchQualityTable).delete({ batchId });
}

export async function qualityOf(tx: Tx, batchId: string): Promise<Quality | undefined> {
  return (await tx.getRepository(batchQualityTable).findOneBy({ batchId }))?.result;
}

/** Scores and gates of some batches. */
export async function qualitiesOf(tx: Tx, batchIds: readonly string[]): Promise<Map<string, Quality>> {
  if (batchIds.length === 0) return new Map();
  const rows = await tx.getRepository(batchQualityTable).findBy({ batchId: In([...batchIds]) });
  return new Map(rows.map(({ batchId, result }) => [batchId, result]));
}

/** The last full delivery of a dataset that was published, other than `batchId`. */
export async function baselineOf(
  tx: Tx,
  ask: { datasetId: string; batchId: string },
): Promise<Baseline | undefined> {
  const rows = await tx.query<{ batchId: string; result: string }[]>(
    `SELECT q.batch_id AS batchId, q.result AS result FROM registry_batch_quality q
     JOIN registry_batch b ON b.id = q.batch_id
     WHERE b.dataset_id = ? AND b.state = 'published' AND b.kind = 'full' AND b.id <> ?
     ORDER BY b.published_at DESC, b.id DESC LIMIT 1`,
    [ask.datasetId, ask.batchId],
  );
  const [last] = rows;
  if (!last) return undefined;
  const { rows: count, accepted, columns } = JSON.parse(last.result) as Quality;
  return { name: last.batchId, rows: count, accepted, columns };
}
