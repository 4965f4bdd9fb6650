import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import {
  closeMembership,
  householdsByNumber,
  insertHouseholds,
  insertMembers,
  openMemberships,
} from './household-store.ts';
import type { HouseholdMemberRow, HouseholdRow } from './household-table.ts';

/** One row of the household register: this person belongs to that household since then. */
export interface Membership {
  recordId: string;
  personId: string;
  householdNumber: string;
  relation: string;
  villageCode: string | null;
  validFrom: string;
}

/** Stores memberships, founds households that are new, and ends what the persons' earlier records said. */
export async function formHouseholds(
  tx: Tx,
  batch: { batchId: string; now: number },
  memberships: readonly Membership[],
): Promise<void> {
  if (memberships.length === 0) return;
  const ids = await householdIds(tx, batch, [...new Set(memberships.map((m) => m.householdNumber))]);
  const last = new Map(memberships.map((membership) => [membership.personId, membership]));
  const open = await openMemberships(tx, [...last.keys()]);
  for (const before of open) {
    const validTo = last.get(before.personId)?.validFrom;
    if (validTo !== undefined)
      await closeMembership(tx, before.recordId, { validTo, closedIn: batch.batchId });
  }
  await insertMembers(
    tx,
    memberships.map((membership) => memberRow(membership, batch.batchId, { ids, last })),
  );
}

function memberRow(
  membership: Membership,
  batchId: string,
  known: { ids: ReadonlyMap<string, string>; last: ReadonlyMap<string, Membership> },
): HouseholdMemberRow {
  // Two rows about one person in one file: the later row stands.
  const standing = known.last.get(membership.personId);
  const closed = standing !== undefined && standing !== membership;
  return {
    recordId: membership.recordId,
    householdId: known.ids.get(membership.householdNumber) ?? '',
    personId: membership.personId,
    relation: membership.relation,
    head: membership.relation === 'head',
    villageCode: membership.villageCode,
    validFrom: membership.validFrom,
    validTo: closed ? standing.validFrom : null,
    batchId,
    closedIn: closed ? batchId : null,
  };
}

async function householdIds(
  tx: Tx,
  batch: { batchId: string; now: number },
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const ids = new Map((await householdsByNumber(tx, numbers)).map(({ id, number }) => [number, id]));
  const founded: HouseholdRow[] = [];
  for (const number of numbers) {
    if (ids.has(number)) continue;
    const household = { id: newId('hh'), number, batchId: batch.batchId, createdAt: batch.now };
    ids.set(number, household.id);
    founded.push(household);
  }
  await insertHouseholds(tx, founded);
  return ids;
}
