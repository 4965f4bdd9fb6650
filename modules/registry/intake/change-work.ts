import type { Tx } from '../../kernel/transaction.ts';
import type { Batch } from './batch.ts';
import { changeBatch } from './batch-store.ts';
import { holdDataset } from './dataset-lock-store.ts';
import { LEASE_MILLISECONDS, LeaseLost, Overtaken, type Work } from './work.ts';

/** Changes the batch that is being worked on; throws `Overtaken` when somebody changed its state meanwhile. */
export async function changeWork(work: Work, to: Partial<Batch>): Promise<void> {
  await work.inTransaction(async (tx) => {
    await renew(tx, work);
    if (!(await changeBatch(tx, work.batch, to))) throw new Overtaken();
  });
  Object.assign(work.batch, to);
}

/** Holds on to the dataset for another while; throws `LeaseLost` when another process took it over. */
export async function renew(tx: Tx, { lease, needs }: Work): Promise<void> {
  const until = needs.clock.now() + LEASE_MILLISECONDS;
  if (!(await holdDataset(tx, { ...lease, until }))) throw new LeaseLost();
}
