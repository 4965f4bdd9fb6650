import type { Job } from '../../kernel/mount.ts';
import type { Subscription } from '../../kernel/event.ts';
import type { Clock } from '../../kernel/clock.ts';
import { evaluateStale } from './evaluate/evaluate-stale.ts';
import { advanceLeadRun } from './evaluate/run-leads.ts';
import { expireWindows } from './life/expire-windows.ts';
import { markStale } from './work-store.ts';

/** What of the conflict leads goes on in the background. */
export function leadJobs(clock: Clock): Job[] {
  return [
    {
      name: 'registry.evaluate-changed-households',
      schedule: '*/10 * * * * *',
      run: (inTransaction) => evaluateStale(inTransaction, clock),
    },
    {
      name: 'registry.advance-lead-run',
      schedule: '*/5 * * * * *',
      run: (inTransaction) => advanceLeadRun(inTransaction, clock),
    },
    {
      name: 'registry.expire-lead-windows',
      schedule: '*/5 * * * *',
      run: (inTransaction) => expireWindows(inTransaction, clock),
    },
  ];
}

/** Households whose records changed are evaluated again. */
export function leadSubscription(clock: Clock): Subscription {
  return {
    subscriber: 'registry.mark-lead-households',
    event: 'registry.households-changed',
    handle: async (tx, payload) => {
      const { householdIds } = payload as { householdIds: string[] };
      await markStale(tx, householdIds, clock.now());
    },
  };
}
