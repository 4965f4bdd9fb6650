import { Table, TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

const KEY = { type: 'varchar', length: '64' };

/** Persons by the linkage engine: block keys, edges, decisions, cases, models; the tables of the exact join go. */
export class RegistryLinkage implements MigrationInterface {
  name = 'RegistryLinkage2026112503004';

  async up(runner: QueryRunner): Promise<void> {
    const [row] = (await runner.query('SELECT COUNT(*) AS n FROM registry_source_record')) as {
      n: number | string;
    }[];
    // Its persons were joined by other rules, and consents name them: nobody can tell now who they would be.
    if (Number(row?.n ?? 0) > 0)
      throw new Error(
        '本库的人员由旧版规则合并，无法升级：请用空库启动并由各单位重新报送。' +
          'This registry was joined by an earlier version and cannot be upgraded: start with an empty database and deliver the files again.',
      );
    await addColumns(runner);
    for (const table of linkTables(runner)) await runner.createTable(table);
    await runner.dropTable('registry_join_case');
    await runner.dropTable('registry_person');
    await runner.query(
      `INSERT INTO registry_link_turn (id, seq_no, holder, until_instant) VALUES ('registry', 0, '', 0)`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('the tables of the exact join do not come back'));
  }
}

async function addColumns(runner: QueryRunner): Promise<void> {
  await runner.addColumns('registry_source_record', [
    new TableColumn({ name: 'node_id', ...KEY, isNullable: true }),
    new TableColumn({ name: 'link_signature', type: 'varchar', length: '32', isNullable: true }),
    new TableColumn({ name: 'founds', type: 'bigint', isNullable: true }),
    new TableColumn({ name: 'sealed', type: 'varchar', length: '1000', isNullable: true }),
  ]);
  for (const [name, column] of [
    ['ix_registry_source_record_superseded', 'superseded_in'],
    ['ix_registry_source_record_node', 'node_id'],
    ['ix_registry_source_record_signature', 'link_signature'],
    ['ix_registry_source_record_id_number', 'id_lookup'],
  ] as const)
    await runner.createIndex('registry_source_record', new TableIndex({ name, columnNames: [column] }));
  // A batch is read on behind a record: that must not begin at its start each time.
  await runner.dropIndex('registry_source_record', 'ix_registry_source_record_batch');
  await runner.createIndex(
    'registry_source_record',
    new TableIndex({ name: 'ix_registry_source_record_batch', columnNames: ['batch_id', 'id'] }),
  );
  await runner.addColumns('registry_batch', [
    new TableColumn({ name: 'link_order', type: 'bigint', isNullable: true }),
    new TableColumn({ name: 'linked_to', ...KEY, isNullable: true }),
    new TableColumn({ name: 'capped_keys', type: 'bigint', default: 0 }),
  ]);
}

function linkTables(runner: QueryRunner): Table[] {
  return [
    new Table({
      name: 'registry_block_key',
      withoutRowid: true,
      columns: [
        {
          name: 'key_hash',
          type: 'bigint',
          isPrimary: true,
          primaryKeyConstraintName: 'pk_registry_block_key',
        },
        { name: 'node_id', ...KEY, isPrimary: true, primaryKeyConstraintName: 'pk_registry_block_key' },
      ],
    }),
    new Table({
      name: 'registry_link_edge',
      withoutRowid: true,
      columns: [
        { name: 'left_node', ...KEY, isPrimary: true, primaryKeyConstraintName: 'pk_registry_link_edge' },
        { name: 'right_node', ...KEY, isPrimary: true, primaryKeyConstraintName: 'pk_registry_link_edge' },
        { name: 'weight_cb', type: 'bigint' },
        { name: 'levels', type: 'varchar', length: '100' },
        { name: 'model_id', ...KEY },
        { name: 'batch_id', ...KEY },
      ],
      indices: [{ name: 'ix_registry_link_edge_right', columnNames: ['right_node'] }],
    }),
    decisionTable(runner),
    caseTable(),
    new Table({
      name: 'registry_link_model',
      columns: [
        { name: 'id', ...KEY, isPrimary: true, primaryKeyConstraintName: 'pk_registry_link_model' },
        { name: 'sha256', type: 'varchar', length: '64' },
        { name: 'json', type: longText(runner) },
        { name: 'approved_by', ...KEY },
        { name: 'approved_at', type: 'bigint' },
      ],
      uniques: [{ name: 'uq_registry_link_model_sha256', columnNames: ['sha256'] }],
    }),
    new Table({
      name: 'registry_link_turn',
      columns: [
        { name: 'id', ...KEY, isPrimary: true, primaryKeyConstraintName: 'pk_registry_link_turn' },
        { name: 'seq_no', type: 'bigint' },
        { name: 'holder', ...KEY },
        { name: 'until_instant', type: 'bigint' },
      ],
    }),
  ];
}

function decisionTable(runner: QueryRunner): Table {
  return new Table({
    name: 'registry_link_decision',
    columns: [
      { name: 'id', ...KEY, isPrimary: true, primaryKeyConstraintName: 'pk_registry_link_decision' },
      { name: 'seq_no', type: 'bigint' },
      { name: 'kind', type: 'varchar', length: '10' },
      { name: 'left_node', ...KEY },
      { name: 'right_node', ...KEY },
      { name: 'actor', ...KEY },
      { name: 'second_actor', ...KEY, isNullable: true },
      { name: 'reason', type: 'varchar', length: '500' },
      { name: 'evidence', type: longText(runner), isNullable: true },
      { name: 'supersedes', ...KEY, isNullable: true },
      { name: 'decided_at', type: 'bigint' },
    ],
    uniques: [
      { name: 'uq_registry_link_decision_seq', columnNames: ['seq_no'] },
      { name: 'uq_registry_link_decision_supersedes', columnNames: ['supersedes'] },
    ],
    indices: [
      { name: 'ix_registry_link_decision_left', columnNames: ['left_node'] },
      { name: 'ix_registry_link_decision_right', columnNames: ['right_node'] },
    ],
  });
}

function caseTable(): Table {
  return new Table({
    name: 'registry_link_case',
    columns: [
      { name: 'id', ...KEY, isPrimary: true, primaryKeyConstraintName: 'pk_registry_link_case' },
      { name: 'kind', type: 'varchar', length: '20' },
      { name: 'left_node', ...KEY },
      { name: 'right_node', ...KEY },
      { name: 'weight_cb', type: 'bigint' },
      { name: 'state', type: 'varchar', length: '20' },
      { name: 'gain', type: 'bigint' },
      { name: 'opened_at', type: 'bigint' },
      { name: 'due_at', type: 'bigint' },
      { name: 'batch_id', ...KEY, isNullable: true },
      { name: 'decision_id', ...KEY, isNullable: true },
      { name: 'closed_at', type: 'bigint', isNullable: true },
    ],
    uniques: [{ name: 'uq_registry_link_case_pair', columnNames: ['left_node', 'right_node'] }],
    indices: [
      { name: 'ix_registry_link_case_queue', columnNames: ['state', 'gain'] },
      { name: 'ix_registry_link_case_batch', columnNames: ['batch_id'] },
      { name: 'ix_registry_link_case_right', columnNames: ['right_node'] },
    ],
  });
}
