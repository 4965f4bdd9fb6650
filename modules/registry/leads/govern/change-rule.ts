import { absent, conflict } from '../../../kernel/problem.ts';
import { advance } from '../../../kernel/state.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import type { LeadsNeeds } from '../leads-needs.ts';
import { moveRule, versionsOf } from '../rule-store.ts';
import type { LeadRuleRow } from '../rule-table.ts';
import { RULE_TRANSITIONS } from '../rules/rule-state.ts';

interface Change {
  ruleId: string;
  version: number;
  actorId: string;
  reason: string;
}

async function find(tx: Tx, { ruleId, version }: Change): Promise<LeadRuleRow> {
  const rule = (await versionsOf(tx, ruleId)).find((row) => row.version === version);
  if (!rule) throw absent('version of a rule');
  return rule;
}

/** Pauses, resumes or retires a version for a reason. Resumed, its precision is counted anew from now. */
export async function changeRule(
  tx: Tx,
  { clock }: LeadsNeeds,
  change: Change & { to: 'paused' | 'active' | 'retired' },
): Promise<LeadRuleRow> {
  const rule = await find(tx, change);
  if (rule.state === 'proposed')
    throw conflict('illegal-transition', 'A proposed version is approved or rejected.');
  const state = advance(RULE_TRANSITIONS, rule.state, change.to);
  const at = clock.now();
  const { actorId, reason } = change;
  const to: Partial<LeadRuleRow> & Pick<LeadRuleRow, 'state'> = {
    state,
    ...(state === 'active' ? { countedFrom: at } : {}),
    ...(state === 'retired' ? { current: null } : {}),
  };
  return moveRule(tx, rule, { to, actorId, reason, at });
}

/**
 * Approves or rejects a proposed version; 409 `second-person` when the author does it. Approved, it takes the place of
 * the version that was current.
 */
export async function judgeRule(
  tx: Tx,
  { clock }: LeadsNeeds,
  change: Change & { approve: boolean },
): Promise<LeadRuleRow> {
  const rule = await find(tx, change);
  const state = change.approve ? 'active' : 'rejected';
  if (rule.state !== 'proposed')
    throw conflict('illegal-transition', 'Only a proposed version is approved or rejected.', {
      current: rule.state,
    });
  const { actorId, reason } = change;
  if (rule.authoredBy === actorId)
    throw conflict('second-person', 'Somebody else than the author must approve or reject this version.');
  const at = clock.now();
  if (!change.approve) return moveRule(tx, rule, { to: { state }, actorId, reason, at });
  const before = (await versionsOf(tx, rule.ruleId)).find(({ current }) => current !== null);
  if (before) await moveRule(tx, before, { to: { state: 'retired', current: null }, actorId, reason, at });
  return moveRule(tx, rule, {
    to: { state, current: 'current', approvedBy: actorId, countedFrom: at },
    actorId,
    reason,
    at,
  });
}
