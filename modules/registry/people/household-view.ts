import type { Tx } from '../../kernel/transaction.ts';

/** A membership that counts at an instant. */
export interface MemberView {
  householdId: string;
  personId: string;
  relation: string;
  /** Registered as the head; `electHead` names the one that counts. */
  head: boolean;
  villageCode: string | null;
  validFrom: string;
  /** The register row that says so. */
  recordId: string;
}

/** The end of time, for questions about now. */
export const NOW = Number.MAX_SAFE_INTEGER;

const COUNTING = `FROM registry_household_member m
  JOIN registry_batch b ON b.id = m.batch_id
  LEFT JOIN registry_batch c ON c.id = m.closed_in
  WHERE b.published_at <= ? AND (c.published_at IS NULL OR c.published_at > ?)`;

/** The members of a household as published by `instant`, head first. */
export async function membersAt(tx: Tx, householdId: string, instant: number): Promise<MemberView[]> {
  const rows = await tx.query<(Omit<MemberView, 'head'> & { head: number | string })[]>(
    `SELECT m.household_id AS householdId, m.person_id AS personId, m.relation AS relation, m.is_head AS head,
     m.village_code AS villageCode, m.valid_from AS validFrom, m.record_id AS recordId ${COUNTING} AND m.household_id = ?
     ORDER BY m.is_head DESC, m.person_id`,
    [instant, instant, householdId],
  );
  return rows.map((row) => ({ ...row, head: Number(row.head) === 1 }));
}

/** Persons who died as members of a household, as published by `instant`; those whom a later row brings back are not. */
export async function deadOf(tx: Tx, householdId: string, instant: number): Promise<string[]> {
  const rows = await tx.query<{ personId: string }[]>(
    `SELECT DISTINCT d.person_id AS personId FROM registry_household_member d
     JOIN registry_batch e ON e.id = d.closed_in
     WHERE d.household_id = ? AND d.ended_by = 'death' AND e.published_at <= ?
     AND NOT EXISTS (SELECT 1 ${COUNTING} AND m.person_id = d.person_id) ORDER BY d.person_id`,
    [householdId, instant, instant, instant],
  );
  return rows.map(({ personId }) => personId);
}

/** The household of each person now; persons without one are left out. */
export async function householdsOfPersons(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, { householdId: string; villageCode: string | null }>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.query<{ personId: string; householdId: string; villageCode: string | null }[]>(
    `SELECT m.person_id AS personId, m.household_id AS householdId, m.village_code AS villageCode ${COUNTING}
     AND m.person_id IN (${personIds.map(() => '?').join(', ')}) ORDER BY m.valid_from`,
    [NOW, NOW, ...personIds],
  );
  return new Map(rows.map(({ personId, ...row }) => [personId, row]));
}

/** Households with members now, in id order behind `after`. */
export async function householdIdsAfter(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT m.household_id AS id ${COUNTING} AND m.household_id > ? ORDER BY m.household_id LIMIT ?`,
    [NOW, NOW, after, limit],
  );
  return rows.map(({ id }) => id);
}

/** Households and members by village, now. */
export async function countsByVillage(
  tx: Tx,
): Promise<{ code: string; households: number; persons: number }[]> {
  const rows = await tx.query<{ code: string; households: number | string; persons: number | string }[]>(
    `SELECT m.village_code AS code, COUNT(DISTINCT m.household_id) AS households, COUNT(DISTINCT m.person_id) AS persons
     ${COUNTING} AND m.village_code IS NOT NULL GROUP BY m.village_code ORDER BY m.village_code`,
    [NOW, NOW],
  );
  return rows.map((row) => ({
    code: row.code,
    households: Number(row.households),
    persons: Number(row.persons),
  }));
}

/** The households of all persons whom a batch, published or not, brought new records; in id order. */
export async function householdsTouchedBy(tx: Tx, batchId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT m.household_id AS id FROM registry_source_record r
     JOIN registry_household_member m ON m.person_id = r.person_id
     WHERE r.batch_id = ? AND (m.closed_in IS NULL OR m.closed_in = ?)
     UNION
     SELECT DISTINCT h.id AS id FROM registry_source_record r
     JOIN registry_household h ON h.household_number = r.household_number
     WHERE r.batch_id = ?`,
    [batchId, batchId, batchId],
  );
  return rows.map(({ id }) => id).sort();
}

/** Pairs that wait for a decision. */
export async function openCaseCount(tx: Tx): Promise<number> {
  const rows = await tx.query<{ cases: number | string }[]>(
    `SELECT COUNT(*) AS cases FROM registry_link_case k LEFT JOIN registry_batch b ON b.id = k.batch_id
     WHERE (k.batch_id IS NULL OR b.published_at IS NOT NULL) AND k.closed_at IS NULL`,
  );
  return Number(rows[0]?.cases ?? 0);
}
