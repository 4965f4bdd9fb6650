import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { contextSchemas } from '../compose.ts';
import { openDatabase } from '../database.ts';

/** The text of a first migration for the tables of one context as their schemas stand now; freeze it in `migrations/`. */
export async function draftMigration(context: string): Promise<string> {
  const source = await openDatabase({ kind: 'sqlite', file: ':memory:' }, contextSchemas);
  try {
    const tables = source.entityMetadatas.filter((entity) => entity.tableName.startsWith(`${context}_`));
    const names = tables.map((table) => table.tableName).reverse();
    return fileText(context, tables.map(drawTable).join('\n'), names);
  } finally {
    await source.destroy();
  }
}

function fileText(context: string, body: string, names: readonly string[]): string {
  const title = `${context.charAt(0).toUpperCase()}${context.slice(1)}Tables`;
  return `import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../dialect.ts';

export class ${title} implements MigrationInterface {
  name = '${title}YYYYMMDDCCNNN';

  async up(runner: QueryRunner): Promise<void> {
${body}
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [${names.map((name) => `'${name}'`).join(', ')}];
    for (const table of tables) await runner.dropTable(table);
  }
}`;
}

function drawTable(entity: EntityMetadata): string {
  const columns = entity.columns.map(drawColumn).join('\n');
  const keys = [...drawKeys('uniques', entity.uniques), ...drawKeys('indices', entity.indices)].join('\n');
  return `    await runner.createTable(
      new Table({
        name: '${entity.tableName}',
        columns: [
${columns}
        ],
${keys}
      }),
    );`;
}

function drawColumn(column: ColumnMetadata): string {
  const type = column.type === 'text' ? 'longText(runner)' : `'${String(column.type)}'`;
  const parts = [`name: '${column.databaseName}'`, `type: ${type}`];
  if (column.length !== '') parts.push(`length: '${column.length}'`);
  if (column.isPrimary) {
    parts.push(
      'isPrimary: true',
      `primaryKeyConstraintName: '${column.primaryKeyConstraintName ?? 'MISSING'}'`,
    );
  }
  if (column.isNullable) parts.push('isNullable: true');
  return `          { ${parts.join(', ')} },`;
}

function drawKeys(
  kind: 'uniques' | 'indices',
  keys: readonly { name: string; columns: ColumnMetadata[] }[],
): string[] {
  if (keys.length === 0) return [];
  const lines = keys.map((key) => {
    const columns = key.columns.map((column) => `'${column.databaseName}'`).join(', ');
    return `          { name: '${key.name}', columnNames: [${columns}] },`;
  });
  return [`        ${kind}: [`, ...lines, '        ],'];
}
