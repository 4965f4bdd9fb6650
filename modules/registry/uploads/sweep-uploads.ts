import { DAY } from '../../kernel/clock.ts';
import type { InTransaction } from '../../kernel/transaction.ts';
import { namedBlobs } from '../intake/batch-store.ts';
import type { IntakeNeeds } from '../intake/intake-needs.ts';
import { partBlobs, removeExpired } from './upload-store.ts';

/** Removes uploads that were not completed in time, and stored files that neither a batch nor an upload names. */
export async function sweepUploads(
  { blobs, clock }: Pick<IntakeNeeds, 'blobs' | 'clock'>,
  inTransaction: InTransaction,
): Promise<void> {
  await inTransaction((tx) => removeExpired(tx, clock.now()));
  await blobs.sweep(clock.now() - DAY, (names) =>
    inTransaction(async (tx) => new Set([...(await namedBlobs(tx, names)), ...(await partBlobs(tx, names))])),
  );
}
