import type { Tx } from '../../../kernel/transaction.ts';
import { PLOT_RULE } from '../rules/catalogue.ts';
import { livingLeads } from '../lead-store.ts';
import { applyDrafts, type Changes } from './apply-drafts.ts';
import { readRules } from './current-rules.ts';
import { draftsOf } from './draft.ts';
import { evaluatePlots } from './evaluate-plots.ts';
import { factsOf } from './facts-view.ts';

/** How many households are evaluated in one transaction. */
export const PORTION = 200;

/**
 * Evaluates some households against the current rules and brings their leads in line; the same facts again change
 * nothing. Paused rules open no lead but still close those whose contradiction is gone.
 */
export async function evaluateHouseholds(
  tx: Tx,
  householdIds: readonly string[],
  now: number,
): Promise<Changes> {
  const rules = (await readRules(tx, now)).filter(({ current }) => current !== null);
  const facts = await factsOf(tx, householdIds, now);
  const drafts = facts.flatMap((one) => draftsOf(one, rules));
  const before = (await livingLeads(tx, householdIds)).filter(({ ruleId }) => ruleId !== PLOT_RULE);
  const own = await applyDrafts(tx, drafts, before, now);
  const rule = rules.find(({ ruleId }) => ruleId === PLOT_RULE);
  const plots = await evaluatePlots(tx, { householdIds, facts, rule }, now);
  return {
    opened: own.opened + plots.opened,
    changed: own.changed + plots.changed,
    resolved: own.resolved + plots.resolved,
  };
}
