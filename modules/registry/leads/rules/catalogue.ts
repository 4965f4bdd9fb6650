import { ALLOWANCE_RULES } from './allowance-catalogue.ts';
import { DEATH_RULES } from './death-catalogue.ts';
import { LAND_RULES } from './land-catalogue.ts';
import { PERSON_RULES } from './person-catalogue.ts';
import type { RuleDefinition, ShippedRule } from './rule.ts';

/** The rules that are shipped, each as version 1. */
export const SHIPPED_RULES: readonly ShippedRule[] = [
  ...ALLOWANCE_RULES,
  ...DEATH_RULES,
  ...LAND_RULES,
  ...PERSON_RULES,
];

const byId = new Map(SHIPPED_RULES.map((rule) => [rule.id, rule]));

/** The rule that compares households by plot. */
export const PLOT_RULE = 'same-parcel';

export function shippedRule(id: string): ShippedRule | undefined {
  return byId.get(id);
}

/** What of a shipped rule is data. */
export function definitionOf(rule: ShippedRule): RuleDefinition {
  const { title, question, compares, basis, datasets, parameters, confidence } = rule;
  const { severity, replyDays, floorBp, minimumSample } = rule;
  return {
    title,
    question,
    compares,
    basis,
    datasets,
    parameters,
    confidence,
    severity,
    replyDays,
    floorBp,
    minimumSample,
  };
}

/** Every dataset that some rule reads. */
export const LEAD_DATASETS: readonly string[] = [...new Set(SHIPPED_RULES.flatMap((rule) => rule.datasets))];
