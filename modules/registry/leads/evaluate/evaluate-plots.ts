import type { Tx } from '../../../kernel/transaction.ts';
import { PLOT_RULE } from '../rules/catalogue.ts';
import { textOf, type HouseholdFacts } from '../rules/facts.ts';
import { sameParcel } from '../rules/land-rules.ts';
import type { LeadRuleRow } from '../rule-table.ts';
import { leadsAbout } from '../lead-store.ts';
import { replacePlots, sharedPlots } from '../work-store.ts';
import type { LeadPlotRow } from '../work-table.ts';
import { applyDrafts, type Changes } from './apply-drafts.ts';
import { jointDraft, type Draft } from './draft.ts';
import { groupBy, recordsById, villagesOf } from './facts-view.ts';

/**
 * Compares some households with all others by plot: what they claim is kept in `registry_lead_plot`, and every plot
 * that they claim or claimed before is looked at again. `householdIds` may hold ids that have no facts any more.
 */
export async function evaluatePlots(
  tx: Tx,
  scope: { householdIds: readonly string[]; facts: readonly HouseholdFacts[]; rule: LeadRuleRow | undefined },
  now: number,
): Promise<Changes> {
  const touched = await replacePlots(tx, scope.householdIds, claimsOf(scope.facts));
  if (scope.rule === undefined || touched.length === 0) return { opened: 0, changed: 0, resolved: 0 };
  const about = await leadsAbout(
    tx,
    touched.map((code) => `plot_${code}`),
  );
  const drafts = await draftsByPlot(tx, scope.rule, await sharedPlots(tx, touched));
  return applyDrafts(
    tx,
    drafts,
    about.filter((lead) => lead.living !== null && lead.ruleId === PLOT_RULE),
    now,
  );
}

function claimsOf(facts: readonly HouseholdFacts[]): LeadPlotRow[] {
  const claims = new Map<string, LeadPlotRow>();
  for (const { householdId, records } of facts) {
    for (const record of records) {
      const parcelCode = record.dataset === 'land-parcels' ? textOf(record, 'parcelCode') : undefined;
      if (parcelCode !== undefined) claims.set(record.id, { recordId: record.id, parcelCode, householdId });
    }
  }
  return [...claims.values()];
}

async function draftsByPlot(tx: Tx, rule: LeadRuleRow, claims: readonly LeadPlotRow[]): Promise<Draft[]> {
  const records = await recordsById(
    tx,
    claims.map(({ recordId }) => recordId),
  );
  const villages = await villagesOf(tx, [...new Set(claims.map(({ householdId }) => householdId))]);
  return [...groupBy(claims, ({ parcelCode }) => parcelCode)].flatMap(([parcelCode, own]) => {
    const holders = own.flatMap(({ recordId, householdId }) => {
      const record = records.get(recordId);
      return record ? [{ householdId, villageCode: villages.get(householdId) ?? '', recordId, record }] : [];
    });
    const finding = sameParcel(parcelCode, holders);
    return finding === undefined ? [] : [jointDraft(rule, finding, holders)];
  });
}
