import { EntitySchema } from 'typeorm';
import { column } from '../../kernel/column.ts';
import type { HouseholdChange } from './household-changes.ts';

/** A split, merge or renumbering of households that a batch brought; it counts from the batch's publication. */
export interface HouseholdEventRow {
  batchId: string;
  kind: HouseholdChange['kind'];
  fromHousehold: string;
  toHousehold: string;
  /** Calendar date from which it counts. */
  onDate: string;
  /** How many persons went. */
  persons: number;
}

export const householdEventTable = new EntitySchema<HouseholdEventRow>({
  name: 'registry_household_event',
  tableName: 'registry_household_event',
  columns: {
    batchId: {
      ...column.id(),
      name: 'batch_id',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_household_event',
    },
    fromHousehold: {
      ...column.id(),
      name: 'from_household',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_household_event',
    },
    toHousehold: {
      ...column.id(),
      name: 'to_household',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_household_event',
    },
    kind: column.text(10),
    onDate: { ...column.date(), name: 'on_date' },
    persons: column.integer(),
  },
  indices: [
    { name: 'ix_registry_household_event_from', columns: ['fromHousehold'] },
    { name: 'ix_registry_household_event_to', columns: ['toHousehold'] },
  ],
});
