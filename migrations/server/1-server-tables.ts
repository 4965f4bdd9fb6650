import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

export class ServerTables implements MigrationInterface {
  name = 'ServerTables2026112301001';

  async up(runner: QueryRunner): Promise<void> {
    await useExactText(runner);
    await runner.createTable(
      new Table({
        name: 'server_outbox_event',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_server_outbox_event',
          },
          { name: 'name', type: 'varchar', length: '80' },
          { name: 'payload', type: longText(runner) },
          { name: 'at', type: 'bigint' },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'server_outbox_delivery',
        columns: [
          {
            name: 'event_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_server_outbox_delivery',
          },
          {
            name: 'subscriber',
            type: 'varchar',
            length: '80',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_server_outbox_delivery',
          },
          { name: 'state', type: 'varchar', length: '10' },
          { name: 'attempts', type: 'bigint' },
          { name: 'next_at', type: 'bigint' },
          { name: 'last_error', type: 'varchar', length: '500', isNullable: true },
        ],
        indices: [{ name: 'ix_server_outbox_delivery_due', columnNames: ['state', 'next_at'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'server_job_lease',
        columns: [
          {
            name: 'job',
            type: 'varchar',
            length: '80',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_server_job_lease',
          },
          { name: 'owner', type: 'varchar', length: '64' },
          { name: 'until_at', type: 'bigint' },
          { name: 'token', type: 'bigint' },
          { name: 'slot', type: 'bigint' },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'server_idempotency',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_server_idempotency',
          },
          { name: 'operation', type: 'varchar', length: '80' },
          { name: 'request_hash', type: 'varchar', length: '64' },
          { name: 'status', type: 'bigint' },
          { name: 'body', type: longText(runner), isNullable: true },
          { name: 'at', type: 'bigint' },
        ],
        indices: [{ name: 'ix_server_idempotency_at', columnNames: ['at'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'server_idempotency',
      'server_job_lease',
      'server_outbox_delivery',
      'server_outbox_event',
    ];
    for (const table of tables) await runner.dropTable(table);
  }
}

/** MySQL's usual collations find 𠮷 and 㛃 equal: every table of ours compares text byte by byte. */
async function useExactText(runner: QueryRunner): Promise<void> {
  if (runner.dataSource.options.type === 'better-sqlite3') return;
  await runner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
}
