import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import type { Ready } from './targets/target.ts';

/** One line of the table; times in milliseconds, ratio against bare Express of the same run. */
export interface LoadRow {
  name: string;
  requestsPerSecond: number;
  p50: number;
  p99: number;
  ratio: number;
}

const CONNECTIONS = 64;
const WARM_UP_SECONDS = 2;
const SECONDS = 4;
const ROUNDS = 3;
const TARGETS = {
  'bare-http': 'bare node:http',
  'bare-express': 'bare Express 5',
  'score-query': 'score query',
} as const;

type TargetName = keyof typeof TARGETS;
type Load = Omit<LoadRow, 'name' | 'ratio'>;

interface Target extends Ready {
  child: ChildProcess;
  answered: number;
}

/**
 * Loads three servers, each in a process of its own, on loopback with 64 connections: bare `node:http`, bare Express 5,
 * and the authenticated, consent-checked, logged score query on SQLite with `synchronous=FULL`. The median of three
 * interleaved rounds. Throws when an answer is no 200, or when one that was given does not stand in the access log.
 */
export async function measureScoreQuery(): Promise<LoadRow[]> {
  const names = Object.keys(TARGETS) as TargetName[];
  const targets = new Map<TargetName, Target>();
  try {
    for (const name of names) targets.set(name, await start(name));
    const rounds = new Map<TargetName, Load[]>(names.map((name) => [name, []]));
    for (const target of targets.values()) await load(target, WARM_UP_SECONDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, target] of targets) rounds.get(name)?.push(await load(target, SECONDS));
    }
    await checkLog(targets.get('score-query'));
    return table(rounds);
  } finally {
    for (const [name, { child }] of targets) {
      if (name === 'score-query') child.send('stop');
      else child.kill();
    }
  }
}

function table(rounds: ReadonlyMap<TargetName, Load[]>): LoadRow[] {
  const medians = [...rounds].map(([name, loads]) => ({ name: TARGETS[name], ...median(loads) }));
  const unit = medians.find((row) => row.name === TARGETS['bare-express'])?.requestsPerSecond ?? 1;
  return medians.map((row) => ({ ...row, ratio: Math.round((row.requestsPerSecond / unit) * 100) / 100 }));
}

function median(loads: readonly Load[]): Load {
  const middle = [...loads].sort((a, b) => a.requestsPerSecond - b.requestsPerSecond)[
    Math.floor(loads.length / 2)
  ];
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

async function start(name: TargetName): Promise<Target> {
  const file = fileURLToPath(new URL(`./targets/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with ${String(code)} before it listened`);
  });
  const [message] = (await Promise.race([once(child, 'message'), failed])) as [Ready];
  failed.catch(() => undefined);
  return { ...message, child, answered: 0 };
}

async function load(target: Target, duration: number): Promise<Load> {
  const headers = target.token === undefined ? {} : { authorization: `Bearer ${target.token}` };
  const result = await autocannon({
    url: `http://127.0.0.1:${String(target.port)}`,
    connections: CONNECTIONS,
    duration,
    requests: target.paths.map((path) => ({ method: 'GET', path, headers })),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${String(result.non2xx)} refusals and ${String(result.errors)} errors under load`);
  }
  target.answered += result['2xx'];
  return {
    requestsPerSecond: Math.round(result.requests.average),
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

/** No log, no data: readings in the log are at least as many as answers that arrived. */
async function checkLog(target: Target | undefined): Promise<void> {
  if (!target) throw new Error('the score query did not run');
  target.child.send('count');
  const [{ recorded }] = (await once(target.child, 'message')) as [{ recorded: number }];
  if (recorded < target.answered) {
    throw new Error(`${String(target.answered)} answers, but only ${String(recorded)} records`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await measureScoreQuery());
