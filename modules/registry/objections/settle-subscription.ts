import type { Subscription } from '../../kernel/event.ts';
import { settleObjections } from './decide-objection.ts';
import type { ObjectionNeeds } from './objection-needs.ts';

/** A published batch may carry the corrected rows that agencies promised. */
export function settleSubscription({ needs }: { needs: ObjectionNeeds }): Subscription {
  return {
    subscriber: 'registry.settle-objections',
    event: 'registry.batch-published',
    handle: (tx, payload) => settleObjections(tx, needs, (payload as { datasetId: string }).datasetId),
  };
}
