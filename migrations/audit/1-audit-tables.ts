import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

export class AuditTables implements MigrationInterface {
  name = 'AuditTables2026112304001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'audit_access',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_audit_access',
          },
          { name: 'log_index', type: 'bigint' },
          { name: 'at', type: 'bigint' },
          { name: 'day', type: 'varchar', length: '10' },
          { name: 'actor_kind', type: 'varchar', length: '10' },
          { name: 'actor_id', type: 'varchar', length: '64' },
          { name: 'organisation_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'assisted_by', type: 'varchar', length: '64', isNullable: true },
          { name: 'action', type: 'varchar', length: '20' },
          { name: 'resource', type: 'varchar', length: '64' },
          { name: 'subject_key', type: 'varchar', length: '64', isNullable: true },
          { name: 'person_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'household_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'consent_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'purpose', type: 'varchar', length: '20', isNullable: true },
          { name: 'case_number', type: 'varchar', length: '40', isNullable: true },
          { name: 'decision', type: 'varchar', length: '10' },
          { name: 'reason', type: 'varchar', length: '30', isNullable: true },
          { name: 'request_id', type: 'varchar', length: '64' },
          { name: 'answer_sha256', type: 'varchar', length: '64', isNullable: true },
        ],
        uniques: [{ name: 'uq_audit_access_index', columnNames: ['log_index'] }],
        indices: [
          { name: 'ix_audit_access_subject', columnNames: ['subject_key', 'log_index'] },
          { name: 'ix_audit_access_organisation', columnNames: ['organisation_id', 'log_index'] },
          { name: 'ix_audit_access_day', columnNames: ['day'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'audit_head',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_audit_head',
          },
          { name: 'size', type: 'bigint' },
        ],
      }),
    );
    await runner.query(`INSERT INTO audit_head (id, size) VALUES ('access', 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['audit_head', 'audit_access'];
    for (const table of tables) await runner.dropTable(table);
  }
}
