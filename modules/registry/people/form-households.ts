import type { Tx } from '../../kernel/transaction.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import { formMemberships, type Membership } from './form-memberships.ts';
import {
  changeMember,
  deleteMembers,
  householdsByNumber,
  insertHouseholds,
  insertMembers,
  memberRowsOf,
} from './household-store.ts';
import type { HouseholdMemberRow, HouseholdRow } from './household-table.ts';
import { registerRowsOf } from './register-rows-view.ts';

/**
 * Forms the memberships of persons anew from all register rows about them and writes what differs; founds households
 * whose number is new. Call it for every person whose register rows came, changed or went to another person: the result
 * does not depend on what stood before.
 */
export async function formHouseholds(
  tx: Tx,
  needs: { contracts: Contracts; now: number },
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  const memberships = formMemberships(await registerRowsOf(tx, needs.contracts, personIds));
  const ids = await householdIds(tx, needs.now, memberships);
  const formed = memberships.map((membership) => memberRow(membership, ids));
  const standing = new Map((await memberRowsOf(tx, personIds)).map((row) => [row.recordId, row]));
  const same = new Set(formed.map(({ recordId }) => recordId));
  await deleteMembers(
    tx,
    [...standing.keys()].filter((recordId) => !same.has(recordId)),
  );
  await insertMembers(
    tx,
    formed.filter(({ recordId }) => !standing.has(recordId)),
  );
  for (const row of formed) {
    const before = standing.get(row.recordId);
    if (before && !isSame(before, row)) await changeMember(tx, row);
  }
}

function memberRow(membership: Membership, ids: ReadonlyMap<string, string>): HouseholdMemberRow {
  const { householdNumber, ...rest } = membership;
  return {
    ...rest,
    householdId: ids.get(householdNumber) ?? '',
    head: membership.relation === 'head',
  };
}

function isSame(a: HouseholdMemberRow, b: HouseholdMemberRow): boolean {
  return (Object.keys(b) as (keyof HouseholdMemberRow)[]).every((key) => a[key] === b[key]);
}

/** The id of a household comes from the first row that names its number: a rebuild finds the same. */
async function householdIds(
  tx: Tx,
  now: number,
  memberships: readonly Membership[],
): Promise<Map<string, string>> {
  const numbers = [...new Set(memberships.map(({ householdNumber }) => householdNumber))];
  const ids = new Map((await householdsByNumber(tx, numbers)).map(({ id, number }) => [number, id]));
  const founded: HouseholdRow[] = [];
  for (const { householdNumber: number, recordId, batchId } of memberships) {
    if (ids.has(number)) continue;
    const household = { id: recordId.replace(/^rec_/, 'hh_'), number, batchId, createdAt: now };
    ids.set(number, household.id);
    founded.push(household);
  }
  await insertHouseholds(tx, founded);
  return ids;
}
