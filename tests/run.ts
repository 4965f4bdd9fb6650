import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMariaDb, type PrivateMariaDb } from './support/mariadb.ts';

/**
 * `npm test`: the checks of the house, then every suite, on SQLite and on a MariaDB of its own. What the machine
 * cannot run is left out and said in the last lines. `npm test -- <jest arguments>` runs some suites only, without checks.
 */
const chosen = process.argv.slice(2);
const skipped: string[] = [];

function present(program: string): boolean {
  return spawnSync('which', [program], { stdio: 'ignore' }).status === 0;
}

function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', env });
    child.once('error', () => {
      resolve(1);
    });
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

async function openMariaDb(): Promise<PrivateMariaDb | undefined> {
  if (process.env['TIANXIN_TEST_MYSQL_URL'] !== undefined) return undefined;
  if (present('mariadbd') && present('mariadb-install-db')) return startMariaDb();
  skipped.push('the suites on MariaDB: mariadbd is not installed (Debian package mariadb-server)');
  return undefined;
}

function jestArguments(outputFile: string): string[] {
  const base = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${outputFile}`, '--forceExit'];
  if (chosen.length > 0) return [...base, ...chosen];
  const browser = present('chromium');
  if (!browser) skipped.push('the suites in a browser: chromium is not installed (Debian package chromium)');
  return browser ? base : [...base, '--testPathIgnorePatterns', 'tests/browser'];
}

interface JestSummary {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numRuntimeErrorTestSuites: number;
}

async function runSuites(): Promise<JestSummary> {
  const directory = mkdtempSync(join(tmpdir(), 'tianxin-tests-'));
  const outputFile = join(directory, 'jest.json');
  const mariaDb = await openMariaDb();
  try {
    const env = {
      ...process.env,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
      ...(mariaDb ? { TIANXIN_TEST_MYSQL_URL: mariaDb.url } : {}),
    };
    await run(process.execPath, jestArguments(outputFile), env);
    return JSON.parse(readFileSync(outputFile, 'utf8')) as JestSummary;
  } finally {
    await mariaDb?.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

const checks = chosen.length > 0 ? 0 : await run('npm', ['run', '--silent', 'check']);
const web = chosen.length > 0 ? 0 : await run('npm', ['run', '--silent', 'build:web']);
const suites = await runSuites();
const broken =
  suites.numFailedTests + suites.numRuntimeErrorTestSuites + (checks === 0 ? 0 : 1) + (web === 0 ? 0 : 1);

console.log('');
for (const reason of skipped) console.log(`not run: ${reason}`);
if (skipped.length === 0 && chosen.length === 0) console.log('nothing was left out');
if (checks !== 0) console.log('the checks of the house failed: see above');
console.log(
  `${String(suites.numPassedTests)} passed, ${String(broken)} failed, ${String(suites.numPendingTests)} skipped`,
);
process.exitCode = broken === 0 ? 0 : 1;
