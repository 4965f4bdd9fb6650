import type { Tx } from '../../../kernel/transaction.ts';
import { definitionOf, SHIPPED_RULES } from '../rules/catalogue.ts';
import { allRules, appendRuleEvent, insertRule } from '../rule-store.ts';
import type { LeadRuleRow } from '../rule-table.ts';

/** Who wrote and approved what is shipped. */
export const SHIPPED_BY = 'shipped';

/** Every version of every rule; rules that are new with this program are entered first, as version 1. */
export async function readRules(tx: Tx, now: number): Promise<LeadRuleRow[]> {
  const known = await allRules(tx);
  const missing = SHIPPED_RULES.filter((rule) => known.every(({ ruleId }) => ruleId !== rule.id));
  for (const rule of missing) {
    const row: LeadRuleRow = {
      ruleId: rule.id,
      version: 1,
      state: 'active',
      current: 'current',
      definition: definitionOf(rule),
      authoredBy: SHIPPED_BY,
      authoredAt: now,
      approvedBy: SHIPPED_BY,
      stateAt: now,
      countedFrom: 0,
    };
    if (await insertRule(tx, row))
      await appendRuleEvent(tx, row, { actorId: SHIPPED_BY, reason: 'shipped', at: now });
  }
  return missing.length === 0 ? known : allRules(tx);
}
