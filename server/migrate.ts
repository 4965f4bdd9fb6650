import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import type { DataSource } from 'typeorm';
import type { DatabaseConfig } from './config.ts';

const WAIT_SECONDS = 120;

/** Brings the database to the newest schema. Processes that start together wait for the one that migrates. */
export async function migrate(source: DataSource, config: DatabaseConfig): Promise<void> {
  if (config.kind === 'sqlite') await underFileLock(config.file, () => runPending(source));
  else await underServerLock(source, () => runPending(source));
}

/** True when every migration that this program knows has been applied. */
export async function isMigrated(source: DataSource): Promise<boolean> {
  return !(await source.showMigrations());
}

async function runPending(source: DataSource): Promise<void> {
  await source.runMigrations({ transaction: 'each' });
}

/** The lock is an exclusive transaction on a file of its own: a killed process frees it. */
async function underFileLock(file: string, work: () => Promise<void>): Promise<void> {
  if (file === ':memory:') return work();
  const lock = new Database(join(dirname(file), 'migrate.lock'));
  try {
    lock.exec(`PRAGMA busy_timeout = ${String(WAIT_SECONDS * 1_000)}`);
    lock.exec('BEGIN EXCLUSIVE');
    await work();
  } finally {
    lock.close();
  }
}

async function underServerLock(source: DataSource, work: () => Promise<void>): Promise<void> {
  const runner = source.createQueryRunner();
  const name = `tianxin-${createHash('sha256').update(String(source.options.database)).digest('hex').slice(0, 32)}`;
  try {
    const rows = (await runner.query('SELECT GET_LOCK(?, ?) AS got', [name, WAIT_SECONDS])) as {
      got: unknown;
    }[];
    if (Number(rows[0]?.got) !== 1)
      throw new Error('another process has been migrating the database for too long');
    await work();
    await runner.query('SELECT RELEASE_LOCK(?)', [name]);
  } finally {
    await runner.release();
  }
}
