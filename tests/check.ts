import { spawn } from 'node:child_process';

/** The checks of the house, cheapest first; each is one command that fails with a non-zero exit. */
const CHECKS: readonly { name: string; command: readonly string[] }[] = [
  {
    name: 'contract types are current',
    command: ['node', 'node_modules/tsx/dist/cli.mjs', 'tests/architecture/contract-is-current.ts'],
  },
  { name: 'contract lint', command: ['npx', 'redocly', 'lint', 'openapi/openapi.yaml'] },
  { name: 'format', command: ['npx', 'prettier', '--check', '.', '--log-level', 'warn'] },
  { name: 'types', command: ['npx', 'tsc', '--noEmit', '-p', '.'] },
  { name: 'types of the web side', command: ['npx', 'tsc', '--noEmit', '-p', 'web'] },
  {
    name: 'who may know whom',
    command: [
      'npx',
      'depcruise',
      'server',
      'modules',
      'openapi',
      'migrations',
      'web',
      '--output-type',
      'err',
    ],
  },
  { name: 'nothing unused', command: ['npx', 'knip', '--no-progress'] },
  { name: 'lint', command: ['npx', 'eslint', '.'] },
  {
    name: 'web budgets',
    command: ['node', 'node_modules/tsx/dist/cli.mjs', 'tests/architecture/web-budgets.ts'],
  },
];

/** Two at a time, because the machine has two cores. */
const LANES = 2;

interface Outcome {
  name: string;
  passed: boolean;
  seconds: number;
  output: string;
}

function run(check: (typeof CHECKS)[number]): Promise<Outcome> {
  const begun = performance.now();
  const [program = '', ...args] = check.command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const finish = (passed: boolean): void => {
      const seconds = Math.round((performance.now() - begun) / 100) / 10;
      resolve({ name: check.name, passed, seconds, output: Buffer.concat(chunks).toString('utf8') });
    };
    child.once('error', () => {
      finish(false);
    });
    child.once('exit', (code) => {
      finish(code === 0);
    });
  });
}

async function lane(queue: (typeof CHECKS)[number][], outcomes: Outcome[]): Promise<void> {
  for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
    const outcome = await run(check);
    outcomes.push(outcome);
    console.log(`${outcome.passed ? 'ok    ' : 'FAILED'} ${outcome.name} (${String(outcome.seconds)} s)`);
    if (!outcome.passed) console.log(outcome.output);
  }
}

const queue = [...CHECKS];
const outcomes: Outcome[] = [];
await Promise.all(Array.from({ length: LANES }, () => lane(queue, outcomes)));
const failed = outcomes.filter((outcome) => !outcome.passed);
console.log(`checks: ${String(outcomes.length - failed.length)} passed, ${String(failed.length)} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
