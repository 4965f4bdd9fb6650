import type { Tx } from '../../../kernel/transaction.ts';
import type { LeadsNeeds } from '../leads-needs.ts';
import type { LeadRow } from '../lead-table.ts';
import { outcomesOf } from '../precision-view.ts';
import { moveRule, ruleOf } from '../rule-store.ts';
import { fallsShort } from '../rules/precision.ts';

/** Pauses the version of the rule that asked, when its precision has fallen under its floor; somebody must un-pause it. */
export async function pauseIfShort(
  tx: Tx,
  needs: LeadsNeeds,
  lead: Pick<LeadRow, 'ruleId' | 'version'>,
): Promise<void> {
  const rule = await ruleOf(tx, lead);
  if (rule.state !== 'active') return;
  const precision = await outcomesOf(tx, rule);
  const { floorBp } = rule.definition;
  if (!fallsShort(precision, rule.definition)) return;
  const { confirmed, decided, highBp } = precision;
  await moveRule(tx, rule, {
    to: { state: 'paused' },
    actorId: 'system',
    reason: 'precision-below-floor',
    data: { confirmed, decided, highBp, floorBp },
    at: needs.clock.now(),
  });
  await needs.publish(tx, 'registry.lead-rule-paused', { ruleId: rule.ruleId, version: rule.version });
}
