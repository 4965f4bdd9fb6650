import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { FindingCode } from '../values/finding.ts';
import type { Batch } from './batch.ts';

export const batchTable = new EntitySchema<Batch>({
  name: 'registry_batch',
  tableName: 'registry_batch',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_batch' },
    datasetId: { ...column.text(63), name: 'dataset_id' },
    agencySlug: { ...column.text(63), name: 'agency_slug' },
    organisationId: { ...column.id(), name: 'organisation_id' },
    contractVersion: { ...column.integer(), name: 'contract_version' },
    fileName: { ...column.text(200), name: 'file_name' },
    sizeBytes: { ...column.integer(), name: 'size_bytes' },
    sha256: column.text(64),
    blob: { ...column.text(100), name: 'blob_name' },
    format: optional(column.text(10)),
    encoding: optional(column.text(10)),
    state: column.text(10),
    receivedAt: { ...column.instant(), name: 'received_at' },
    receivedBy: { ...column.id(), name: 'received_by' },
    finishedAt: { ...optional(column.instant()), name: 'finished_at' },
    publishedAt: { ...optional(column.instant()), name: 'published_at' },
    declaredRows: { ...optional(column.integer()), name: 'declared_rows' },
    loadedRow: { ...column.integer(), name: 'loaded_row' },
    rows: { ...column.integer(), name: 'row_count' },
    rejected: column.integer(),
    fresh: column.integer(),
    changed: column.integer(),
    unchanged: column.integer(),
    duplicates: column.integer(),
    clean: column.integer(),
    withdrawn: { ...column.integer(), default: 0 },
    ended: { ...column.integer(), default: 0 },
    kind: { ...column.text(12), default: 'full' },
    stage: optional(column.text(12)),
    stageRows: { ...column.integer(), name: 'stage_rows', default: 0 },
    stageTotal: { ...optional(column.integer()), name: 'stage_total' },
    stageSince: { ...optional(column.instant()), name: 'stage_since' },
    decision: optional(column.text(10)),
    decidedBy: { ...optional(column.id()), name: 'decided_by' },
    decidedAt: { ...optional(column.instant()), name: 'decided_at' },
    decisionReason: { ...optional(column.text(500)), name: 'decision_reason' },
    findings: column.json(),
    refusal: optional(column.json()),
    attempts: column.integer(),
    lastFault: { ...optional(column.text(200)), name: 'last_fault' },
    linkOrder: { ...optional(column.integer()), name: 'link_order' },
    linkedTo: { ...optional(column.id()), name: 'linked_to' },
    cappedKeys: { ...column.integer(), name: 'capped_keys', default: 0 },
  },
  uniques: [{ name: 'uq_registry_batch_file', columns: ['agencySlug', 'datasetId', 'sha256'] }],
  indices: [
    { name: 'ix_registry_batch_organisation', columns: ['organisationId', 'id'] },
    { name: 'ix_registry_batch_state', columns: ['state', 'receivedAt'] },
    { name: 'ix_registry_batch_dataset', columns: ['datasetId', 'state'] },
  ],
});

/** What was found in one row of a file; rows without a finding have none. */
export interface RowFaultRow {
  batchId: string;
  rowNo: number;
  rejected: boolean;
  faults: readonly { code: FindingCode; column?: string }[];
}

export const rowFaultTable = new EntitySchema<RowFaultRow>({
  name: 'registry_row_fault',
  tableName: 'registry_row_fault',
  columns: {
    batchId: {
      ...column.id(),
      name: 'batch_id',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_row_fault',
    },
    rowNo: {
      ...column.integer(),
      name: 'row_no',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_row_fault',
    },
    rejected: column.boolean(),
    faults: column.json(),
  },
});

/** Who works on a dataset now: two batches of one dataset never run at once, on one machine or many. */
export interface DatasetLockRow {
  datasetId: string;
  holder: string;
  batchId: string;
  until: number;
}

export const datasetLockTable = new EntitySchema<DatasetLockRow>({
  name: 'registry_dataset_lock',
  tableName: 'registry_dataset_lock',
  columns: {
    datasetId: {
      ...column.text(63),
      name: 'dataset_id',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_dataset_lock',
    },
    holder: column.text(64),
    batchId: { ...column.id(), name: 'batch_id' },
    until: { ...column.instant(), name: 'until_instant' },
  },
});
