import { randomUUID } from 'node:crypto';
import type { InTransaction } from '../../kernel/transaction.ts';
import type { IntakeNeeds } from './intake-needs.ts';
import { workThrough } from './work-through.ts';

/** The processing of delivered files in this process. */
export interface Intake {
  /** Processes what waits; resolves when nothing is left for this process. Calls share one run. */
  process(inTransaction: InTransaction): Promise<void>;
  /** Stops behind the portion under way; what is left goes on after the next start. */
  stop(): Promise<void>;
}

export function createIntake(needs: IntakeNeeds): Intake {
  let stopped = false;
  const worker = { holder: randomUUID(), isStopped: () => stopped };
  let running: Promise<void> | undefined;
  let calls = 0;
  const run = async (inTransaction: InTransaction): Promise<void> => {
    // A batch that arrives while the last one ends must not wait for the clock.
    for (let seen = -1; seen < calls && !worker.isStopped();) {
      seen = calls;
      await workThrough(needs, worker, inTransaction);
    }
  };
  return {
    process: (inTransaction) => {
      calls += 1;
      running ??= run(inTransaction).finally(() => {
        running = undefined;
      });
      return running;
    },
    stop: async () => {
      stopped = true;
      // How the last run ended was told to whoever started it.
      await Promise.allSettled([running]);
      await needs.linkage.close();
    },
  };
}
