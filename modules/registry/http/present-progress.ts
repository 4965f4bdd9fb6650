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
  const { stage, stageRows, stageTotal, stageSince, declaredRows } = batch;
  if (stage === null || ENDED_STATES.includes(batch.state)) return {};
  const total = stageTotal ?? declaredRows;
  const seconds = (now - (stageSince ?? now)) / 1_000;
  const rowsPerSecond = seconds > 0 ? Math.round(stageRows / seconds) : 0;
  const left = total === null || rowsPerSecond === 0 ? undefined : Math.max(0, total - stageRows);
  return {
    stage,
    stageRows,
    ...(total === null ? {} : { stageTotal: total }),
    ...(rowsPerSecond > 0 ? { rowsPerSecond } : {}),
    ...(left === undefined ? {} : { secondsLeft: Math.ceil(left / rowsPerSecond) }),
  };
}
