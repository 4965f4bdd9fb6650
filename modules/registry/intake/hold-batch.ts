import { NO_PROGRESS } from './batch.ts';
import { changeBatch } from './batch-store.ts';
import { Overtaken, renew, type Work } from './work.ts';

/** Lets a batch wait for an approver; nothing of it was loaded. Those behind it in its dataset wait as well. */
export async function holdBatch(work: Work): Promise<void> {
  const { batch, needs, contract } = work;
  const change = { state: 'held', ...NO_PROGRESS } as const;
  await work.inTransaction(async (tx) => {
    await renew(tx, work);
    if (!(await changeBatch(tx, batch, change))) throw new Overtaken();
    const about = { batchId: batch.id, datasetId: contract.dataset, agencyId: contract.agency.slug };
    await needs.publish(tx, 'registry.batch-held', about);
  });
  Object.assign(batch, change);
}
