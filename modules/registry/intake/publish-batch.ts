import { householdsTouchedBy } from '../people/household-view.ts';
import { NO_PROGRESS } from './batch.ts';
import { changeBatch } from './batch-store.ts';
import { Overtaken, type Work } from './work.ts';

const HOUSEHOLDS_PER_EVENT = 500;

/** Makes a batch visible by one change of state, and tells whose records changed. */
export async function publishBatch(work: Work): Promise<void> {
  const { batch, contract, needs } = work;
  const households = await work.inTransaction((tx) => householdsTouchedBy(tx, batch.id));
  await work.inTransaction(async (tx) => {
    const now = needs.clock.now();
    const ended = { state: 'published', publishedAt: now, finishedAt: now, ...NO_PROGRESS } as const;
    if (!(await changeBatch(tx, batch, ended))) throw new Overtaken();
    await needs.publish(tx, 'registry.batch-published', {
      batchId: batch.id,
      datasetId: contract.dataset,
      agencyId: contract.agency.slug,
    });
    for (let at = 0; at < households.length; at += HOUSEHOLDS_PER_EVENT)
      await needs.publish(tx, 'registry.households-changed', {
        householdIds: households.slice(at, at + HOUSEHOLDS_PER_EVENT),
      });
  });
  batch.state = 'published';
}
