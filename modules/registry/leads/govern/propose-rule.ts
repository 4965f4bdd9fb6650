import type { TwoLanguages } from '../../contract/data-contract.ts';
import { absent, conflict, invalid } from '../../../kernel/problem.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import type { LeadsNeeds } from '../leads-needs.ts';
import { appendRuleEvent, insertRule, versionsOf } from '../rule-store.ts';
import type { LeadRuleRow } from '../rule-table.ts';
import type { RuleDefinition } from '../rules/rule.ts';

/** What a new version changes; everything else stays as in the current one. */
export interface RuleProposal {
  ruleId: string;
  authorId: string;
  reason: string;
  thresholds?: Readonly<Record<string, number>>;
  question?: TwoLanguages;
  replyDays?: number;
  floorBp?: number;
  minimumSample?: number;
}

/** Writes a new version for somebody else to approve; 422 names a parameter that is unknown or outside its range. */
export async function proposeRule(tx: Tx, { clock }: LeadsNeeds, ask: RuleProposal): Promise<LeadRuleRow> {
  const versions = await versionsOf(tx, ask.ruleId);
  const last = versions.at(-1);
  const base = versions.findLast(({ state }) => state === 'active' || state === 'paused') ?? last;
  if (!base || !last) throw absent('rule');
  const at = clock.now();
  const row: LeadRuleRow = {
    ruleId: ask.ruleId,
    version: last.version + 1,
    state: 'proposed',
    current: null,
    definition: changed(base.definition, ask),
    authoredBy: ask.authorId,
    authoredAt: at,
    approvedBy: null,
    stateAt: at,
    countedFrom: at,
  };
  if (!(await insertRule(tx, row)))
    throw conflict('rule-moved-on', 'Somebody else has just proposed a version; look at it first.');
  await appendRuleEvent(tx, row, { actorId: ask.authorId, reason: ask.reason, at });
  return row;
}

function changed(base: RuleDefinition, ask: RuleProposal): RuleDefinition {
  const wanted = ask.thresholds ?? {};
  for (const [name, value] of Object.entries(wanted)) checkThreshold(base, name, value);
  return {
    ...base,
    parameters: base.parameters.map((one) => ({ ...one, value: wanted[one.name] ?? one.value })),
    question: ask.question ?? base.question,
    replyDays: ask.replyDays ?? base.replyDays,
    floorBp: ask.floorBp ?? base.floorBp,
    minimumSample: ask.minimumSample ?? base.minimumSample,
  };
}

function checkThreshold(base: RuleDefinition, name: string, value: number): void {
  const parameter = base.parameters.find((one) => one.name === name);
  if (!parameter)
    throw invalid('threshold-unknown', `/thresholds/${name}`, 'The rule has no such threshold.');
  if (value < parameter.min || value > parameter.max)
    throw invalid(
      'threshold-range',
      `/thresholds/${name}`,
      `It must be from ${String(parameter.min)} to ${String(parameter.max)}.`,
    );
}
