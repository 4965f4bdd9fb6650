import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import type { InTransaction } from '../../modules/kernel/transaction.ts';
import { contextSchemas } from '../../server/compose.ts';
import type { DatabaseConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/database.ts';
import { migrate } from '../../server/migrate.ts';
import { serverSchemas } from '../../server/tables.ts';
import { createTransactions } from '../../server/transaction.ts';

export type DatabaseKind = 'sqlite' | 'mariadb';

/** Where a MariaDB for tests listens (no database named); `npm test` sets it when it could start one. */
const MYSQL_URL = process.env['TIANXIN_TEST_MYSQL_URL'];

/** SQLite always; MariaDB where one is there. What is left out is said by `npm test` at its end. */
export const databaseKinds: readonly DatabaseKind[] =
  MYSQL_URL === undefined ? ['sqlite'] : ['sqlite', 'mariadb'];

/** A place for one database, empty, and how to remove it. */
export interface TestPlace {
  config: DatabaseConfig;
  directory: string;
  remove: () => Promise<void>;
}

/** A migrated, empty database of a store test. */
export interface TestDatabase {
  kind: DatabaseKind;
  config: DatabaseConfig;
  source: DataSource;
  inTransaction: InTransaction;
  close: () => Promise<void>;
}

/** Declares the same tests for every database that is there. */
export function eachDatabase(declare: (open: () => Promise<TestDatabase>, kind: DatabaseKind) => void): void {
  describe.each(databaseKinds)('on %s', (kind) => {
    declare(() => openTestDatabase(kind), kind);
  });
}

export async function makePlace(kind: DatabaseKind): Promise<TestPlace> {
  const directory = mkdtempSync(join(tmpdir(), 'tianxin-'));
  const removeDirectory = (): void => {
    rmSync(directory, { recursive: true, force: true });
  };
  if (kind === 'sqlite') {
    const config: DatabaseConfig = { kind, file: join(directory, 'test.db') };
    return {
      config,
      directory,
      remove: () => {
        removeDirectory();
        return Promise.resolve();
      },
    };
  }
  const name = `t_${randomBytes(8).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(`/${name}`, MYSQL_URL).href.replace(/^mysql:/, 'mariadb:');
  return {
    config: { kind, url, poolSize: 10 },
    directory,
    remove: async () => {
      await onServer(`DROP DATABASE ${name}`);
      removeDirectory();
    },
  };
}

async function openTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const place = await makePlace(kind);
  const source = await openDatabase(place.config, [...serverSchemas, ...contextSchemas]);
  await migrate(source, place.config);
  return {
    kind,
    config: place.config,
    source,
    inTransaction: createTransactions(source),
    close: async () => {
      await source.destroy();
      await place.remove();
    },
  };
}

async function onServer(statement: string): Promise<void> {
  if (MYSQL_URL === undefined) throw new Error('TIANXIN_TEST_MYSQL_URL is not set');
  const connection = await createConnection(MYSQL_URL);
  await connection.query(statement);
  await connection.end();
}
