import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { Upload, UploadPart } from './upload.ts';

export const uploadTable = new EntitySchema<Upload>({
  name: 'registry_upload',
  tableName: 'registry_upload',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_upload' },
    organisationId: { ...column.id(), name: 'organisation_id' },
    createdBy: { ...column.id(), name: 'created_by' },
    createdAt: { ...column.instant(), name: 'created_at' },
    expiresAt: { ...column.instant(), name: 'expires_at' },
    datasetId: { ...column.text(63), name: 'dataset_id' },
    contractVersion: { ...column.integer(), name: 'contract_version' },
    kind: optional(column.text(12)),
    declaredRows: { ...optional(column.integer()), name: 'declared_rows' },
    fileName: { ...column.text(200), name: 'file_name' },
    sizeBytes: { ...column.integer(), name: 'size_bytes' },
    sha256: optional(column.text(64)),
    fingerprint: optional(column.text(200)),
    offset: { ...column.integer(), name: 'received_bytes' },
    parts: column.integer(),
    state: column.text(10),
    batchId: { ...optional(column.id()), name: 'batch_id' },
  },
  indices: [
    { name: 'ix_registry_upload_organisation', columns: ['organisationId', 'state'] },
    { name: 'ix_registry_upload_expiry', columns: ['expiresAt'] },
  ],
});

export const uploadPartTable = new EntitySchema<UploadPart>({
  name: 'registry_upload_part',
  tableName: 'registry_upload_part',
  columns: {
    uploadId: {
      ...column.id(),
      name: 'upload_id',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_upload_part',
    },
    offset: {
      ...column.integer(),
      name: 'begins_at',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_upload_part',
    },
    sizeBytes: { ...column.integer(), name: 'size_bytes' },
    blob: { ...column.text(100), name: 'blob_name' },
  },
  indices: [{ name: 'ix_registry_upload_part_blob', columns: ['blob'] }],
});
