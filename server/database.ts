import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { DataSource, EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { DatabaseConfig } from './config.ts';
import { migrations } from '../migrations/index.ts';

/** Opens the database. SQLite runs with WAL and `synchronous=FULL`: an acknowledged write survives power loss. */
export async function openDatabase(
  config: DatabaseConfig,
  schemas: readonly EntitySchema[],
): Promise<DataSource> {
  const source = config.kind === 'sqlite' ? sqlite(config.file, schemas) : mariadb(config, schemas);
  await source.initialize();
  return source;
}

/** The embedded connection's pragmas. */
const PRAGMAS = [
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL',
  'PRAGMA busy_timeout = 10000',
  'PRAGMA foreign_keys = ON',
  'PRAGMA cache_size = -65536',
  // Fewer copies of the same pages into the database while a large file is loaded: halves the time of its commits.
  'PRAGMA wal_autocheckpoint = 8000',
  'PRAGMA temp_store = MEMORY',
];

interface EmbeddedConnection {
  exec(sql: string): unknown;
  pragma(text: string): unknown;
}

function sqlite(file: string, schemas: readonly EntitySchema[]): DataSource {
  mkdirSync(dirname(file), { recursive: true });
  return new DataSource({
    type: 'better-sqlite3',
    driver: Database,
    database: file,
    entities: [...schemas],
    migrations: [...migrations],
    statementCacheSize: 500,
    prepareDatabase: (connection: EmbeddedConnection) => {
      for (const pragma of PRAGMAS) connection.exec(pragma);
    },
  });
}

function mariadb(config: { url: string; poolSize: number }, schemas: readonly EntitySchema[]): DataSource {
  return new DataSource({
    type: 'mariadb',
    url: config.url,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize: config.poolSize,
    connectTimeout: 5_000,
    entities: schemas.map(withMediumText),
    migrations: [...migrations],
  });
}

/** MySQL's TEXT ends at 64 KiB: long texts and JSON become MEDIUMTEXT there. */
function withMediumText(schema: EntitySchema): EntitySchema {
  const columns = Object.entries(schema.options.columns as Record<string, EntitySchemaColumnOptions>).map(
    ([name, column]) =>
      [name, column.type === 'text' ? { ...column, type: 'mediumtext' as const } : column] as const,
  );
  return new EntitySchema(Object.assign({}, schema.options, { columns: Object.fromEntries(columns) }));
}
