import type { Tx } from '../../kernel/transaction.ts';
import type { HouseholdChange, Standing, Step } from './household-changes.ts';
import type { HouseholdEventRow } from './household-event-table.ts';
import type { DatedMember } from './household-timeline.ts';

/** Every membership of a household that was ever published; an end counts once the batch that brought it is published. */
export async function everMembers(tx: Tx, householdId: string): Promise<DatedMember[]> {
  const rows = await tx.query<(DatedMember & { closedAt: number | string | null })[]>(
    `SELECT m.record_id AS recordId, m.person_id AS personId, m.relation AS relation, m.valid_from AS validFrom,
     m.valid_to AS validTo, m.ended_by AS endedBy, c.published_at AS closedAt
     FROM registry_household_member m JOIN registry_batch b ON b.id = m.batch_id
     LEFT JOIN registry_batch c ON c.id = m.closed_in
     WHERE m.household_id = ? AND b.published_at IS NOT NULL ORDER BY m.valid_from, m.record_id`,
    [householdId],
  );
  return rows.map(({ closedAt, ...row }) =>
    closedAt === null ? { ...row, validTo: null, endedBy: null } : row,
  );
}

/** Splits, merges and renumberings that a household went through, oldest first. */
export async function changesOf(tx: Tx, householdId: string): Promise<HouseholdChange[]> {
  const rows = await tx.query<
    {
      kind: HouseholdChange['kind'];
      fromId: string;
      toId: string;
      onDate: string;
      persons: number | string;
    }[]
  >(
    `SELECT e.kind AS kind, e.from_household AS fromId, e.to_household AS toId, e.on_date AS onDate,
     e.persons AS persons FROM registry_household_event e JOIN registry_batch b ON b.id = e.batch_id
     WHERE b.published_at IS NOT NULL AND (e.from_household = ? OR e.to_household = ?)
     ORDER BY e.on_date, e.from_household, e.to_household`,
    [householdId, householdId],
  );
  return rows.map(({ fromId, toId, persons, ...row }) => ({
    ...row,
    from: fromId,
    to: toId,
    persons: Number(persons),
  }));
}

/** Who goes from which household to which other one in a batch, published or not. */
export async function stepsIn(tx: Tx, batchId: string): Promise<Step[]> {
  const rows = await tx.query<{ personId: string; fromId: string; toId: string; onDate: string }[]>(
    `SELECT m.person_id AS personId, m.household_id AS fromId, n.household_id AS toId, n.valid_from AS onDate
     FROM registry_household_member m JOIN registry_household_member n ON n.person_id = m.person_id
     WHERE m.closed_in = ? AND m.ended_by = 'moved' AND m.batch_id <> ?
     AND n.batch_id = ? AND (n.closed_in IS NULL OR n.closed_in <> ?) AND n.household_id <> m.household_id
     ORDER BY m.person_id`,
    [batchId, batchId, batchId, batchId],
  );
  return rows.map(({ fromId, toId, ...row }) => ({ ...row, from: fromId, to: toId }));
}

/** How many were members of a household before a batch, and how many are members once it is published. */
export async function standingOf(tx: Tx, householdId: string, batchId: string): Promise<Standing> {
  const rows = await tx.query<{ earlier: number | string; staying: number | string }[]>(
    `SELECT COUNT(DISTINCT CASE WHEN m.batch_id <> ? THEN m.person_id END) AS earlier,
     COUNT(DISTINCT CASE WHEN m.closed_in IS NULL THEN m.person_id END) AS staying
     FROM registry_household_member m WHERE m.household_id = ?`,
    [batchId, householdId],
  );
  return { before: Number(rows[0]?.earlier ?? 0), staying: Number(rows[0]?.staying ?? 0) };
}

export async function insertHouseholdEvent(tx: Tx, row: HouseholdEventRow): Promise<void> {
  await tx.query(
    `INSERT INTO registry_household_event (batch_id, kind, from_household, to_household, on_date, persons)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [row.batchId, row.kind, row.fromHousehold, row.toHousehold, row.onDate, row.persons],
  );
}
