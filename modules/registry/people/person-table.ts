import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';

/**
 * A person as records are joined to it. What is told about a person is always read from the published records; the
 * attributes here only serve joining.
 */
export interface PersonRow {
  id: string;
  name: string;
  sex: string | null;
  birthDate: string | null;
  villageCode: string | null;
  /** Keyed hash of the 18-character ID number: one person per valid number. */
  idLookup: string | null;
  /** ID number and phone, as first given, sealed together. */
  sealed: string | null;
  /** Keyed hash of the phone; persons share phones. */
  phoneLookup: string | null;
  /** Keyed hash of name, birth date and village; persons may share it. */
  traitsLookup: string | null;
  /** The batch that brought the person. */
  batchId: string;
  createdAt: number;
}

export const personTable = new EntitySchema<PersonRow>({
  name: 'registry_person',
  tableName: 'registry_person',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_person' },
    name: column.text(200),
    sex: optional(column.text(10)),
    birthDate: { ...optional(column.date()), name: 'birth_date' },
    villageCode: { ...optional(column.text(12)), name: 'village_code' },
    idLookup: { ...optional(column.text(32)), name: 'id_lookup' },
    sealed: optional(column.text(400)),
    phoneLookup: { ...optional(column.text(32)), name: 'phone_lookup' },
    traitsLookup: { ...optional(column.text(32)), name: 'traits_lookup' },
    batchId: { ...column.id(), name: 'batch_id' },
    createdAt: { ...column.instant(), name: 'created_at' },
  },
  uniques: [{ name: 'uq_registry_person_id_number', columns: ['idLookup'] }],
  indices: [{ name: 'ix_registry_person_traits', columns: ['traitsLookup'] }],
});

/** A record that could not be joined safely and waits for a decision. */
export interface JoinCaseRow {
  id: string;
  kind: 'borrowed-id' | 'ambiguous';
  recordId: string;
  /** The person whose ID number the record carries, or the first of those that fit. */
  personId: string;
  batchId: string;
  state: 'open';
  openedAt: number;
}

export const joinCaseTable = new EntitySchema<JoinCaseRow>({
  name: 'registry_join_case',
  tableName: 'registry_join_case',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_join_case' },
    kind: column.text(20),
    recordId: { ...column.id(), name: 'record_id' },
    personId: { ...column.id(), name: 'person_id' },
    batchId: { ...column.id(), name: 'batch_id' },
    state: column.text(10),
    openedAt: { ...column.instant(), name: 'opened_at' },
  },
  indices: [{ name: 'ix_registry_join_case_batch', columns: ['batchId'] }],
});
