import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Builds the web side into a folder of its own and holds it against its budgets: what a phone on a village network,
 * or a clerk's old computer, loads before the first page shows, and what any later page adds. Sizes are gzip -9.
 */
interface Chunk {
  file: string;
  src?: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

interface Budget {
  entry: string;
  js: number;
  css: number;
  laterJs: number;
  /** Page, scripts, styles and icon of the first load; none where no number is agreed. */
  requests?: number;
  /** Page, scripts and styles together. */
  shell?: number;
}

const KILOBYTE = 1_000;
const BUDGETS: readonly Budget[] = [
  { entry: 'field/index.html', js: 120, css: 8, laterJs: 25, requests: 8, shell: 160 },
  { entry: 'desk/index.html', js: 180, css: 12, laterJs: 60 },
];

const out = mkdtempSync(join(tmpdir(), 'tianxin-web-'));

function build(): void {
  const vite = spawnSync('npx', ['vite', 'build', '--outDir', out, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: 'web',
    encoding: 'utf8',
  });
  if (vite.status !== 0) throw new Error(`the web build failed\n${vite.stdout}${vite.stderr}`);
}

function kilobytes(files: Iterable<string>): number {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(readFileSync(join(out, file)), { level: 9 }).length;
  return Math.round(bytes / (KILOBYTE / 10)) / 10;
}

/** The keys of a chunk and of all it imports at once. */
function loadedWith(manifest: Record<string, Chunk>, key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  manifest[key]?.imports?.forEach((next) => loadedWith(manifest, next, seen));
  return seen;
}

/** The keys of all pages that are fetched later, from any depth. */
function laterPages(manifest: Record<string, Chunk>, entry: string): Set<string> {
  const later = new Set<string>();
  const visit = (key: string): void => {
    for (const loaded of loadedWith(manifest, key)) {
      for (const next of manifest[loaded]?.dynamicImports ?? []) {
        if (later.has(next)) continue;
        later.add(next);
        visit(next);
      }
    }
  };
  visit(entry);
  return later;
}

const scriptsOf = (manifest: Record<string, Chunk>, keys: Set<string>): Set<string> =>
  new Set([...keys].map((key) => manifest[key]?.file ?? '').filter((file) => file.endsWith('.js')));
const stylesOf = (manifest: Record<string, Chunk>, keys: Set<string>): Set<string> =>
  new Set([...keys].flatMap((key) => manifest[key]?.css ?? []));

interface Line {
  what: string;
  measured: number;
  limit: number;
}

function measure(manifest: Record<string, Chunk>, budget: Budget): Line[] {
  const first = loadedWith(manifest, budget.entry);
  const [scripts, styles] = [scriptsOf(manifest, first), stylesOf(manifest, first)];
  const lines: Line[] = [
    { what: `${budget.entry} first scripts, kB`, measured: kilobytes(scripts), limit: budget.js },
    { what: `${budget.entry} first styles, kB`, measured: kilobytes(styles), limit: budget.css },
  ];
  if (budget.shell !== undefined) {
    const shell = kilobytes([budget.entry, ...scripts, ...styles]);
    lines.push({ what: `${budget.entry} shell, kB`, measured: shell, limit: budget.shell });
  }
  if (budget.requests !== undefined) {
    const requests = 2 + scripts.size + styles.size;
    lines.push({ what: `${budget.entry} first requests`, measured: requests, limit: budget.requests });
  }
  for (const page of laterPages(manifest, budget.entry)) {
    const added = [...scriptsOf(manifest, loadedWith(manifest, page))].filter((file) => !scripts.has(file));
    lines.push({ what: `${page} adds, kB`, measured: kilobytes(added), limit: budget.laterJs });
  }
  return lines;
}

try {
  build();
  const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const lines = BUDGETS.flatMap((budget) => measure(manifest, budget));
  if (lines.some((line) => line.measured === 0)) throw new Error('a page of the budgets was not built');
  for (const { what, measured, limit } of lines) {
    const over = measured > limit;
    console.log(`${over ? 'OVER ' : 'ok   '} ${what}: ${measured.toFixed(1)} of ${String(limit)}`);
    if (over) process.exitCode = 1;
  }
} finally {
  rmSync(out, { recursive: true, force: true });
}
