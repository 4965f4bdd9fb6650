import type { EntitySchema } from 'typeorm';
import type { Mount } from '../kernel/mount.ts';
import { modelHandlers } from './http/models.ts';
import { myScoreHandlers } from './http/my-score.ts';
import { overviewHandlers } from './http/overview.ts';
import { runHandlers } from './http/score-runs.ts';
import type { Credit } from './index.ts';
import { advanceOpenRun } from './runs/advance-run.ts';
import { rescoreStale } from './runs/rescore-stale.ts';
import { runTable, staleTable } from './runs/run-table.ts';
import { markStale } from './runs/stale-store.ts';
import { scoreTable, selfRescoreTable, standingTable } from './scores/score-table.ts';

export const creditMount: Mount<Credit> = {
  name: 'credit',
  schemas: [scoreTable, standingTable, selfRescoreTable, runTable, staleTable] as readonly EntitySchema[],
  mount: ({ needs }) => ({
    operations: {
      ...myScoreHandlers(needs),
      ...modelHandlers(needs),
      ...overviewHandlers(needs),
      ...runHandlers(needs),
    },
    jobs: [
      {
        name: 'credit.rescore-changed-households',
        schedule: '*/10 * * * * *',
        run: (inTransaction) => rescoreStale(inTransaction, needs),
      },
      {
        name: 'credit.advance-score-run',
        schedule: '*/5 * * * * *',
        run: (inTransaction) => advanceOpenRun(inTransaction, needs),
      },
    ],
    subscriptions: [
      {
        subscriber: 'credit.mark-changed-households',
        event: 'registry.households-changed',
        handle: async (tx, payload) => {
          const { householdIds } = payload as { householdIds: string[] };
          for (const householdId of householdIds) await markStale(tx, householdId, needs.clock.now());
        },
      },
    ],
  }),
};
