import type { FeatureValues } from '../features/feature.ts';
import type { CompiledCard } from '../scorecard/compile-card.ts';
import { gradeOf, type Grade } from '../scorecard/scorecard.ts';
import { traceOf, type CardScore } from '../scorecard/score-profile.ts';
import { reasonOf } from './reason-catalogue.ts';

/** One thing a farmer may do, and what it alone would add. */
export interface AdvisedAction {
  feature: string;
  code: string;
  points: number;
  zh: string;
  en: string;
}

/** A set of actions and the score they lead to. Exact for an additive card, yet no promise. */
export interface Advice {
  actions: AdvisedAction[];
  from: number;
  to: number;
  /** The better grade that the actions reach. */
  reachesGrade?: Grade;
  zh: string;
  en: string;
}

/**
 * What would raise a score: first the fewest actions that reach the next grade, then everything together when that
 * gives more. `reach` holds, by feature, the value a farmer can reach within twelve months by the reason's action;
 * a feature without it (family, age, new debt, anything not in the farmer's hand) is never advised.
 */
export function advise(
  card: CompiledCard,
  outcome: CardScore,
  values: FeatureValues,
  reach: FeatureValues,
): Advice[] {
  if (outcome.notScorable !== undefined) return [];
  const open = actionsOf(card, outcome, values, reach);
  if (open.length === 0) return [];
  const everything = adviceOf(card, outcome, open);
  const fewest = open
    .map((_, index) => adviceOf(card, outcome, open.slice(0, index + 1)))
    .find((advice) => advice.reachesGrade !== undefined);
  const offers =
    fewest === undefined || fewest.to === everything.to ? [fewest ?? everything] : [fewest, everything];
  return offers.filter((advice) => advice.to > advice.from);
}

/** Every action that adds points, the largest gain first, so that a prefix is the fewest for any aim. */
function actionsOf(
  card: CompiledCard,
  outcome: CardScore,
  values: FeatureValues,
  reach: FeatureValues,
): AdvisedAction[] {
  const actions: AdvisedAction[] = [];
  card.factors.forEach((factor, index) => {
    const target = reach[factor.feature] ?? null;
    const line = outcome.trace[index];
    const action = reasonOf(factor.declared.reason).action;
    if (target === null || line === undefined || action === undefined) return;
    if ((values[factor.feature] ?? null) === null) return;
    const points = traceOf(factor, target).points - line.points;
    if (points <= 0) return;
    actions.push({
      feature: factor.feature,
      code: factor.declared.reason,
      points,
      zh: action.zh,
      en: action.en,
    });
  });
  return actions.sort((a, b) => b.points - a.points || effortOf(a) - effortOf(b));
}

function effortOf(action: AdvisedAction): number {
  return reasonOf(action.code).action?.effort ?? 0;
}

function adviceOf(card: CompiledCard, outcome: CardScore, chosen: readonly AdvisedAction[]): Advice {
  const total = chosen.reduce((sum, action) => sum + action.points, outcome.total);
  const to = Math.min(card.max, Math.max(card.min, total));
  const actions = [...chosen].sort((a, b) => effortOf(a) - effortOf(b) || b.points - a.points);
  const grade = gradeOf(card.declared, to);
  const from = outcome.score;
  const zh = [...new Set(actions.map((action) => action.zh))].join('、');
  const en = [...new Set(actions.map((action) => action.en))].join(' and ');
  return {
    actions,
    from,
    to,
    ...(grade === gradeOf(card.declared, from) ? {} : { reachesGrade: grade }),
    zh: `做到“${zh}”，预计由${String(from)}分升到约${String(to)}分（不保证）`,
    en: `If you ${en}, the score is expected to rise from ${String(from)} to about ${String(to)} (no guarantee)`,
  };
}
