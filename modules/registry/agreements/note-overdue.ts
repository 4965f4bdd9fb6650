import type { Publish } from '../../kernel/event.ts';
import type { InTransaction } from '../../kernel/transaction.ts';
import { noteOverdue, standingAgreements } from './agreement-store.ts';
import { lastDeliveries } from './catalogue-view.ts';
import { brokenPromise, freshnessOf } from './freshness.ts';

/**
 * Tells once for each promised period that a dataset was not delivered: `registry.dataset-overdue`. However many
 * processes run this, each period is told by one of them.
 */
export async function noteOverdueDatasets(
  needs: { publish: Publish; now: number },
  inTransaction: InTransaction,
): Promise<void> {
  await inTransaction(async (tx) => {
    const delivered = await lastDeliveries(tx);
    for (const { id, datasetId, agencySlug, state, document, inForceAt } of await standingAgreements(tx)) {
      const days = document.agreement?.freshnessDays;
      if (state !== 'in-force' || days === undefined) continue;
      const lastDeliveryAt = delivered.get(datasetId);
      const given = {
        freshnessDays: days,
        inForceAt: inForceAt ?? needs.now,
        lastDeliveryAt,
        now: needs.now,
      };
      const freshness = freshnessOf(given);
      const broken = brokenPromise(freshness, days, needs.now);
      if (broken === undefined || !(await noteOverdue(tx, id, broken))) continue;
      await needs.publish(tx, 'registry.dataset-overdue', {
        datasetId,
        agencyId: agencySlug,
        dueAt: freshness.dueAt,
      });
    }
  });
}
