import type { Tx } from '../../kernel/transaction.ts';
import { insertMany, selectIn } from '../bulk-store.ts';
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

/** The persons who are or were members, by household. */
export function membersOf(
  tx: Tx,
  householdIds: readonly string[],
): Promise<{ householdId: string; personId: string }[]> {
  return selectIn(
    tx,
    `SELECT household_id AS householdId, person_id AS personId FROM registry_household_member
     WHERE closed_in IS NULL AND`,
    'household_id',
    householdIds,
  );
}

/** Memberships of persons that no batch has closed, published or not. */
export function openMemberships(
  tx: Tx,
  personIds: readonly string[],
): Promise<{ recordId: string; personId: string; householdId: string }[]> {
  return selectIn(
    tx,
    `SELECT record_id AS recordId, person_id AS personId, household_id AS householdId
     FROM registry_household_member WHERE closed_in IS NULL AND`,
    'person_id',
    personIds,
  );
}

export function insertMembers(tx: Tx, members: readonly HouseholdMemberRow[]): Promise<void> {
  return insertMany(
    tx,
    'registry_household_member',
    [
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
    ],
    members.map((row) => [
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
    ]),
  );
}

/** Ends a membership with the publication of a batch. */
export async function closeMembership(
  tx: Tx,
  recordId: string,
  end: { validTo: string; closedIn: string },
): Promise<void> {
  await tx.query(
    'UPDATE registry_household_member SET valid_to = ?, closed_in = ? WHERE record_id = ? AND closed_in IS NULL',
    [end.validTo, end.closedIn, recordId],
  );
}
