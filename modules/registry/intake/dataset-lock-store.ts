import { insertedOnce } from '../../kernel/duplicate-key.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { datasetLockTable } from './batch-table.ts';

/** Who works on what, until when. */
export interface DatasetLease {
  datasetId: string;
  batchId: string;
  holder: string;
  until: number;
}

/** Takes a dataset that nobody holds at `now`; false when somebody does. */
export async function takeDataset(tx: Tx, lease: DatasetLease, now: number): Promise<boolean> {
  const { datasetId, batchId, holder, until } = lease;
  const { affected } = await tx
    .createQueryBuilder()
    .update(datasetLockTable)
    .set({ batchId, holder, until })
    .where('dataset_id = :datasetId AND until_instant <= :now', { datasetId, now })
    .execute();
  if (affected === 1) return true;
  const locks = tx.getRepository(datasetLockTable);
  if (await locks.existsBy({ datasetId })) return false;
  return insertedOnce(() => locks.insert({ datasetId, batchId, holder, until }));
}

/** Holds on to a dataset until `until`; false when the lease was lost. */
export async function holdDataset(tx: Tx, lease: DatasetLease): Promise<boolean> {
  const { datasetId, holder, until } = lease;
  const { affected } = await tx
    .createQueryBuilder()
    .update(datasetLockTable)
    .set({ until })
    .where('dataset_id = :datasetId AND holder = :holder', { datasetId, holder })
    .execute();
  return affected === 1;
}
