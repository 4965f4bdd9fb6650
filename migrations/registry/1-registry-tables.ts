import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

export class RegistryTables implements MigrationInterface {
  name = 'RegistryTables2026112303001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'registry_agency',
        columns: [
          {
            name: 'slug',
            type: 'varchar',
            length: '63',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_agency',
          },
          { name: 'organisation_id', type: 'varchar', length: '64' },
          { name: 'bound_at', type: 'bigint' },
          { name: 'bound_by', type: 'varchar', length: '64' },
        ],
        uniques: [{ name: 'uq_registry_agency_organisation', columnNames: ['organisation_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_batch',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_batch',
          },
          { name: 'dataset_id', type: 'varchar', length: '63' },
          { name: 'agency_slug', type: 'varchar', length: '63' },
          { name: 'organisation_id', type: 'varchar', length: '64' },
          { name: 'contract_version', type: 'bigint' },
          { name: 'file_name', type: 'varchar', length: '200' },
          { name: 'size_bytes', type: 'bigint' },
          { name: 'sha256', type: 'varchar', length: '64' },
          { name: 'blob_name', type: 'varchar', length: '100' },
          { name: 'format', type: 'varchar', length: '10', isNullable: true },
          { name: 'encoding', type: 'varchar', length: '10', isNullable: true },
          { name: 'state', type: 'varchar', length: '10' },
          { name: 'received_at', type: 'bigint' },
          { name: 'received_by', type: 'varchar', length: '64' },
          { name: 'finished_at', type: 'bigint', isNullable: true },
          { name: 'published_at', type: 'bigint', isNullable: true },
          { name: 'declared_rows', type: 'bigint', isNullable: true },
          { name: 'loaded_row', type: 'bigint' },
          { name: 'row_count', type: 'bigint' },
          { name: 'rejected', type: 'bigint' },
          { name: 'fresh', type: 'bigint' },
          { name: 'changed', type: 'bigint' },
          { name: 'unchanged', type: 'bigint' },
          { name: 'duplicates', type: 'bigint' },
          { name: 'clean', type: 'bigint' },
          { name: 'findings', type: longText(runner) },
          { name: 'refusal', type: longText(runner), isNullable: true },
          { name: 'attempts', type: 'bigint' },
          { name: 'last_fault', type: 'varchar', length: '200', isNullable: true },
        ],
        uniques: [{ name: 'uq_registry_batch_file', columnNames: ['agency_slug', 'dataset_id', 'sha256'] }],
        indices: [
          { name: 'ix_registry_batch_organisation', columnNames: ['organisation_id', 'id'] },
          { name: 'ix_registry_batch_state', columnNames: ['state', 'received_at'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_row_fault',
        columns: [
          {
            name: 'batch_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_row_fault',
          },
          {
            name: 'row_no',
            type: 'bigint',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_row_fault',
          },
          { name: 'rejected', type: 'integer' },
          { name: 'faults', type: longText(runner) },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_dataset_lock',
        columns: [
          {
            name: 'dataset_id',
            type: 'varchar',
            length: '63',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_dataset_lock',
          },
          { name: 'holder', type: 'varchar', length: '64' },
          { name: 'batch_id', type: 'varchar', length: '64' },
          { name: 'until_instant', type: 'bigint' },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_source_record',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_source_record',
          },
          { name: 'dataset_id', type: 'varchar', length: '63' },
          { name: 'agency_slug', type: 'varchar', length: '63' },
          { name: 'natural_key', type: 'varchar', length: '32' },
          { name: 'version_no', type: 'bigint' },
          { name: 'payload_hash', type: 'varchar', length: '32' },
          { name: 'batch_id', type: 'varchar', length: '64' },
          { name: 'row_no', type: 'bigint' },
          { name: 'contract_version', type: 'bigint' },
          { name: 'content', type: longText(runner) },
          { name: 'id_lookup', type: 'varchar', length: '32', isNullable: true },
          { name: 'person_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'household_number', type: 'varchar', length: '64', isNullable: true },
          { name: 'event_date', type: 'varchar', length: '10', isNullable: true },
          { name: 'received_at', type: 'bigint' },
          { name: 'first_seen', type: 'bigint' },
          { name: 'superseded_in', type: 'varchar', length: '64', isNullable: true },
          { name: 'superseded_by', type: 'varchar', length: '64', isNullable: true },
        ],
        uniques: [{ name: 'uq_registry_source_record_key', columnNames: ['natural_key', 'version_no'] }],
        indices: [
          { name: 'ix_registry_source_record_batch', columnNames: ['batch_id'] },
          { name: 'ix_registry_source_record_person', columnNames: ['person_id'] },
          { name: 'ix_registry_source_record_household', columnNames: ['household_number'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_person',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_person',
          },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'sex', type: 'varchar', length: '10', isNullable: true },
          { name: 'birth_date', type: 'varchar', length: '10', isNullable: true },
          { name: 'village_code', type: 'varchar', length: '12', isNullable: true },
          { name: 'id_lookup', type: 'varchar', length: '32', isNullable: true },
          { name: 'sealed', type: 'varchar', length: '400', isNullable: true },
          { name: 'phone_lookup', type: 'varchar', length: '32', isNullable: true },
          { name: 'traits_lookup', type: 'varchar', length: '32', isNullable: true },
          { name: 'batch_id', type: 'varchar', length: '64' },
          { name: 'created_at', type: 'bigint' },
        ],
        uniques: [{ name: 'uq_registry_person_id_number', columnNames: ['id_lookup'] }],
        indices: [{ name: 'ix_registry_person_traits', columnNames: ['traits_lookup'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_join_case',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_join_case',
          },
          { name: 'kind', type: 'varchar', length: '20' },
          { name: 'record_id', type: 'varchar', length: '64' },
          { name: 'person_id', type: 'varchar', length: '64' },
          { name: 'batch_id', type: 'varchar', length: '64' },
          { name: 'state', type: 'varchar', length: '10' },
          { name: 'opened_at', type: 'bigint' },
        ],
        indices: [{ name: 'ix_registry_join_case_batch', columnNames: ['batch_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_household',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_household',
          },
          { name: 'household_number', type: 'varchar', length: '64' },
          { name: 'batch_id', type: 'varchar', length: '64' },
          { name: 'created_at', type: 'bigint' },
        ],
        uniques: [{ name: 'uq_registry_household_number', columnNames: ['household_number'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_household_member',
        columns: [
          {
            name: 'record_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_household_member',
          },
          { name: 'household_id', type: 'varchar', length: '64' },
          { name: 'person_id', type: 'varchar', length: '64' },
          { name: 'relation', type: 'varchar', length: '40' },
          { name: 'is_head', type: 'integer' },
          { name: 'village_code', type: 'varchar', length: '12', isNullable: true },
          { name: 'valid_from', type: 'varchar', length: '10' },
          { name: 'valid_to', type: 'varchar', length: '10', isNullable: true },
          { name: 'batch_id', type: 'varchar', length: '64' },
          { name: 'closed_in', type: 'varchar', length: '64', isNullable: true },
        ],
        indices: [
          { name: 'ix_registry_household_member_household', columnNames: ['household_id'] },
          { name: 'ix_registry_household_member_person', columnNames: ['person_id'] },
          { name: 'ix_registry_household_member_batch', columnNames: ['batch_id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'registry_household_member',
      'registry_household',
      'registry_join_case',
      'registry_person',
      'registry_source_record',
      'registry_dataset_lock',
      'registry_row_fault',
      'registry_batch',
      'registry_agency',
    ];
    for (const table of tables) await runner.dropTable(table);
  }
}
