import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { RecordValue } from '../intake/read-cell.ts';

/**
 * One version of one standardised row. Rows are only added; a newer version of the same natural key names itself in
 * `supersededBy`. A version counts from the publication of its batch to that of `supersededIn`.
 */
export interface SourceRecordRow {
  id: string;
  datasetId: string;
  agencySlug: string;
  /** Keyed hash of the natural key's values. */
  naturalKey: string;
  version: number;
  /** Keyed hash of everything the row said, ID number and phone included. */
  payloadHash: string;
  batchId: string;
  rowNo: number;
  contractVersion: number;
  content: Readonly<Record<string, RecordValue>>;
  /** Keyed hash of the ID number, if the row had a valid one. */
  idLookup: string | null;
  /** The node of linkage it belongs to: the id of the first record that spoke of a person like this. */
  nodeId: string | null;
  /** Keyed hash of all it says about its person; only of the record that gave the node its id. */
  linkSignature: string | null;
  /** How much the node says; see `FOUNDS`. Only of the record that gave the node its id. */
  founds: number | null;
  /** ID number and phone as the row gave them, sealed. */
  sealed: string | null;
  personId: string | null;
  /** Only of rows about a household as a whole. */
  householdNumber: string | null;
  eventDate: string | null;
  receivedAt: number;
  firstSeen: number;
  supersededIn: string | null;
  supersededBy: string | null;
  /** A tombstone: from its publication on the record with this natural key no longer counts. */
  withdrawn?: boolean;
}

export const sourceRecordTable = new EntitySchema<SourceRecordRow>({
  name: 'registry_source_record',
  tableName: 'registry_source_record',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_source_record' },
    datasetId: { ...column.text(63), name: 'dataset_id' },
    agencySlug: { ...column.text(63), name: 'agency_slug' },
    naturalKey: { ...column.text(32), name: 'natural_key' },
    version: { ...column.integer(), name: 'version_no' },
    payloadHash: { ...column.text(32), name: 'payload_hash' },
    batchId: { ...column.id(), name: 'batch_id' },
    rowNo: { ...column.integer(), name: 'row_no' },
    contractVersion: { ...column.integer(), name: 'contract_version' },
    content: column.json(),
    idLookup: { ...optional(column.text(32)), name: 'id_lookup' },
    nodeId: { ...optional(column.id()), name: 'node_id' },
    linkSignature: { ...optional(column.text(32)), name: 'link_signature' },
    founds: optional(column.integer()),
    sealed: optional(column.text(1000)),
    personId: { ...optional(column.id()), name: 'person_id' },
    householdNumber: { ...optional(column.text(64)), name: 'household_number' },
    eventDate: { ...optional(column.date()), name: 'event_date' },
    receivedAt: { ...column.instant(), name: 'received_at' },
    firstSeen: { ...column.instant(), name: 'first_seen' },
    supersededIn: { ...optional(column.id()), name: 'superseded_in' },
    supersededBy: { ...optional(column.id()), name: 'superseded_by' },
    withdrawn: { ...column.boolean(), default: 0 },
  },
  uniques: [{ name: 'uq_registry_source_record_key', columns: ['naturalKey', 'version'] }],
  indices: [
    { name: 'ix_registry_source_record_batch', columns: ['batchId', 'id'] },
    { name: 'ix_registry_source_record_person', columns: ['personId'] },
    { name: 'ix_registry_source_record_household', columns: ['householdNumber'] },
    { name: 'ix_registry_source_record_superseded', columns: ['supersededIn'] },
    { name: 'ix_registry_source_record_node', columns: ['nodeId'] },
    { name: 'ix_registry_source_record_signature', columns: ['linkSignature'] },
    { name: 'ix_registry_source_record_id_number', columns: ['idLookup'] },
  ],
});
