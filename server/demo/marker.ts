import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';

/** Whether the demo county is there: its state stands in a file beside the database. */
export type DemoState = 'none' | 'seeding' | 'ready';

const FILE = 'demo-state';

export function readDemoState(config: Config): DemoState {
  const file = join(config.dataDirectory, FILE);
  if (!existsSync(file)) return 'none';
  return readFileSync(file, 'utf8').trim() === 'ready' ? 'ready' : 'seeding';
}

export function writeDemoState(config: Config, state: 'seeding' | 'ready'): void {
  writeFileSync(join(config.dataDirectory, FILE), `${state}\n`);
}

/**
 * A demo that was cut off while it was made is removed, so that the next start makes it whole. Only a database that
 * this program marked as a demo in the making is touched.
 */
export function removeHalfMadeDemo(config: Config): void {
  if (!config.demo || config.database.kind !== 'sqlite' || readDemoState(config) !== 'seeding') return;
  const { file } = config.database;
  for (const path of [file, `${file}-wal`, `${file}-shm`]) rmSync(path, { force: true });
  rmSync(join(config.dataDirectory, 'blobs'), { recursive: true, force: true });
  rmSync(join(config.dataDirectory, FILE));
}
