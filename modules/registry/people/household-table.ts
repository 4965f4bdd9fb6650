import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { MembershipEnd } from './form-memberships.ts';

/** A household, known by its number 户号 in the civil affairs register. */
export interface HouseholdRow {
  id: string;
  number: string;
  batchId: string;
  createdAt: number;
}

export const householdTable = new EntitySchema<HouseholdRow>({
  name: 'registry_household',
  tableName: 'registry_household',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_household' },
    number: { ...column.text(64), name: 'household_number' },
    batchId: { ...column.id(), name: 'batch_id' },
    createdAt: { ...column.instant(), name: 'created_at' },
  },
  uniques: [{ name: 'uq_registry_household_number', columns: ['number'] }],
});

/**
 * A person's place in a household from `validFrom` to `validTo` (exclusive), as one record says. It counts from the
 * publication of its batch to that of `closedIn`.
 */
export interface HouseholdMemberRow {
  recordId: string;
  householdId: string;
  personId: string;
  relation: string;
  head: boolean;
  villageCode: string | null;
  validFrom: string;
  validTo: string | null;
  batchId: string;
  closedIn: string | null;
  /** Why it ended; null while it stands. */
  endedBy: MembershipEnd | null;
}

export const householdMemberTable = new EntitySchema<HouseholdMemberRow>({
  name: 'registry_household_member',
  tableName: 'registry_household_member',
  columns: {
    recordId: {
      ...column.id(),
      name: 'record_id',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_household_member',
    },
    householdId: { ...column.id(), name: 'household_id' },
    personId: { ...column.id(), name: 'person_id' },
    relation: column.text(40),
    head: { ...column.boolean(), name: 'is_head' },
    villageCode: { ...optional(column.text(12)), name: 'village_code' },
    validFrom: { ...column.date(), name: 'valid_from' },
    validTo: { ...optional(column.date()), name: 'valid_to' },
    batchId: { ...column.id(), name: 'batch_id' },
    closedIn: { ...optional(column.id()), name: 'closed_in' },
    endedBy: { ...optional(column.text(10)), name: 'ended_by' },
  },
  indices: [
    { name: 'ix_registry_household_member_household', columns: ['householdId'] },
    { name: 'ix_registry_household_member_person', columns: ['personId'] },
    { name: 'ix_registry_household_member_batch', columns: ['batchId'] },
  ],
});
