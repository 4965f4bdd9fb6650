import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

export class GatewayTables implements MigrationInterface {
  name = 'GatewayTables2026112308001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'gateway_inquiry',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_gateway_inquiry',
          },
          { name: 'bank_id', type: 'varchar', length: '64' },
          { name: 'consent_id', type: 'varchar', length: '64' },
          { name: 'person_id', type: 'varchar', length: '64' },
          { name: 'household_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'score_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'purpose', type: 'varchar', length: '20' },
          { name: 'kind', type: 'varchar', length: '10' },
          { name: 'inquired_at', type: 'bigint' },
          { name: 'answer', type: longText(runner) },
          { name: 'answer_sha256', type: 'varchar', length: '64' },
        ],
        indices: [
          { name: 'ix_gateway_inquiry_bank', columnNames: ['bank_id', 'id'] },
          { name: 'ix_gateway_inquiry_consent', columnNames: ['consent_id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['gateway_inquiry'];
    for (const table of tables) await runner.dropTable(table);
  }
}
