import { IsNull, LessThanOrEqual } from 'typeorm';
import { insertedOnce } from '../../kernel/duplicate-key.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { staleTable, type StaleRow } from './run-table.ts';

/** Marks a household to be scored again; a mark that stands counts the change and forgets its fault. */
export async function markStale(tx: Tx, householdId: string, now: number): Promise<void> {
  if (await countChange(tx, householdId, now)) return;
  const row: StaleRow = { householdId, markedAt: now, changes: 1, fault: null };
  if (!(await insertedOnce(() => tx.getRepository(staleTable).insert(row)))) {
    await countChange(tx, householdId, now);
  }
}

async function countChange(tx: Tx, householdId: string, now: number): Promise<boolean> {
  const result = await tx
    .getRepository(staleTable)
    .createQueryBuilder()
    .update()
    .set({ markedAt: now, changes: () => 'changes + 1', fault: null })
    .where('household_id = :householdId', { householdId })
    .execute();
  return result.affected === 1;
}

/** The households marked longest, up to an instant, without those that wait for their records to change. */
export function oldestStale(tx: Tx, markedUntil: number, limit: number): Promise<StaleRow[]> {
  return tx.getRepository(staleTable).find({
    where: { fault: IsNull(), markedAt: LessThanOrEqual(markedUntil) },
    order: { markedAt: 'ASC', householdId: 'ASC' },
    take: limit,
  });
}

/** Clears a mark unless the household changed again meanwhile. */
export async function clearStale(tx: Tx, row: StaleRow): Promise<void> {
  await tx.getRepository(staleTable).delete({ householdId: row.householdId, changes: row.changes });
}

/** Keeps a mark with the reason why the household could not be scored. */
export async function keepFaulty(tx: Tx, row: StaleRow, fault: string): Promise<void> {
  await tx
    .getRepository(staleTable)
    .update({ householdId: row.householdId, changes: row.changes }, { fault: fault.slice(0, 300) });
}

/** A score as of an instant knows every change that was marked by then. */
export async function clearStaleUntil(tx: Tx, householdId: string, asOf: number): Promise<void> {
  await tx.getRepository(staleTable).delete({ householdId, markedAt: LessThanOrEqual(asOf) });
}
