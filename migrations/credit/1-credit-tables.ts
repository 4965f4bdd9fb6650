import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

export class CreditTables implements MigrationInterface {
  name = 'CreditTables2026112306001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'credit_score',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_credit_score',
          },
          { name: 'household_id', type: 'varchar', length: '64' },
          { name: 'as_of', type: 'bigint' },
          { name: 'scored_at', type: 'bigint' },
          { name: 'model_id', type: 'varchar', length: '64' },
          { name: 'model_version', type: 'varchar', length: '20' },
          { name: 'model_sha256', type: 'varchar', length: '64' },
          { name: 'definitions_version', type: 'varchar', length: '20' },
          { name: 'score', type: 'bigint', isNullable: true },
          { name: 'grade', type: 'varchar', length: '3', isNullable: true },
          { name: 'input_json', type: longText(runner) },
          { name: 'output_json', type: longText(runner) },
          { name: 'document_sha256', type: 'varchar', length: '64' },
        ],
        indices: [{ name: 'ix_credit_score_household', columnNames: ['household_id', 'as_of'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'credit_standing',
        columns: [
          {
            name: 'household_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_credit_standing',
          },
          { name: 'village_code', type: 'varchar', length: '12' },
          { name: 'score_id', type: 'varchar', length: '64' },
          { name: 'as_of', type: 'bigint' },
          { name: 'grade', type: 'varchar', length: '8' },
        ],
        indices: [{ name: 'ix_credit_standing_village', columnNames: ['village_code', 'grade'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'credit_self_rescore',
        columns: [
          {
            name: 'household_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_credit_self_rescore',
          },
          { name: 'next_at', type: 'bigint' },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'credit_run',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_credit_run',
          },
          { name: 'open_state', type: 'varchar', length: '10', isNullable: true },
          { name: 'note', type: 'varchar', length: '200', isNullable: true },
          { name: 'started_by', type: 'varchar', length: '64' },
          { name: 'started_at', type: 'bigint' },
          { name: 'finished_at', type: 'bigint', isNullable: true },
          { name: 'as_of', type: 'bigint' },
          { name: 'last_household', type: 'varchar', length: '64' },
          { name: 'households', type: 'bigint' },
          { name: 'scored', type: 'bigint' },
          { name: 'unrated', type: 'bigint' },
          { name: 'failed', type: 'bigint' },
        ],
        uniques: [{ name: 'uq_credit_run_open', columnNames: ['open_state'] }],
        indices: [{ name: 'ix_credit_run_started', columnNames: ['started_at', 'id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'credit_stale_household',
        columns: [
          {
            name: 'household_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_credit_stale_household',
          },
          { name: 'marked_at', type: 'bigint' },
          { name: 'changes', type: 'bigint' },
          { name: 'fault', type: 'varchar', length: '300', isNullable: true },
        ],
        indices: [{ name: 'ix_credit_stale_household_marked', columnNames: ['marked_at'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'credit_stale_household',
      'credit_run',
      'credit_self_rescore',
      'credit_standing',
      'credit_score',
    ];
    for (const table of tables) await runner.dropTable(table);
  }
}
