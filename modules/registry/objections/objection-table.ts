import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { ObjectionState } from './objection.ts';

/** A farmer's objection to one value of one source record, in all its versions. */
export interface ObjectionRow {
  id: string;
  /** Who says that the value is wrong. */
  personId: string;
  householdId: string | null;
  /** The version of the record that the farmer saw. */
  recordId: string;
  /** What all versions of the record share. */
  naturalKey: string;
  datasetId: string;
  agencySlug: string;
  /** The column of the data contract. */
  columnName: string;
  state: ObjectionState;
  /** Natural key and column while it is open, then null: a value has one open objection. */
  openKey: string | null;
  /** What would be right, the note and the agency's answer, sealed together. */
  sealed: string;
  filedAt: number;
  /** The farmer's account. */
  filedBy: string;
  /** The village agent who filed it for the farmer. */
  assistedBy: string | null;
  askedAt: number | null;
  dueAt: number;
  /** When the agency promised a corrected row. */
  promisedAt: number | null;
  decidedAt: number | null;
  /** Who decided: an agency's clerk, the farmer who withdrew; null when the corrected row itself decided. */
  decidedBy: string | null;
  /** The record version that corrected the value. */
  correctedIn: string | null;
}

export const objectionTable = new EntitySchema<ObjectionRow>({
  name: 'registry_objection',
  tableName: 'registry_objection',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_objection' },
    personId: { ...column.id(), name: 'person_id' },
    householdId: { ...optional(column.id()), name: 'household_id' },
    recordId: { ...column.id(), name: 'record_id' },
    naturalKey: { ...column.text(32), name: 'natural_key' },
    datasetId: { ...column.text(63), name: 'dataset_id' },
    agencySlug: { ...column.text(63), name: 'agency_slug' },
    columnName: { ...column.text(63), name: 'column_name' },
    state: column.text(10),
    openKey: { ...optional(column.text(100)), name: 'open_key' },
    sealed: column.longText(),
    filedAt: { ...column.instant(), name: 'filed_at' },
    filedBy: { ...column.id(), name: 'filed_by' },
    assistedBy: { ...optional(column.id()), name: 'assisted_by' },
    askedAt: { ...optional(column.instant()), name: 'asked_at' },
    dueAt: { ...column.instant(), name: 'due_at' },
    promisedAt: { ...optional(column.instant()), name: 'promised_at' },
    decidedAt: { ...optional(column.instant()), name: 'decided_at' },
    decidedBy: { ...optional(column.id()), name: 'decided_by' },
    correctedIn: { ...optional(column.id()), name: 'corrected_in' },
  },
  uniques: [{ name: 'uq_registry_objection_open', columns: ['openKey'] }],
  indices: [
    { name: 'ix_registry_objection_person', columns: ['personId', 'id'] },
    { name: 'ix_registry_objection_agency', columns: ['agencySlug', 'id'] },
    { name: 'ix_registry_objection_key', columns: ['naturalKey'] },
    { name: 'ix_registry_objection_state', columns: ['state', 'dueAt'] },
  ],
});
