import type { components } from '../../../openapi/contract.gen.ts';
import { ENDED_STATES, type Batch } from '../intake/batch.ts';

type Progress = components['schemas']['BatchProgress'];

/** How far a batch is, how fast it goes, and when this stage will be done at that rate. */
export function presentProgress(batch: Batch, more: { now: number; waitsFor?: Batch }): Progress {
  const { rows, declaredRows } = batch;
  const { waitsFor } = more;
  return {
    rowsRead: rows,
    ...(declaredRows === null ? {} : { declaredRows }),
    ...(waitsFor ? { waitsFor: { batchId: waitsFor.id, state: waitsFor.state } } : {}),
    ...stageOf(batch, more.now),
  };
}

function stageOf(batch: Batch, now: number): Partial<Progress> {
  const { stage, stageRows, stageTotal, declaredRows } = batch;
  if (stage === null || ENDED_STATES.includes(batch.state)) return {};
  const total = stageTotal ?? declaredRows;
  const rate = rateOf(batch, now);
  return {
    stage,
    stageRows,
    ...(total === null ? {} : { stageTotal: total }),
    ...(rate > 0 ? { rowsPerSecond: rate } : {}),
    ...(total === null || rate === 0 ? {} : { secondsLeft: secondsFor(total - stageRows, rate) }),
  };
}

/** Rows a second since the stage began; 0 when that cannot be said yet. */
function rateOf({ stageRows, stageSince }: Batch, now: number): number {
  const seconds = (now - (stageSince ?? now)) / 1_000;
  return seconds > 0 ? Math.round(stageRows / seconds) : 0;
}

function secondsFor(rows: number, rate: number): number {
  return Math.ceil(Math.max(0, rows) / rate);
}
