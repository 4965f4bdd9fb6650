import { revertBatch } from '../records/revert-batch-store.ts';
import { deleteQuality } from '../quality/quality-store.ts';
import { NO_COUNTS, NO_PROGRESS } from './batch.ts';
import { deleteFaults } from './batch-store.ts';
import { changeWork } from './change-work.ts';
import type { Work } from './work.ts';

/** Takes back all that an unpublished batch has loaded; nothing of it was ever visible. */
export async function revertAll(work: Work): Promise<void> {
  let left = true;
  while (left) left = await work.inTransaction((tx) => revertBatch(tx, work.batch.id));
}

/** Ends a batch that is being cancelled; its file may be delivered again. */
export async function takeBack(work: Work): Promise<void> {
  await revertAll(work);
  await work.inTransaction(async (tx) => {
    await deleteFaults(tx, work.batch.id);
    await deleteQuality(tx, work.batch.id);
  });
  await changeWork(work, {
    state: 'cancelled',
    finishedAt: work.needs.clock.now(),
    loadedRow: 0,
    findings: [],
    ...NO_COUNTS,
    ...NO_PROGRESS,
  });
}
