import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

export class ConsentTables implements MigrationInterface {
  name = 'ConsentTables2026112305001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'consent_consent',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_consent_consent',
          },
          { name: 'bank_id', type: 'varchar', length: '64' },
          { name: 'person_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'sealed_name', type: longText(runner) },
          { name: 'subject_key', type: 'varchar', length: '64' },
          { name: 'reference', type: 'varchar', length: '64', isNullable: true },
          { name: 'purpose', type: 'varchar', length: '20' },
          { name: 'fetch_type', type: 'varchar', length: '10' },
          { name: 'data_types', type: longText(runner) },
          { name: 'consent_mode', type: 'varchar', length: '10' },
          { name: 'consent_start', type: 'bigint' },
          { name: 'consent_expiry', type: 'bigint' },
          { name: 'lookback_months', type: 'bigint' },
          { name: 'frequency', type: longText(runner), isNullable: true },
          { name: 'data_life', type: longText(runner), isNullable: true },
          { name: 'state', type: 'varchar', length: '30' },
          { name: 'state_reason', type: 'varchar', length: '40', isNullable: true },
          { name: 'requested_at', type: 'bigint' },
          { name: 'authorise_by', type: 'bigint' },
          { name: 'authorised_at', type: 'bigint', isNullable: true },
          { name: 'cooling_off_until', type: 'bigint', isNullable: true },
          { name: 'ended_at', type: 'bigint', isNullable: true },
          { name: 'use_count', type: 'bigint' },
          { name: 'last_use_at', type: 'bigint', isNullable: true },
          { name: 'window_ms', type: 'bigint', isNullable: true },
          { name: 'window_limit', type: 'bigint', isNullable: true },
          { name: 'window_start', type: 'bigint', isNullable: true },
          { name: 'window_count', type: 'bigint' },
        ],
        indices: [
          { name: 'ix_consent_consent_bank', columnNames: ['bank_id', 'id'] },
          { name: 'ix_consent_consent_person', columnNames: ['person_id', 'id'] },
          { name: 'ix_consent_consent_state', columnNames: ['state', 'id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'consent_event',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_consent_event',
          },
          { name: 'consent_id', type: 'varchar', length: '64' },
          { name: 'at', type: 'bigint' },
          { name: 'event', type: 'varchar', length: '20' },
          { name: 'state', type: 'varchar', length: '30' },
          { name: 'reason', type: 'varchar', length: '40', isNullable: true },
          { name: 'method', type: 'varchar', length: '20', isNullable: true },
          { name: 'role', type: 'varchar', length: '20' },
          { name: 'actor_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'organisation_id', type: 'varchar', length: '64', isNullable: true },
        ],
        indices: [{ name: 'ix_consent_event_consent', columnNames: ['consent_id', 'id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'consent_capture',
        columns: [
          {
            name: 'consent_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_consent_capture',
          },
          { name: 'agent_id', type: 'varchar', length: '64' },
          { name: 'agent_organisation_id', type: 'varchar', length: '64' },
          { name: 'captured_at', type: 'bigint' },
          { name: 'evidence', type: longText(runner) },
          { name: 'witness_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'witness_organisation_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'witnessed_at', type: 'bigint', isNullable: true },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'consent_ask',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_consent_ask',
          },
          { name: 'bank_id', type: 'varchar', length: '64' },
          { name: 'subject_key', type: 'varchar', length: '64' },
          { name: 'purpose', type: 'varchar', length: '20' },
          { name: 'blocked_until', type: 'bigint' },
        ],
        uniques: [{ name: 'uq_consent_ask', columnNames: ['bank_id', 'subject_key', 'purpose'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['consent_ask', 'consent_capture', 'consent_event', 'consent_consent'];
    for (const table of tables) await runner.dropTable(table);
  }
}
