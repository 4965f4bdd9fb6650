import { In, LessThanOrEqual } from 'typeorm';
import { insertedOnce } from '../../kernel/duplicate-key.ts';
import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { insertMany, selectIn } from '../bulk-store.ts';
import {
  leadPlotTable,
  leadRunTable,
  leadStaleTable,
  type LeadPlotRow,
  type LeadRunRow,
  type LeadStaleRow,
} from './work-table.ts';

/** Marks households to be evaluated; marks that stand count the change. */
export async function markStale(tx: Tx, householdIds: readonly string[], now: number): Promise<void> {
  const ids = [...new Set(householdIds)];
  if (ids.length === 0) return;
  const marks = ids.map(() => '?').join(', ');
  await tx.query(
    `UPDATE registry_lead_stale SET marked_at = ?, changes = changes + 1 WHERE household_id IN (${marks})`,
    [now, ...ids],
  );
  const standing = await selectIn<{ id: string }>(
    tx,
    'SELECT household_id AS id FROM registry_lead_stale WHERE',
    'household_id',
    ids,
  );
  const known = new Set(standing.map(({ id }) => id));
  const fresh = ids.filter((id) => !known.has(id));
  const columns = ['household_id', 'marked_at', 'changes'];
  await insertMany(
    tx,
    'registry_lead_stale',
    columns,
    fresh.map((id) => [id, now, 1]),
  );
}

/** The households marked longest, up to an instant. */
export function oldestStale(tx: Tx, markedUntil: number, limit: number): Promise<LeadStaleRow[]> {
  return tx.getRepository(leadStaleTable).find({
    where: { markedAt: LessThanOrEqual(markedUntil) },
    order: { markedAt: 'ASC', householdId: 'ASC' },
    take: limit,
  });
}

/** Clears marks unless the household changed again meanwhile. */
export async function clearStale(tx: Tx, rows: readonly LeadStaleRow[]): Promise<void> {
  for (const { householdId, changes } of rows)
    await tx.getRepository(leadStaleTable).delete({ householdId, changes });
}

/** What is evaluated now knows every change marked by then. */
export async function clearStaleUntil(tx: Tx, householdIds: readonly string[], now: number): Promise<void> {
  await tx
    .getRepository(leadStaleTable)
    .delete({ householdId: In([...householdIds]), markedAt: LessThanOrEqual(now) });
}

/** Replaces what households claim; returns every plot that is or was claimed. */
export async function replacePlots(
  tx: Tx,
  householdIds: readonly string[],
  claims: readonly LeadPlotRow[],
): Promise<string[]> {
  const before = await tx.getRepository(leadPlotTable).findBy({ householdId: In([...householdIds]) });
  await tx.getRepository(leadPlotTable).delete({ householdId: In([...householdIds]) });
  if (claims.length > 0) {
    // A record that moved to another household still stands under the old one.
    const ids = claims.map(({ recordId }) => recordId);
    for (let at = 0; at < ids.length; at += 500)
      await tx.getRepository(leadPlotTable).delete({ recordId: In(ids.slice(at, at + 500)) });
  }
  const columns = ['record_id', 'parcel_code', 'household_id'];
  await insertMany(
    tx,
    'registry_lead_plot',
    columns,
    claims.map((claim) => [claim.recordId, claim.parcelCode, claim.householdId]),
  );
  return [...new Set([...before, ...claims].map(({ parcelCode }) => parcelCode))];
}

/** Claims of plots that more than one household claims, among some plots. */
export async function sharedPlots(tx: Tx, parcelCodes: readonly string[]): Promise<LeadPlotRow[]> {
  const found: LeadPlotRow[] = [];
  for (let at = 0; at < parcelCodes.length; at += 500) {
    const part = parcelCodes.slice(at, at + 500);
    const marks = part.map(() => '?').join(', ');
    const rows = await tx.query<LeadPlotRow[]>(
      `SELECT c.record_id AS recordId, c.parcel_code AS parcelCode, c.household_id AS householdId
       FROM registry_lead_plot c WHERE c.parcel_code IN (${marks}) AND EXISTS (SELECT 1 FROM registry_lead_plot o
       WHERE o.parcel_code = c.parcel_code AND o.household_id <> c.household_id)
       ORDER BY c.parcel_code, c.record_id`,
      part,
    );
    found.push(...rows);
  }
  return found;
}

/** False when a run is under way already. */
export function insertRun(tx: Tx, row: LeadRunRow): Promise<boolean> {
  return insertedOnce(() => tx.getRepository(leadRunTable).insert(row));
}

export function findRun(tx: Tx, id: string): Promise<LeadRunRow | null> {
  return tx.getRepository(leadRunTable).findOneBy({ id });
}

export function findOpenRun(tx: Tx): Promise<LeadRunRow | null> {
  return tx.getRepository(leadRunTable).findOneBy({ open: 'running' });
}

export async function listRuns(tx: Tx, ask: { cursor?: string; limit: number }): Promise<Page<LeadRunRow>> {
  const query = tx.getRepository(leadRunTable).createQueryBuilder('r');
  if (ask.cursor !== undefined) {
    const [at, id] = readCursor(ask.cursor, 2);
    query.where('(r.startedAt < :at OR (r.startedAt = :at AND r.id < :id))', { at, id });
  }
  const rows = await query
    .orderBy('r.startedAt', 'DESC')
    .addOrderBy('r.id', 'DESC')
    .limit(ask.limit + 1)
    .getMany();
  return pageOf(rows, ask.limit, (row) => [row.startedAt, row.id]);
}

/** Books a portion of a run, or its end; false when another process has moved it on since it was read. */
export async function bookRun(tx: Tx, run: LeadRunRow, change: Partial<LeadRunRow>): Promise<boolean> {
  const result = await tx
    .getRepository(leadRunTable)
    .update({ id: run.id, open: 'running', cursor: run.cursor }, change);
  return result.affected === 1;
}
