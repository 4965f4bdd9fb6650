import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

export class LinkReviewTables implements MigrationInterface {
  name = 'LinkReviewTables2026112503005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'registry_review_claim',
        columns: [
          {
            name: 'case_id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_review_claim',
          },
          { name: 'actor_id', type: 'varchar', length: '64' },
          { name: 'claimed_at', type: 'bigint' },
          { name: 'until_instant', type: 'bigint' },
        ],
        indices: [{ name: 'ix_registry_review_claim_actor', columnNames: ['actor_id', 'until_instant'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_review_note',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_review_note',
          },
          { name: 'subject_id', type: 'varchar', length: '64' },
          { name: 'kind', type: 'varchar', length: '20' },
          { name: 'actor_id', type: 'varchar', length: '64' },
          { name: 'at_instant', type: 'bigint' },
          { name: 'note', type: 'varchar', length: '500', isNullable: true },
        ],
        indices: [
          { name: 'ix_registry_review_note_subject', columnNames: ['subject_id', 'id'] },
          { name: 'ix_registry_review_note_actor', columnNames: ['actor_id', 'at_instant'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'registry_review_proposal',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '64',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_registry_review_proposal',
          },
          { name: 'kind', type: 'varchar', length: '10' },
          { name: 'state', type: 'varchar', length: '10' },
          { name: 'subject_id', type: 'varchar', length: '64' },
          { name: 'open_subject', type: 'varchar', length: '64', isNullable: true },
          { name: 'verdict', type: 'varchar', length: '20', isNullable: true },
          { name: 'record_ids', type: longText(runner) },
          { name: 'names', type: longText(runner) },
          { name: 'actor_id', type: 'varchar', length: '64' },
          { name: 'at_instant', type: 'bigint' },
          { name: 'reason', type: 'varchar', length: '500' },
          { name: 'answered_by', type: 'varchar', length: '64', isNullable: true },
          { name: 'answered_at', type: 'bigint', isNullable: true },
          { name: 'answer_reason', type: 'varchar', length: '500', isNullable: true },
        ],
        uniques: [{ name: 'uq_registry_review_proposal_open', columnNames: ['open_subject'] }],
        indices: [
          { name: 'ix_registry_review_proposal_state', columnNames: ['state', 'id'] },
          { name: 'ix_registry_review_proposal_subject', columnNames: ['subject_id'] },
        ],
      }),
    );
    await createSampleTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['answer', 'sample', 'proposal', 'note', 'claim'])
      await runner.dropTable(`registry_review_${name}`);
  }
}

async function createSampleTables(runner: QueryRunner): Promise<void> {
  await runner.createTable(
    new Table({
      name: 'registry_review_sample',
      columns: [
        {
          name: 'id',
          type: 'varchar',
          length: '64',
          isPrimary: true,
          primaryKeyConstraintName: 'pk_registry_review_sample',
        },
        { name: 'month', type: 'varchar', length: '7' },
        { name: 'left_node', type: 'varchar', length: '64' },
        { name: 'right_node', type: 'varchar', length: '64' },
        { name: 'weight_cb', type: 'bigint' },
        { name: 'band', type: 'varchar', length: '10' },
        { name: 'wanted', type: 'bigint' },
        { name: 'drawn_at', type: 'bigint' },
      ],
      uniques: [
        { name: 'uq_registry_review_sample_pair', columnNames: ['month', 'left_node', 'right_node'] },
      ],
    }),
  );
  await runner.createTable(
    new Table({
      name: 'registry_review_answer',
      columns: [
        {
          name: 'sample_id',
          type: 'varchar',
          length: '64',
          isPrimary: true,
          primaryKeyConstraintName: 'pk_registry_review_answer',
        },
        {
          name: 'slot_no',
          type: 'bigint',
          isPrimary: true,
          primaryKeyConstraintName: 'pk_registry_review_answer',
        },
        { name: 'actor_id', type: 'varchar', length: '64' },
        { name: 'answer', type: 'varchar', length: '20' },
        { name: 'note', type: 'varchar', length: '500', isNullable: true },
        { name: 'at_instant', type: 'bigint' },
      ],
      uniques: [{ name: 'uq_registry_review_answer_actor', columnNames: ['sample_id', 'actor_id'] }],
    }),
  );
}
