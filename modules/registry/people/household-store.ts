import type { Tx } from '../../kernel/transaction.ts';
import { insertMany, selectIn, type Cell } from '../bulk-store.ts';
import type { HouseholdMemberRow, HouseholdRow } from './household-table.ts';

export function householdsByNumber(
  tx: Tx,
  numbers: readonly string[],
): Promise<Pick<HouseholdRow, 'id' | 'number'>[]> {
  return selectIn(
    tx,
    'SELECT id, household_number AS number FROM registry_household WHERE',
    'household_number',
    numbers,
  );
}

export function insertHouseholds(tx: Tx, households: readonly HouseholdRow[]): Promise<void> {
  return insertMany(
    tx,
    'registry_household',
    ['id', 'household_number', 'batch_id', 'created_at'],
    households.map((row) => [row.id, row.number, row.batchId, row.createdAt]),
  );
}

/** The columns of a membership in the order of `cellsOf`. */
const MEMBER_COLUMNS = [
  'record_id',
  'household_id',
  'person_id',
  'relation',
  'is_head',
  'village_code',
  'valid_from',
  'valid_to',
  'batch_id',
  'closed_in',
  'ended_by',
];

function cellsOf(row: HouseholdMemberRow): Cell[] {
  return [
    row.recordId,
    row.householdId,
    row.personId,
    row.relation,
    row.head ? 1 : 0,
    row.villageCode,
    row.validFrom,
    row.validTo,
    row.batchId,
    row.closedIn,
    row.endedBy,
  ];
}

/** Every membership of persons, published or not. */
export async function memberRowsOf(tx: Tx, personIds: readonly string[]): Promise<HouseholdMemberRow[]> {
  const rows = await selectIn<Omit<HouseholdMemberRow, 'head'> & { head: number | string }>(
    tx,
    `SELECT record_id AS recordId, household_id AS householdId, person_id AS personId, relation, is_head AS head,
     village_code AS villageCode, valid_from AS validFrom, valid_to AS validTo, batch_id AS batchId,
     closed_in AS closedIn, ended_by AS endedBy FROM registry_household_member WHERE`,
    'person_id',
    personIds,
  );
  return rows.map((row) => ({ ...row, head: Number(row.head) === 1 }));
}

export function insertMembers(tx: Tx, members: readonly HouseholdMemberRow[]): Promise<void> {
  return insertMany(tx, 'registry_household_member', MEMBER_COLUMNS, members.map(cellsOf));
}

/** Writes a membership that stands under its record anew. */
export async function changeMember(tx: Tx, row: HouseholdMemberRow): Promise<void> {
  const [recordId = null, ...cells] = cellsOf(row);
  const sets = MEMBER_COLUMNS.slice(1).map((name) => `${name} = ?`);
  await tx.query(`UPDATE registry_household_member SET ${sets.join(', ')} WHERE record_id = ?`, [
    ...cells,
    recordId,
  ]);
}

/** Removes memberships whose rows are no longer about the person. */
export async function deleteMembers(tx: Tx, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length === 0) return;
  const marks = recordIds.map(() => '?').join(', ');
  await tx.query(`DELETE FROM registry_household_member WHERE record_id IN (${marks})`, [...recordIds]);
}
