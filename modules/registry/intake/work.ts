import type { InTransaction, Tx } from '../../kernel/transaction.ts';
import type { DataContract } from '../contract/data-contract.ts';
import type { Batch } from './batch.ts';
import { holdDataset, type DatasetLease } from './dataset-lock-store.ts';
import type { IntakeNeeds } from './intake-needs.ts';

/** How long a dataset stays taken after its process fell silent. */
export const LEASE_MILLISECONDS = 30_000;

/** Thrown when another process has taken over: this one stops without a trace. */
export class LeaseLost extends Error {}

/** Thrown when somebody changed the state of the batch, such as by cancelling it: what it wants now is seen anew. */
export class Overtaken extends Error {}

/** Thrown when this process is told to stop: the batch goes on elsewhere, or after the next start. */
export class Stopped extends Error {}

/** One batch being worked on. */
export interface Work {
  needs: IntakeNeeds;
  inTransaction: InTransaction;
  batch: Batch;
  contract: DataContract;
  lease: DatasetLease;
  isStopped: () => boolean;
}

/** Holds on to the dataset. Throws `LeaseLost` when another process has it. */
export async function renew(tx: Tx, { lease, needs }: Work): Promise<void> {
  const until = needs.clock.now() + LEASE_MILLISECONDS;
  if (!(await holdDataset(tx, { ...lease, until }))) throw new LeaseLost();
}
