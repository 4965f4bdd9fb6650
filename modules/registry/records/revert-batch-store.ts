import { In } from 'typeorm';
import type { Tx } from '../../kernel/transaction.ts';
import { householdMemberTable } from '../people/household-table.ts';
import { linkCaseTable, linkEdgeTable } from '../people/link-table.ts';
import { sourceRecordTable } from './source-record-table.ts';

const PORTION = 500;

/**
 * Takes back a portion of what an unpublished batch has loaded; true while there is more. Households it founded
 * stay: without members nobody sees them, and the same file will find them again.
 */
export async function revertBatch(tx: Tx, batchId: string): Promise<boolean> {
  const records = await tx
    .getRepository(sourceRecordTable)
    .find({ select: { id: true }, where: { batchId }, take: PORTION });
  const ids = records.map(({ id }) => id);
  if (ids.length > 0) {
    await tx.getRepository(householdMemberTable).delete({ recordId: In(ids) });
    // Blocking keys stay: a key whose node is gone finds nothing.
    await tx.getRepository(linkEdgeTable).delete({ left: In(ids) });
    await tx.getRepository(linkEdgeTable).delete({ right: In(ids) });
    await tx
      .createQueryBuilder()
      .update(sourceRecordTable)
      .set({ supersededIn: null, supersededBy: null })
      .where('superseded_in = :batchId', { batchId })
      .execute();
    await tx.getRepository(sourceRecordTable).delete({ id: In(ids) });
  }
  if (ids.length === PORTION) return true;
  await tx.getRepository(linkCaseTable).delete({ batchId });
  await tx
    .createQueryBuilder()
    .update(householdMemberTable)
    .set({ closedIn: null, validTo: null, endedBy: null })
    .where('closed_in = :batchId', { batchId })
    .execute();
  return false;
}
