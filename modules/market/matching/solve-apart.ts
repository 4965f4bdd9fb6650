import { Worker } from 'node:worker_threads';
import type { MatchInput } from './match-input.ts';
import { solveRound, UnprovenRound, type SolvedRound } from './solve-round.ts';
import type { WorkerAnswer } from './solve-worker.ts';

/** Up to so many pairs of lot and demand are solved where they are (some milliseconds); more, in a thread of their own. */
const PAIRS_INLINE = 100_000;

/** Solves a round without holding up the process: a large one in a worker thread. Throws what `solveRound` throws. */
export async function solveApart(input: MatchInput): Promise<SolvedRound> {
  if (pairsOf(input) <= PAIRS_INLINE) return solveRound(input);
  return inWorker(input);
}

function pairsOf(input: MatchInput): number {
  const wants = new Map<string, number>();
  for (const want of input.wants) wants.set(want.product, (wants.get(want.product) ?? 0) + 1);
  return input.lots.reduce((pairs, lot) => pairs + (wants.get(lot.product) ?? 0), 0);
}

/** The solver's thread. Run from sources it must first teach itself to read TypeScript, as its parent did. */
function startWorker(input: MatchInput): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./solve-worker.js', import.meta.url), { workerData: input });
  }
  const file = JSON.stringify(new URL('./solve-worker.ts', import.meta.url).href);
  const program = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); });`;
  return new Worker(program, { eval: true, execArgv: [], workerData: input });
}

function inWorker(input: MatchInput): Promise<SolvedRound> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(input);
    worker.once('message', (answer: WorkerAnswer) => {
      if ('solved' in answer) resolve(answer.solved);
      else reject(new UnprovenRound(answer.fault));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      // After a message this is a no-op: the promise is settled.
      reject(new Error(`the solver's thread ended with ${String(code)}`));
    });
  });
}
