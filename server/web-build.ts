import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = [
  'web',
  'openapi',
  // The rules that both sides share: ADR 8.
  'modules/kernel/quantity.ts',
  'modules/kernel/money.ts',
  'modules/market/matching/certificate.ts',
  'modules/identity/permissions.ts',
];
const STAMP = 'web/dist/.built-from';

/** Builds the web side with Vite when its sources changed since the last build. Production starts what was built. */
export async function buildWebIfStale(production: boolean): Promise<void> {
  if (production || !existsSync('web/vite.config.ts')) return;
  const state = hashOfSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === state) return;
  await runVite();
  writeFileSync(STAMP, state);
}

function runVite(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npx', ['vite', 'build', '--logLevel', 'warn'], { cwd: 'web', stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the web build ended with ${String(code)}`));
    });
  });
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of source.endsWith('.ts') ? [source] : filesOf(source))
      hash.update(file).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && entry.name !== 'dist')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesOf(path) : [path];
    });
}
