import type { CompiledCard, CompiledFactor } from '../scorecard/compile-card.ts';
import type { CardScore, PointTrace } from '../scorecard/score-profile.ts';
import { reasonPlace } from './reason-catalogue.ts';

/** Points lost or won under one code, and the factors they come from, the largest first. */
export interface RankedReason {
  code: string;
  direction: 'shortfall' | 'strength';
  points: number;
  features: string[];
}

const MOST_SHORTFALLS = 4;
const MOST_STRENGTHS = 2;

/**
 * Up to four shortfalls and two strengths of a score against the usual good household of its segment. Points under
 * the same code are summed, ties go by catalogue order, and no code is both a shown shortfall and a strength.
 */
export function rankReasons(card: CompiledCard, outcome: CardScore): RankedReason[] {
  const lost = new Map<string, Tally>();
  const won = new Map<string, Tally>();
  card.factors.forEach((factor, index) => {
    const line = outcome.trace[index];
    if (line === undefined) return;
    const baseline = outcome.thin ? factor.declared.baseline.thin : factor.declared.baseline.record;
    const difference = baseline - line.points;
    if (difference > 0) add(lost, shortfallCode(factor, line), factor.feature, difference);
    else if (difference < 0 && line.bin >= 0) add(won, factor.declared.reason, factor.feature, -difference);
  });
  const shortfalls = ranked(lost, 'shortfall').slice(0, MOST_SHORTFALLS);
  const shown = new Set(shortfalls.map((reason) => reason.code));
  const strengths = ranked(won, 'strength').filter((reason) => !shown.has(reason.code));
  return [...shortfalls, ...strengths.slice(0, MOST_STRENGTHS)];
}

interface Tally {
  points: number;
  largest: number;
  features: string[];
}

/** The reason code under which a factor's shortfall is counted. */
function shortfallCode(factor: CompiledFactor, line: PointTrace): string {
  if (line.kind === 'missing') return factor.declared.missing.reason;
  return line.kind === 'unseen' ? 'R24' : factor.declared.reason;
}

function add(tallies: Map<string, Tally>, code: string, feature: string, points: number): void {
  const tally = tallies.get(code);
  if (tally === undefined) {
    tallies.set(code, { points, largest: points, features: [feature] });
    return;
  }
  tally.points += points;
  if (points > tally.largest) {
    tally.largest = points;
    tally.features.unshift(feature);
  } else {
    tally.features.push(feature);
  }
}

function ranked(tallies: Map<string, Tally>, direction: RankedReason['direction']): RankedReason[] {
  const reasons: RankedReason[] = [];
  for (const [code, { points, features }] of tallies) reasons.push({ code, direction, points, features });
  return reasons.sort((a, b) => b.points - a.points || reasonPlace(a.code) - reasonPlace(b.code));
}
