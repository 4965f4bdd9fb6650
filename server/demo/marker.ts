import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { DemoFarmer } from './open-accounts.ts';

/** Whether the demo county is there; kept in a file beside the database. */
export type DemoState =
  | { state: 'none' }
  | { state: 'seeding' }
  | { state: 'ready'; farmers: readonly Pick<DemoFarmer, 'name' | 'phone'>[] };

export function readDemoState(config: Config): DemoState {
  const file = fileOf(config);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoState) : { state: 'none' };
}

export function writeDemoState(config: Config, state: DemoState): void {
  writeFileSync(fileOf(config), `${JSON.stringify(state)}\n`);
}

/**
 * A demo that was cut off while it was made is removed, so that the next start makes it whole. Only a database that
 * this program marked as a demo in the making is touched.
 */
export function removeHalfMadeDemo(config: Config): void {
  if (!config.demo || config.database.kind !== 'sqlite' || readDemoState(config).state !== 'seeding') return;
  const { file } = config.database;
  for (const path of [file, `${file}-wal`, `${file}-shm`]) rmSync(path, { force: true });
  rmSync(join(config.dataDirectory, 'deliveries'), { recursive: true, force: true });
  rmSync(fileOf(config));
}

function fileOf(config: Config): string {
  return join(config.dataDirectory, 'demo.json');
}
