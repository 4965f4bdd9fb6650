import { newId } from '../../kernel/id.ts';
import { insertedOnce } from '../../kernel/duplicate-key.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import {
  leadRuleEventTable,
  leadRuleTable,
  type LeadRuleEventRow,
  type LeadRuleRow,
  type RuleEventData,
} from './rule-table.ts';

export function allRules(tx: Tx): Promise<LeadRuleRow[]> {
  return tx.getRepository(leadRuleTable).find({ order: { ruleId: 'ASC', version: 'ASC' } });
}

export function versionsOf(tx: Tx, ruleId: string): Promise<LeadRuleRow[]> {
  return tx.getRepository(leadRuleTable).find({ where: { ruleId }, order: { version: 'ASC' } });
}

/** False when the version is there already, or the rule has another current version. */
export function insertRule(tx: Tx, row: LeadRuleRow): Promise<boolean> {
  return insertedOnce(() => tx.getRepository(leadRuleTable).insert(row));
}

/** Moves a version on and keeps why; 409 `rule-moved-on` when it is no longer as it was read. */
export async function moveRule(
  tx: Tx,
  rule: LeadRuleRow,
  change: {
    to: Partial<LeadRuleRow> & Pick<LeadRuleRow, 'state'>;
    actorId: string;
    reason: string;
    data?: RuleEventData;
    at: number;
  },
): Promise<LeadRuleRow> {
  const { ruleId, version, state } = rule;
  const moved: LeadRuleRow = { ...rule, ...change.to, stateAt: change.at };
  const result = await tx
    .getRepository(leadRuleTable)
    .update({ ruleId, version, state, stateAt: rule.stateAt }, { ...change.to, stateAt: change.at });
  if (result.affected !== 1)
    throw conflict('rule-moved-on', 'Somebody else has changed this rule since; look at it again.');
  await appendRuleEvent(tx, moved, change);
  return moved;
}

export async function appendRuleEvent(
  tx: Tx,
  { ruleId, version, state }: LeadRuleRow,
  step: { actorId: string; reason: string; data?: RuleEventData; at: number },
): Promise<void> {
  const { actorId, reason, at, data = {} } = step;
  await tx
    .getRepository(leadRuleEventTable)
    .insert({ id: newId('lre'), ruleId, version, state, at, actorId, reason, data });
}

export function ruleEvents(tx: Tx, ruleId: string): Promise<LeadRuleEventRow[]> {
  return tx.getRepository(leadRuleEventTable).find({ where: { ruleId }, order: { at: 'ASC', id: 'ASC' } });
}

/** The version of a rule that a lead was asked by. */
export async function ruleOf(
  tx: Tx,
  { ruleId, version }: Pick<LeadRuleRow, 'ruleId' | 'version'>,
): Promise<LeadRuleRow> {
  return tx.getRepository(leadRuleTable).findOneByOrFail({ ruleId, version });
}
