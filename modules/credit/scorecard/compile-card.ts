import type { Feature } from '../features/feature.ts';
import { mostPoints, type Factor, type Scorecard } from './scorecard.ts';

/** A factor laid out for scoring. */
export interface CompiledFactor {
  feature: string;
  lending: boolean;
  lowerEdges: readonly number[];
  points: readonly number[];
  special: ReadonlyMap<number, number> | undefined;
  missing: number;
  neutral: number;
  domainMin: number;
  domainMax: number;
  range: number;
  declared: Factor;
}

/** A checked scorecard laid out for scoring; made once, used for every profile. */
export interface CompiledCard {
  basePoints: number;
  min: number;
  max: number;
  minFeatures: number;
  minCoverageBp: number;
  totalRange: number;
  factors: readonly CompiledFactor[];
  known: ReadonlySet<string>;
  declared: Scorecard;
}

/** Lays a checked card out for scoring. `catalogue` is the one that `checkScorecard` checked it against. */
export function compileCard(card: Scorecard, catalogue: readonly Feature[]): CompiledCard {
  const byCode = new Map(catalogue.map((feature) => [feature.code, feature]));
  const factors = card.factors.map((factor) => compileFactor(factor, byCode.get(factor.feature)));
  return {
    basePoints: card.basePoints,
    min: card.scale.min,
    max: card.scale.max,
    minFeatures: card.minFeatures,
    minCoverageBp: card.minCoverageBp,
    totalRange: factors.reduce((sum, factor) => sum + factor.range, 0),
    factors,
    known: new Set(byCode.keys()),
    declared: card,
  };
}

function compileFactor(factor: Factor, feature: Feature | undefined): CompiledFactor {
  if (feature === undefined) throw new Error(`factor ${factor.feature} is not in the catalogue`);
  return {
    feature: factor.feature,
    lending: feature.group === 'lending',
    lowerEdges: factor.bins.map((bin) => bin.from ?? -Infinity),
    points: factor.bins.map((bin) => bin.points),
    special: factor.special.length > 0 ? new Map(factor.special.map((s) => [s.value, s.points])) : undefined,
    missing: factor.missing.points,
    neutral: factor.neutral,
    domainMin: feature.domain.min,
    domainMax: feature.domain.max ?? Infinity,
    range: mostPoints(factor),
    declared: factor,
  };
}
