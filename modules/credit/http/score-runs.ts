import type { components } from '../../../openapi/contract.gen.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Handlers, Reply } from '../../kernel/operation.ts';
import { absent } from '../../kernel/problem.ts';
import { findRun, listRuns } from '../runs/run-store.ts';
import type { RunRow } from '../runs/run-table.ts';
import { startRun } from '../runs/start-run.ts';
import type { Scoring } from '../scores/scoring.ts';

export function runHandlers(scoring: Scoring): Handlers {
  return {
    startScoreRun: (call) =>
      call.once(async (tx): Promise<Reply<'startScoreRun'>> => {
        const run = await startRun(tx, scoring, { startedBy: call.actor.id, note: call.body.note });
        return { status: 202, body: runBody(run) };
      }),
    readScoreRun: async (call) => {
      const run = await call.inTransaction((tx) => findRun(tx, call.path.runId));
      if (run === null) throw absent('score run');
      return { status: 200, body: runBody(run) };
    },
    listScoreRuns: async (call) => {
      const { limit = 50, ...rest } = call.query;
      const page = await call.inTransaction((tx) => listRuns(tx, { ...rest, limit }));
      return { status: 200, body: { ...page, items: page.items.map(runBody) } };
    },
  };
}

function runBody(run: RunRow): components['schemas']['ScoreRun'] {
  const { id, note, startedAt, finishedAt, asOf, households, scored, unrated, failed } = run;
  return {
    runId: id,
    state: finishedAt === null ? 'running' : 'finished',
    ...(note === null ? {} : { note }),
    startedAt: isoInstant(startedAt),
    ...(finishedAt === null ? {} : { finishedAt: isoInstant(finishedAt) }),
    asOf: isoInstant(asOf),
    households,
    scored,
    unrated,
    failed,
  };
}
