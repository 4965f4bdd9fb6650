import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

export class IdentityTables implements MigrationInterface {
  name = 'IdentityTables2026112302001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'identity_organisation',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_identity_organisation',
          },
          { name: 'name', type: 'varchar', length: '100' },
          { name: 'kind', type: 'varchar', length: '20' },
          { name: 'division_code', type: 'varchar', length: '12', isNullable: true },
          { name: 'uscc', type: 'varchar', length: '18', isNullable: true },
          { name: 'state', type: 'varchar', length: '10' },
          { name: 'created_at', type: 'bigint' },
        ],
        uniques: [{ name: 'uq_identity_organisation_name', columnNames: ['name'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'identity_user',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_identity_user',
          },
          { name: 'organisation_id', type: 'varchar', length: '64' },
          { name: 'user_name', type: 'varchar', length: '64' },
          { name: 'name', type: 'varchar', length: '100' },
          { name: 'password_hash', type: 'varchar', length: '200' },
          { name: 'roles', type: longText(runner) },
          { name: 'state', type: 'varchar', length: '10' },
          { name: 'created_at', type: 'bigint' },
        ],
        uniques: [{ name: 'uq_identity_user_name', columnNames: ['user_name'] }],
        indices: [{ name: 'ix_identity_user_organisation', columnNames: ['organisation_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'identity_attempt',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_identity_attempt',
          },
          { name: 'tries', type: 'bigint' },
          { name: 'window_start', type: 'bigint' },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'identity_session',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_identity_session',
          },
          { name: 'account_kind', type: 'varchar', length: '10' },
          { name: 'account_id', type: 'varchar', length: '64' },
          { name: 'secret_hash', type: 'varchar', length: '64' },
          { name: 'previous_hash', type: 'varchar', length: '64', isNullable: true },
          { name: 'rotated_at', type: 'bigint' },
          { name: 'expires_at', type: 'bigint' },
          { name: 'ended_at', type: 'bigint', isNullable: true },
        ],
        indices: [{ name: 'ix_identity_session_account', columnNames: ['account_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'identity_farmer',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_identity_farmer',
          },
          { name: 'person_id', type: 'varchar', length: '64' },
          { name: 'name', type: 'varchar', length: '100' },
          { name: 'phone_sealed', type: 'varchar', length: '200' },
          { name: 'phone_lookup', type: 'varchar', length: '64' },
          { name: 'state', type: 'varchar', length: '10' },
          { name: 'opened_by', type: 'varchar', length: '64' },
          { name: 'opened_at', type: 'bigint' },
        ],
        uniques: [
          { name: 'uq_identity_farmer_person', columnNames: ['person_id'] },
          { name: 'uq_identity_farmer_phone', columnNames: ['phone_lookup'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'identity_one_time_code',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_identity_one_time_code',
          },
          { name: 'phone_lookup', type: 'varchar', length: '64' },
          { name: 'code_hash', type: 'varchar', length: '64' },
          { name: 'expires_at', type: 'bigint' },
          { name: 'used_at', type: 'bigint', isNullable: true },
        ],
        indices: [{ name: 'ix_identity_one_time_code_phone', columnNames: ['phone_lookup'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'identity_client',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_identity_client',
          },
          { name: 'organisation_id', type: 'varchar', length: '64' },
          { name: 'name', type: 'varchar', length: '100' },
          { name: 'jwk', type: longText(runner) },
          { name: 'state', type: 'varchar', length: '10' },
          { name: 'created_at', type: 'bigint' },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'identity_assertion',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_identity_assertion',
          },
          { name: 'expires_at', type: 'bigint' },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'identity_assertion',
      'identity_client',
      'identity_one_time_code',
      'identity_farmer',
      'identity_session',
      'identity_attempt',
      'identity_user',
      'identity_organisation',
    ];
    for (const table of tables) await runner.dropTable(table);
  }
}
