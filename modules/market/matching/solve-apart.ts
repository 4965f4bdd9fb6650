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

function inWorker(input: MatchInput): Promise<SolvedRound> {
  const fromSource = import.meta.url.endsWith('.ts');
  const file = new URL(fromSource ? './solve-worker.ts' : './solve-worker.js', import.meta.url);
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: input,
      ...(fromSource && { execArgv: ['--import', 'tsx'] }),
    });
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
