import { Table, TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

export class HouseholdHistory implements MigrationInterface {
  name = 'HouseholdHistory2026112507001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(
      'registry_household_member',
      new TableColumn({ name: 'ended_by', type: 'varchar', length: '10', isNullable: true }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_household_event',
        columns: [
          ...['batch_id', 'from_household', 'to_household'].map((name) => ({
            name,
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_household_event',
          })),
          { name: 'kind', type: 'varchar', length: '10' },
          { name: 'on_date', type: 'varchar', length: '10' },
          { name: 'persons', type: 'bigint' },
        ],
        indices: [
          { name: 'ix_registry_household_event_from', columnNames: ['from_household'] },
          { name: 'ix_registry_household_event_to', columnNames: ['to_household'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_objection',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_objection',
          },
          { name: 'person_id', type: 'varchar', length: '64' },
          { name: 'household_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'record_id', type: 'varchar', length: '64' },
          { name: 'natural_key', type: 'varchar', length: '32' },
          { name: 'dataset_id', type: 'varchar', length: '63' },
          { name: 'agency_slug', type: 'varchar', length: '63' },
          { name: 'column_name', type: 'varchar', length: '63' },
          { name: 'state', type: 'varchar', length: '10' },
          { name: 'open_key', type: 'varchar', length: '100', isNullable: true },
          { name: 'sealed', type: longText(runner) },
          { name: 'filed_at', type: 'bigint' },
          { name: 'filed_by', type: 'varchar', length: '64' },
          { name: 'assisted_by', type: 'varchar', length: '64', isNullable: true },
          { name: 'asked_at', type: 'bigint', isNullable: true },
          { name: 'due_at', type: 'bigint' },
          { name: 'promised_at', type: 'bigint', isNullable: true },
          { name: 'decided_at', type: 'bigint', isNullable: true },
          { name: 'decided_by', type: 'varchar', length: '64', isNullable: true },
          { name: 'corrected_in', type: 'varchar', length: '64', isNullable: true },
        ],
        uniques: [{ name: 'uq_registry_objection_open', columnNames: ['open_key'] }],
        indices: [
          { name: 'ix_registry_objection_person', columnNames: ['person_id', 'id'] },
          { name: 'ix_registry_objection_agency', columnNames: ['agency_slug', 'id'] },
          { name: 'ix_registry_objection_key', columnNames: ['natural_key'] },
          { name: 'ix_registry_objection_state', columnNames: ['state', 'due_at'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('registry_objection');
    await runner.dropTable('registry_household_event');
    await runner.dropColumn('registry_household_member', 'ended_by');
  }
}
