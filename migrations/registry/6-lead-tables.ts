import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

export class LeadTables implements MigrationInterface {
  name = 'LeadTables2026112503006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'registry_lead',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_lead',
          },
          { name: 'rule_id', type: 'varchar', length: '63' },
          { name: 'rule_version', type: 'bigint' },
          { name: 'subject_key', type: 'varchar', length: '120' },
          { name: 'living', type: 'varchar', length: '10', isNullable: true },
          { name: 'state', type: 'varchar', length: '20' },
          { name: 'revision', type: 'bigint' },
          { name: 'household_id', type: 'varchar', length: '64' },
          { name: 'village_code', type: 'varchar', length: '12' },
          { name: 'person_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'severity', type: 'varchar', length: '10' },
          { name: 'confidence_ppm', type: 'bigint' },
          { name: 'fingerprint', type: 'varchar', length: '64' },
          { name: 'opened_at', type: 'bigint' },
          { name: 'state_at', type: 'bigint' },
          { name: 'asked_household', type: 'integer' },
          { name: 'reply_by', type: 'bigint', isNullable: true },
          { name: 'decided_at', type: 'bigint', isNullable: true },
          { name: 'decided_by', type: 'varchar', length: '64', isNullable: true },
          { name: 'outcome', type: 'varchar', length: '12', isNullable: true },
        ],
        uniques: [
          {
            name: 'uq_registry_lead_living',
            columnNames: ['rule_id', 'rule_version', 'subject_key', 'living'],
          },
        ],
        indices: [
          { name: 'ix_registry_lead_subject', columnNames: ['subject_key'] },
          { name: 'ix_registry_lead_household', columnNames: ['household_id'] },
          { name: 'ix_registry_lead_queue', columnNames: ['state', 'opened_at'] },
          { name: 'ix_registry_lead_precision', columnNames: ['rule_id', 'rule_version', 'outcome'] },
          { name: 'ix_registry_lead_window', columnNames: ['state', 'reply_by'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_lead_evidence',
        columns: [
          {
            name: 'lead_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_lead_evidence',
          },
          {
            name: 'position_no',
            type: 'bigint',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_lead_evidence',
          },
          { name: 'record_id', type: 'varchar', length: '64' },
          { name: 'dataset_id', type: 'varchar', length: '63' },
          { name: 'agency_slug', type: 'varchar', length: '63' },
          { name: 'household_id', type: 'varchar', length: '64' },
          { name: 'person_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'batch_id', type: 'varchar', length: '64' },
          { name: 'row_no', type: 'bigint' },
          { name: 'contract_version', type: 'bigint' },
          { name: 'evidence_columns', type: longText(runner) },
        ],
        indices: [{ name: 'ix_registry_lead_evidence_agency', columnNames: ['agency_slug', 'lead_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_lead_household',
        columns: [
          {
            name: 'lead_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_lead_household',
          },
          {
            name: 'household_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_lead_household',
          },
          { name: 'village_code', type: 'varchar', length: '12' },
        ],
        indices: [{ name: 'ix_registry_lead_household_household', columnNames: ['household_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_lead_event',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_lead_event',
          },
          { name: 'lead_id', type: 'varchar', length: '64' },
          { name: 'seq_no', type: 'bigint' },
          { name: 'kind', type: 'varchar', length: '20' },
          { name: 'state', type: 'varchar', length: '20' },
          { name: 'happened_at', type: 'bigint' },
          { name: 'party', type: 'varchar', length: '80' },
          { name: 'actor_id', type: 'varchar', length: '64' },
          { name: 'assisted_by', type: 'varchar', length: '64', isNullable: true },
          { name: 'words', type: 'varchar', length: '2000', isNullable: true },
          { name: 'data', type: longText(runner) },
        ],
        uniques: [{ name: 'uq_registry_lead_event_seq', columnNames: ['lead_id', 'seq_no'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_lead_rule',
        columns: [
          {
            name: 'rule_id',
            type: 'varchar',
            length: '63',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_lead_rule',
          },
          {
            name: 'rule_version',
            type: 'bigint',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_lead_rule',
          },
          { name: 'state', type: 'varchar', length: '10' },
          { name: 'current_mark', type: 'varchar', length: '10', isNullable: true },
          { name: 'definition', type: longText(runner) },
          { name: 'authored_by', type: 'varchar', length: '64' },
          { name: 'authored_at', type: 'bigint' },
          { name: 'approved_by', type: 'varchar', length: '64', isNullable: true },
          { name: 'state_at', type: 'bigint' },
          { name: 'counted_from', type: 'bigint' },
        ],
        uniques: [{ name: 'uq_registry_lead_rule_current', columnNames: ['rule_id', 'current_mark'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_lead_rule_event',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_lead_rule_event',
          },
          { name: 'rule_id', type: 'varchar', length: '63' },
          { name: 'rule_version', type: 'bigint' },
          { name: 'happened_at', type: 'bigint' },
          { name: 'state', type: 'varchar', length: '10' },
          { name: 'actor_id', type: 'varchar', length: '64' },
          { name: 'reason', type: 'varchar', length: '1000' },
          { name: 'data', type: longText(runner) },
        ],
        indices: [{ name: 'ix_registry_lead_rule_event_rule', columnNames: ['rule_id', 'happened_at'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_lead_plot',
        columns: [
          {
            name: 'record_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_lead_plot',
          },
          { name: 'parcel_code', type: 'varchar', length: '60' },
          { name: 'household_id', type: 'varchar', length: '64' },
        ],
        indices: [
          { name: 'ix_registry_lead_plot_parcel', columnNames: ['parcel_code'] },
          { name: 'ix_registry_lead_plot_household', columnNames: ['household_id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_lead_stale',
        columns: [
          {
            name: 'household_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_lead_stale',
          },
          { name: 'marked_at', type: 'bigint' },
          { name: 'changes', type: 'bigint' },
        ],
        indices: [{ name: 'ix_registry_lead_stale_marked', columnNames: ['marked_at'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_lead_run',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_lead_run',
          },
          { name: 'open_state', type: 'varchar', length: '10', isNullable: true },
          { name: 'note', type: 'varchar', length: '200', isNullable: true },
          { name: 'started_by', type: 'varchar', length: '64' },
          { name: 'started_at', type: 'bigint' },
          { name: 'finished_at', type: 'bigint', isNullable: true },
          { name: 'last_household', type: 'varchar', length: '64' },
          { name: 'total_households', type: 'bigint' },
          { name: 'households', type: 'bigint' },
          { name: 'opened', type: 'bigint' },
          { name: 'changed', type: 'bigint' },
          { name: 'resolved', type: 'bigint' },
        ],
        uniques: [{ name: 'uq_registry_lead_run_open', columnNames: ['open_state'] }],
        indices: [{ name: 'ix_registry_lead_run_started', columnNames: ['started_at', 'id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'registry_lead_run',
      'registry_lead_stale',
      'registry_lead_plot',
      'registry_lead_rule_event',
      'registry_lead_rule',
      'registry_lead_event',
      'registry_lead_household',
      'registry_lead_evidence',
      'registry_lead',
    ];
    for (const table of tables) await runner.dropTable(table);
  }
}
