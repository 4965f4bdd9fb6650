import { newId } from '../../kernel/id.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Scoring } from '../scores/scoring.ts';
import { findOpenRun, insertRun } from './run-store.ts';
import type { RunRow } from './run-table.ts';

/** Starts a run over all households as of now; 409 `score-run-under-way` while another one runs. */
export async function startRun(
  tx: Tx,
  scoring: Scoring,
  ask: { startedBy: string; note: string | undefined },
): Promise<RunRow> {
  const now = scoring.clock.now();
  const row: RunRow = {
    id: newId('run'),
    open: 'running',
    note: ask.note ?? null,
    startedBy: ask.startedBy,
    startedAt: now,
    finishedAt: null,
    asOf: now,
    cursor: '',
    households: 0,
    scored: 0,
    unrated: 0,
    failed: 0,
  };
  const underWay = await findOpenRun(tx);
  if (underWay === null && (await insertRun(tx, row))) return row;
  throw conflict('score-run-under-way', 'A score run is under way; wait until it has finished.', {
    ...(underWay === null ? {} : { runId: underWay.id }),
  });
}
