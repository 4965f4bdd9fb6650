import type { Transitions } from '../../../kernel/state.ts';

export type RuleState = 'proposed' | 'active' | 'paused' | 'retired' | 'rejected';

/** How a version of a rule lives. Only one version of a rule is active or paused. */
export const RULE_TRANSITIONS: Transitions<RuleState> = {
  proposed: ['active', 'rejected'],
  active: ['paused', 'retired'],
  paused: ['active', 'retired'],
  retired: [],
  rejected: [],
};
