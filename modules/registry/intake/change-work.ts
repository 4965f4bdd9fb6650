import type { Batch } from './batch.ts';
import { changeBatch } from './batch-store.ts';
import { Overtaken, renew, type Work } from './work.ts';

/** Changes the batch that is being worked on; throws `Overtaken` when somebody changed its state meanwhile. */
export async function changeWork(work: Work, to: Partial<Batch>): Promise<void> {
  await work.inTransaction(async (tx) => {
    await renew(tx, work);
    if (!(await changeBatch(tx, work.batch, to))) throw new Overtaken();
  });
  Object.assign(work.batch, to);
}
