import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

export class MarketTables implements MigrationInterface {
  name = 'MarketTables2026112307001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'market_listing',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_market_listing',
          },
          { name: 'version', type: 'bigint' },
          { name: 'state', type: 'varchar', length: '20' },
          { name: 'seller_kind', type: 'varchar', length: '20' },
          { name: 'seller_id', type: 'varchar', length: '64' },
          { name: 'assisted_by', type: 'varchar', length: '64', isNullable: true },
          { name: 'assisting_organisation_id', type: 'varchar', length: '64', isNullable: true },
          { name: 'product_code', type: 'varchar', length: '40' },
          { name: 'grade_standard', type: 'varchar', length: '40', isNullable: true },
          { name: 'grade_level', type: 'varchar', length: '20', isNullable: true },
          { name: 'grade_rank', type: 'bigint', isNullable: true },
          { name: 'total_grams', type: 'bigint' },
          { name: 'reserved_grams', type: 'bigint' },
          { name: 'entered_quantity', type: 'varchar', length: '80' },
          { name: 'ask', type: 'bigint' },
          { name: 'entered_price', type: 'varchar', length: '60' },
          { name: 'harvested_on', type: 'bigint', isNullable: true },
          { name: 'ready_from', type: 'bigint' },
          { name: 'ready_until', type: 'bigint' },
          { name: 'best_before', type: 'bigint' },
          { name: 'place_code', type: 'varchar', length: '12' },
          { name: 'place_name', type: 'varchar', length: '100' },
          { name: 'certificates', type: longText(runner) },
          { name: 'note', type: 'varchar', length: '200', isNullable: true },
          { name: 'created_at', type: 'bigint' },
          { name: 'updated_at', type: 'bigint' },
        ],
        indices: [
          { name: 'ix_market_listing_seller', columnNames: ['seller_id', 'id'] },
          { name: 'ix_market_listing_state', columnNames: ['state', 'product_code', 'id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'market_certificate',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_market_certificate',
          },
          { name: 'kind', type: 'varchar', length: '30' },
          { name: 'number', type: 'varchar', length: '64' },
          { name: 'holder_id', type: 'varchar', length: '64' },
          { name: 'first_used_at', type: 'bigint' },
        ],
        uniques: [{ name: 'uq_market_certificate_number', columnNames: ['kind', 'number'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'market_demand',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_market_demand',
          },
          { name: 'version', type: 'bigint' },
          { name: 'state', type: 'varchar', length: '20' },
          { name: 'buyer_id', type: 'varchar', length: '64' },
          { name: 'written_by', type: 'varchar', length: '64' },
          { name: 'approved_by', type: 'varchar', length: '64', isNullable: true },
          { name: 'approved_at', type: 'bigint', isNullable: true },
          { name: 'product_code', type: 'varchar', length: '40' },
          { name: 'grade_standard', type: 'varchar', length: '40', isNullable: true },
          { name: 'grade_level', type: 'varchar', length: '20', isNullable: true },
          { name: 'grade_rank', type: 'bigint', isNullable: true },
          { name: 'certificates', type: longText(runner) },
          { name: 'total_grams', type: 'bigint' },
          { name: 'reserved_grams', type: 'bigint' },
          { name: 'entered_quantity', type: 'varchar', length: '80' },
          { name: 'bid', type: 'bigint' },
          { name: 'entered_price', type: 'varchar', length: '60' },
          { name: 'deliver_from', type: 'bigint' },
          { name: 'deliver_until', type: 'bigint' },
          { name: 'residual_days', type: 'bigint' },
          { name: 'place_code', type: 'varchar', length: '12' },
          { name: 'address', type: 'varchar', length: '200', isNullable: true },
          { name: 'note', type: 'varchar', length: '200', isNullable: true },
          { name: 'created_at', type: 'bigint' },
          { name: 'updated_at', type: 'bigint' },
        ],
        indices: [
          { name: 'ix_market_demand_buyer', columnNames: ['buyer_id', 'id'] },
          { name: 'ix_market_demand_state', columnNames: ['state', 'product_code', 'id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'market_round',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_market_round',
          },
          { name: 'name', type: 'varchar', length: '100' },
          { name: 'state', type: 'varchar', length: '20' },
          { name: 'organiser_id', type: 'varchar', length: '64' },
          { name: 'opened_by', type: 'varchar', length: '64' },
          { name: 'product_codes', type: longText(runner), isNullable: true },
          { name: 'accept_within_hours', type: 'bigint' },
          { name: 'fee', type: 'bigint' },
          { name: 'opened_at', type: 'bigint' },
          { name: 'clearing_at', type: 'bigint', isNullable: true },
          { name: 'cleared_at', type: 'bigint', isNullable: true },
          { name: 'input_hash', type: 'varchar', length: '64', isNullable: true },
          { name: 'certificate_hash', type: 'varchar', length: '64', isNullable: true },
          { name: 'solver', type: 'varchar', length: '60', isNullable: true },
          { name: 'summary', type: longText(runner), isNullable: true },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'market_round_part',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_market_round_part',
          },
          { name: 'round_id', type: 'varchar', length: '64' },
          { name: 'part', type: 'bigint' },
          { name: 'content', type: longText(runner) },
        ],
        uniques: [{ name: 'uq_market_round_part_part', columnNames: ['round_id', 'part'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'market_outcome',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_market_outcome',
          },
          { name: 'round_id', type: 'varchar', length: '64' },
          { name: 'subject_id', type: 'varchar', length: '64' },
          { name: 'matched_grams', type: 'bigint' },
          { name: 'explanation', type: longText(runner) },
        ],
        indices: [{ name: 'ix_market_outcome_subject', columnNames: ['subject_id', 'id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'market_proposal',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_market_proposal',
          },
          { name: 'round_id', type: 'varchar', length: '64' },
          { name: 'listing_id', type: 'varchar', length: '64' },
          { name: 'demand_id', type: 'varchar', length: '64' },
          { name: 'seller_id', type: 'varchar', length: '64' },
          { name: 'buyer_id', type: 'varchar', length: '64' },
          { name: 'product_code', type: 'varchar', length: '40' },
          { name: 'grams', type: 'bigint' },
          { name: 'price', type: 'bigint' },
          { name: 'freight', type: 'bigint' },
          { name: 'fee', type: 'bigint' },
          { name: 'seller_fen', type: 'bigint' },
          { name: 'buyer_fen', type: 'bigint' },
          { name: 'first_day', type: 'bigint' },
          { name: 'last_day', type: 'bigint' },
          { name: 'state', type: 'varchar', length: '20' },
          { name: 'expires_at', type: 'bigint' },
          { name: 'explanation', type: longText(runner) },
          { name: 'seller_act', type: longText(runner), isNullable: true },
          { name: 'buyer_act', type: longText(runner), isNullable: true },
          { name: 'created_at', type: 'bigint' },
          { name: 'updated_at', type: 'bigint' },
        ],
        indices: [
          { name: 'ix_market_proposal_seller', columnNames: ['seller_id', 'id'] },
          { name: 'ix_market_proposal_buyer', columnNames: ['buyer_id', 'id'] },
          { name: 'ix_market_proposal_listing', columnNames: ['listing_id', 'state'] },
          { name: 'ix_market_proposal_product', columnNames: ['product_code', 'state'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'market_order',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_market_order',
          },
          { name: 'proposal_id', type: 'varchar', length: '64' },
          { name: 'listing_id', type: 'varchar', length: '64' },
          { name: 'demand_id', type: 'varchar', length: '64' },
          { name: 'seller_kind', type: 'varchar', length: '20' },
          { name: 'seller_id', type: 'varchar', length: '64' },
          { name: 'buyer_id', type: 'varchar', length: '64' },
          { name: 'product_code', type: 'varchar', length: '40' },
          { name: 'grade_standard', type: 'varchar', length: '40', isNullable: true },
          { name: 'grade_level', type: 'varchar', length: '20', isNullable: true },
          { name: 'grams', type: 'bigint' },
          { name: 'price', type: 'bigint' },
          { name: 'freight', type: 'bigint' },
          { name: 'fee', type: 'bigint' },
          { name: 'seller_fen', type: 'bigint' },
          { name: 'buyer_fen', type: 'bigint' },
          { name: 'first_day', type: 'bigint' },
          { name: 'last_day', type: 'bigint' },
          { name: 'origin_code', type: 'varchar', length: '12' },
          { name: 'origin_name', type: 'varchar', length: '100' },
          { name: 'place_code', type: 'varchar', length: '12' },
          { name: 'address', type: 'varchar', length: '200', isNullable: true },
          { name: 'state', type: 'varchar', length: '20' },
          { name: 'payment_state', type: 'varchar', length: '20' },
          { name: 'fulfilment_state', type: 'varchar', length: '20' },
          { name: 'placed_at', type: 'bigint' },
        ],
        uniques: [{ name: 'uq_market_order_proposal', columnNames: ['proposal_id'] }],
        indices: [
          { name: 'ix_market_order_seller', columnNames: ['seller_id', 'id'] },
          { name: 'ix_market_order_buyer', columnNames: ['buyer_id', 'id'] },
          { name: 'ix_market_order_product', columnNames: ['product_code', 'placed_at'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'market_order',
      'market_proposal',
      'market_outcome',
      'market_round_part',
      'market_round',
      'market_demand',
      'market_certificate',
      'market_listing',
    ];
    for (const table of tables) await runner.dropTable(table);
  }
}
