import { resolve } from 'node:path';
import { writeKeys } from '../keys.ts';
import { readOptions } from './options.ts';

/** `keys create --out FILE`: new production keys; refuses to overwrite a file. */
export function createKeys(args: readonly string[]): Promise<void> {
  const file = resolve(readOptions(args, ['out']).out);
  writeKeys(file, false);
  process.stdout.write(`keys written to ${file}; keep them apart from the database and its backups\n`);
  return Promise.resolve();
}
