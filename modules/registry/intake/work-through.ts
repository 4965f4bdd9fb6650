import type { InTransaction } from '../../kernel/transaction.ts';
import { refreshContracts } from '../agreements/refresh-contracts.ts';
import type { Batch } from './batch.ts';
import { changeBatch, findBatch, pendingBatches } from './batch-store.ts';
import { holdDataset, takeDataset, type DatasetLease } from './dataset-lock-store.ts';
import type { IntakeNeeds } from './intake-needs.ts';
import { processBatch } from './process-batch.ts';
import { revertAll } from './take-back.ts';
import { LEASE_MILLISECONDS, LeaseLost, Overtaken, Stopped, type Work } from './work.ts';

const LOOK_AHEAD = 20;
const MAX_ATTEMPTS = 5;
const PAUSE_MILLISECONDS = 10_000;

/**
 * Processes waiting batches, the oldest first, until none is free. Batches of one dataset run one after another, on
 * however many machines. A failure of ours is repeated after a pause, and after five times the batch is `failed`.
 */
export async function workThrough(
  needs: IntakeNeeds,
  worker: Worker,
  inTransaction: InTransaction,
): Promise<void> {
  while (!worker.isStopped()) {
    const claimed = await claim(needs, worker.holder, inTransaction);
    if (!claimed) return;
    await attempt({ needs, inTransaction, isStopped: worker.isStopped, ...claimed });
  }
}

/** The worker of this process. */
export interface Worker {
  /** Its name in leases. */
  holder: string;
  isStopped: () => boolean;
}

type Claimed = Pick<Work, 'batch' | 'contract' | 'lease'>;

async function claim(
  needs: IntakeNeeds,
  holder: string,
  inTransaction: InTransaction,
): Promise<Claimed | undefined> {
  return inTransaction(async (tx) => {
    const now = needs.clock.now();
    await refreshContracts(tx, needs.contracts);
    const tried = new Set<string>();
    for (const batch of await pendingBatches(tx, LOOK_AHEAD)) {
      if (tried.has(batch.datasetId)) continue;
      tried.add(batch.datasetId);
      const contract = needs.contracts.version(batch.datasetId, batch.contractVersion);
      const lease: DatasetLease = {
        datasetId: batch.datasetId,
        batchId: batch.id,
        holder,
        until: now + LEASE_MILLISECONDS,
      };
      if (contract && (await takeDataset(tx, lease, now))) return { batch, contract, lease };
    }
    return undefined;
  });
}

async function attempt(work: Work): Promise<void> {
  const release = (until: number): Promise<boolean> =>
    work.inTransaction((tx) => holdDataset(tx, { ...work.lease, until }));
  try {
    await processBatch(work);
    await release(0);
  } catch (error) {
    if (error instanceof LeaseLost) return;
    if (error instanceof Stopped || error instanceof Overtaken) {
      await release(0);
      return;
    }
    await noteFailure(work, error);
    await release(work.needs.clock.now() + PAUSE_MILLISECONDS);
    work.needs.reportFault(error, work.batch.id);
  }
}

/** Keeps the kind of failure, never its text: that may quote the file. */
async function noteFailure(work: Work, error: unknown): Promise<void> {
  const batch = await work.inTransaction((tx) => findBatch(tx, work.batch.id));
  if (!batch) return;
  const attempts = batch.attempts + 1;
  const lastFault = error instanceof Error ? error.name.slice(0, 200) : 'unknown';
  if (attempts >= MAX_ATTEMPTS) await revertAll(work);
  const ended: Partial<Batch> =
    attempts < MAX_ATTEMPTS ? {} : { state: 'failed', finishedAt: work.needs.clock.now() };
  await work.inTransaction((tx) => changeBatch(tx, batch, { attempts, lastFault, ...ended }));
}
