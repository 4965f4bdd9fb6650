/** One version of one row of the household register, joined to its person. */
export interface RegisterRow {
  recordId: string;
  personId: string;
  householdNumber: string;
  relation: string;
  villageCode: string | null;
  /** The day it counts from: its event date, otherwise the day of receipt in China. */
  validFrom: string;
  /** The register says that the person has died. */
  deceased: boolean;
  /** The agency took the row back. */
  withdrawn: boolean;
  batchId: string;
  /** The order of publication: the batch's place, then the row in its file. */
  batchOrder: number;
  rowNo: number;
}

/** Why a membership ended: a newer row about the same household, a row about another one, a death, a withdrawn row. */
export type MembershipEnd = 'restated' | 'moved' | 'death' | 'withdrawn';

/** A person's place in a household from `validFrom` to `validTo` (exclusive), as one row says. */
export interface Membership {
  recordId: string;
  personId: string;
  householdNumber: string;
  relation: string;
  villageCode: string | null;
  validFrom: string;
  validTo: string | null;
  /** The batch that brought the row. */
  batchId: string;
  /** The batch whose publication ends it; it counts until then. */
  closedIn: string | null;
  endedBy: MembershipEnd | null;
}

/**
 * The memberships of persons from **all** register rows about them, in whatever order: a person belongs to one household
 * at a time, the later row stands, a death or a withdrawn row ends what stood. Pure: equal rows give equal memberships,
 * sorted by person and order of publication, so that a rebuild gives the same bytes.
 */
export function formMemberships(rows: readonly RegisterRow[]): Membership[] {
  const byPerson = new Map<string, RegisterRow[]>();
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row]);
  return [...byPerson.entries()]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, own]) => membershipsOf([...own].sort(inOrder)));
}

function membershipsOf(rows: readonly RegisterRow[]): Membership[] {
  const memberships: Membership[] = [];
  let standing: Membership | undefined;
  for (const row of rows) {
    // A row of an old household that is taken back says nothing about the present one.
    if (row.withdrawn && standing?.householdNumber !== row.householdNumber) continue;
    if (standing?.closedIn === null) close(standing, row, endOf(standing, row));
    if (row.withdrawn) continue;
    standing = membershipOf(row);
    memberships.push(standing);
  }
  return memberships;
}

function membershipOf(row: RegisterRow): Membership {
  const { recordId, personId, householdNumber, relation, villageCode, validFrom, batchId } = row;
  const membership: Membership = {
    recordId,
    personId,
    householdNumber,
    relation,
    villageCode,
    validFrom,
    validTo: null,
    batchId,
    closedIn: null,
    endedBy: null,
  };
  if (row.deceased) close(membership, row, 'death');
  return membership;
}

function close(membership: Membership, by: RegisterRow, endedBy: MembershipEnd): void {
  membership.validTo = by.validFrom < membership.validFrom ? membership.validFrom : by.validFrom;
  membership.closedIn = by.batchId;
  membership.endedBy = endedBy;
}

function endOf(standing: Membership, row: RegisterRow): MembershipEnd {
  if (row.withdrawn) return 'withdrawn';
  if (row.deceased) return 'death';
  return standing.householdNumber === row.householdNumber ? 'restated' : 'moved';
}

function inOrder(a: RegisterRow, b: RegisterRow): number {
  return (
    a.batchOrder - b.batchOrder ||
    compare(a.batchId, b.batchId) ||
    a.rowNo - b.rowNo ||
    compare(a.recordId, b.recordId)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
