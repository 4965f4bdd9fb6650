import { Table, TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

const BATCH_COLUMNS = [
  { name: 'withdrawn', type: 'bigint', default: 0 },
  { name: 'ended', type: 'bigint', default: 0 },
  { name: 'kind', type: 'varchar', length: '12', default: "'full'" },
  { name: 'stage', type: 'varchar', length: '12', isNullable: true },
  { name: 'stage_rows', type: 'bigint', default: 0 },
  { name: 'stage_total', type: 'bigint', isNullable: true },
  { name: 'stage_since', type: 'bigint', isNullable: true },
  { name: 'decision', type: 'varchar', length: '10', isNullable: true },
  { name: 'decided_by', type: 'varchar', length: '64', isNullable: true },
  { name: 'decided_at', type: 'bigint', isNullable: true },
  { name: 'decision_reason', type: 'varchar', length: '500', isNullable: true },
];

export class RegistryQualityAndUploads implements MigrationInterface {
  name = 'RegistryQualityAndUploads2026112503003';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of BATCH_COLUMNS) await runner.addColumn('registry_batch', new TableColumn(column));
    await runner.createIndex(
      'registry_batch',
      new TableIndex({ name: 'ix_registry_batch_dataset', columnNames: ['dataset_id', 'state'] }),
    );
    await runner.addColumn(
      'registry_source_record',
      new TableColumn({ name: 'withdrawn', type: 'integer', default: 0 }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_batch_quality',
        columns: [
          {
            name: 'batch_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_batch_quality',
          },
          { name: 'score_bp', type: 'bigint' },
          { name: 'gate', type: 'varchar', length: '10' },
          { name: 'measured_at', type: 'bigint' },
          { name: 'result', type: longText(runner) },
        ],
      }),
    );
    await uploadTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['registry_upload_part', 'registry_upload', 'registry_batch_quality'])
      await runner.dropTable(table);
    await runner.dropColumn('registry_source_record', 'withdrawn');
    await runner.dropIndex('registry_batch', 'ix_registry_batch_dataset');
    for (const { name } of [...BATCH_COLUMNS].reverse()) await runner.dropColumn('registry_batch', name);
  }
}

async function uploadTables(runner: QueryRunner): Promise<void> {
  await runner.createTable(
    new Table({
      name: 'registry_upload',
      columns: [
        {
          name: 'id',
          type: 'varchar',
          length: '64',
          isPrimary: true,
          primaryKeyConstraintName: 'pk_registry_upload',
        },
        { name: 'organisation_id', type: 'varchar', length: '64' },
        { name: 'created_by', type: 'varchar', length: '64' },
        { name: 'created_at', type: 'bigint' },
        { name: 'expires_at', type: 'bigint' },
        { name: 'dataset_id', type: 'varchar', length: '63' },
        { name: 'contract_version', type: 'bigint' },
        { name: 'kind', type: 'varchar', length: '12', isNullable: true },
        { name: 'declared_rows', type: 'bigint', isNullable: true },
        { name: 'file_name', type: 'varchar', length: '200' },
        { name: 'size_bytes', type: 'bigint' },
        { name: 'sha256', type: 'varchar', length: '64', isNullable: true },
        { name: 'fingerprint', type: 'varchar', length: '200', isNullable: true },
        { name: 'received_bytes', type: 'bigint' },
        { name: 'parts', type: 'bigint' },
        { name: 'state', type: 'varchar', length: '10' },
        { name: 'batch_id', type: 'varchar', length: '64', isNullable: true },
      ],
      indices: [
        { name: 'ix_registry_upload_organisation', columnNames: ['organisation_id', 'state'] },
        { name: 'ix_registry_upload_expiry', columnNames: ['expires_at'] },
      ],
    }),
  );
  await runner.createTable(
    new Table({
      name: 'registry_upload_part',
      columns: [
        {
          name: 'upload_id',
          type: 'varchar',
          length: '64',
          isPrimary: true,
          primaryKeyConstraintName: 'pk_registry_upload_part',
        },
        {
          name: 'begins_at',
          type: 'bigint',
          isPrimary: true,
          primaryKeyConstraintName: 'pk_registry_upload_part',
        },
        { name: 'size_bytes', type: 'bigint' },
        { name: 'blob_name', type: 'varchar', length: '100' },
      ],
      indices: [{ name: 'ix_registry_upload_part_blob', columnNames: ['blob_name'] }],
    }),
  );
}
