import { parentPort, workerData } from 'node:worker_threads';
import type { CertificateFault } from './certificate.ts';
import type { MatchInput } from './match-input.ts';
import { solveRound, UnprovenRound, type SolvedRound } from './solve-round.ts';

/** What the solver's thread answers; an error class would not survive the way between threads. */
export type WorkerAnswer = { solved: SolvedRound } | { fault: CertificateFault };

function answer(): WorkerAnswer {
  try {
    return { solved: solveRound(workerData as MatchInput) };
  } catch (error) {
    if (error instanceof UnprovenRound) return { fault: error.fault };
    throw error;
  }
}

parentPort?.postMessage(answer());
