import { randomUUID } from 'node:crypto';
import type { InTransaction } from '../../kernel/transaction.ts';
import type { IntakeNeeds } from './intake-needs.ts';
import { workThrough } from './work-through.ts';

/** The processing of delivered files in this process. */
export interface Intake {
  /** Processes what waits; resolves when nothing is left for this process. Calls share one run. */
  process(inTransaction: InTransaction): Promise<void>;
}

export function createIntake(needs: IntakeNeeds): Intake {
  const holder = randomUUID();
  let running: Promise<void> | undefined;
  let calls = 0;
  const run = async (inTransaction: InTransaction): Promise<void> => {
    // A batch that arrives while the last one ends must not wait for the clock.
    for (let seen = -1; seen < calls;) {
      seen = calls;
      await workThrough(needs, holder, inTransaction);
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
  };
}
