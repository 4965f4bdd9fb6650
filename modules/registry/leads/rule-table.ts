import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { RuleDefinition } from './rules/rule.ts';
import type { RuleState } from './rules/rule-state.ts';

/** A version of a rule. */
export interface LeadRuleRow {
  ruleId: string;
  version: number;
  state: RuleState;
  /** `current` while it is active or paused, then null: the unique key lets one version of a rule be current. */
  current: string | null;
  definition: RuleDefinition;
  authoredBy: string;
  authoredAt: number;
  approvedBy: string | null;
  stateAt: number;
  /** Decisions count for precision from here: since approval, or since a person un-paused it. */
  countedFrom: number;
}

export const leadRuleTable = new EntitySchema<LeadRuleRow>({
  name: 'registry_lead_rule',
  tableName: 'registry_lead_rule',
  columns: {
    ruleId: {
      ...column.text(63),
      name: 'rule_id',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_lead_rule',
    },
    version: {
      ...column.integer(),
      name: 'rule_version',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_lead_rule',
    },
    state: column.text(10),
    current: { ...optional(column.text(10)), name: 'current_mark' },
    definition: column.json(),
    authoredBy: { ...column.id(), name: 'authored_by' },
    authoredAt: { ...column.instant(), name: 'authored_at' },
    approvedBy: { ...optional(column.id()), name: 'approved_by' },
    stateAt: { ...column.instant(), name: 'state_at' },
    countedFrom: { ...column.instant(), name: 'counted_from' },
  },
  uniques: [{ name: 'uq_registry_lead_rule_current', columns: ['ruleId', 'current'] }],
});

/** The precision that made a rule pause itself. */
export interface RuleEventData {
  confirmed?: number;
  decided?: number;
  highBp?: number;
  floorBp?: number;
}

/** One step of a rule's life; only added. */
export interface LeadRuleEventRow {
  id: string;
  ruleId: string;
  version: number;
  at: number;
  state: RuleState;
  /** `system` when the rule paused itself. */
  actorId: string;
  reason: string;
  data: RuleEventData;
}

export const leadRuleEventTable = new EntitySchema<LeadRuleEventRow>({
  name: 'registry_lead_rule_event',
  tableName: 'registry_lead_rule_event',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_lead_rule_event' },
    ruleId: { ...column.text(63), name: 'rule_id' },
    version: { ...column.integer(), name: 'rule_version' },
    at: { ...column.instant(), name: 'happened_at' },
    state: column.text(10),
    actorId: { ...column.id(), name: 'actor_id' },
    reason: column.text(1_000),
    data: column.json(),
  },
  indices: [{ name: 'ix_registry_lead_rule_event_rule', columns: ['ruleId', 'at'] }],
});
