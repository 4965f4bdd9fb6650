import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

export class AgreementTables implements MigrationInterface {
  name = 'AgreementTables2026112503002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'registry_agreement',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_agreement',
          },
          { name: 'dataset_id', type: 'varchar', length: '63' },
          { name: 'version_no', type: 'bigint' },
          { name: 'agency_slug', type: 'varchar', length: '63' },
          { name: 'state', type: 'varchar', length: '20' },
          { name: 'document', type: longText(runner) },
          { name: 'sha256', type: 'varchar', length: '64' },
          { name: 'note', type: 'varchar', length: '1000', isNullable: true },
          { name: 'grace_days', type: 'bigint' },
          { name: 'author', type: 'varchar', length: '64' },
          { name: 'created_at', type: 'bigint' },
          { name: 'agency_approver', type: 'varchar', length: '64', isNullable: true },
          { name: 'county_approver', type: 'varchar', length: '64', isNullable: true },
          { name: 'in_force_at', type: 'bigint', isNullable: true },
          { name: 'accepted_until', type: 'bigint', isNullable: true },
          { name: 'ended_at', type: 'bigint', isNullable: true },
          { name: 'overdue_for', type: 'bigint', isNullable: true },
          { name: 'revision', type: 'bigint' },
          { name: 'open_for', type: 'varchar', length: '63', isNullable: true },
          { name: 'in_force_for', type: 'varchar', length: '63', isNullable: true },
        ],
        uniques: [
          { name: 'uq_registry_agreement_version', columnNames: ['dataset_id', 'version_no'] },
          { name: 'uq_registry_agreement_open', columnNames: ['open_for'] },
          { name: 'uq_registry_agreement_in_force', columnNames: ['in_force_for'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_agreement_event',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_agreement_event',
          },
          { name: 'agreement_id', type: 'varchar', length: '64' },
          { name: 'dataset_id', type: 'varchar', length: '63' },
          { name: 'kind', type: 'varchar', length: '20' },
          { name: 'side', type: 'varchar', length: '10', isNullable: true },
          { name: 'actor', type: 'varchar', length: '64' },
          { name: 'reason', type: 'varchar', length: '1000', isNullable: true },
          { name: 'at_instant', type: 'bigint' },
        ],
        indices: [{ name: 'ix_registry_agreement_event_dataset', columnNames: ['dataset_id', 'id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('registry_agreement_event');
    await runner.dropTable('registry_agreement');
  }
}
