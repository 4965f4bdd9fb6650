import { cpSync } from 'node:fs';
import { join } from 'node:path';

const KEPT = /\.(json|ya?ml)$/;
const FOLDERS = ['modules', 'openapi'];

/** `build assets`: puts the data files that sources read (contracts, models, divisions) beside the compiled output. */
export function copyAssets(): Promise<void> {
  for (const folder of FOLDERS) {
    cpSync(folder, join('dist', folder), {
      recursive: true,
      filter: (source) => KEPT.test(source) || !/\.[a-z]+$/.test(source),
    });
  }
  return Promise.resolve();
}
