import type { FeatureValues } from '../features/feature.ts';
import { invalid } from '../../kernel/problem.ts';
import type { CompiledCard, CompiledFactor } from './compile-card.ts';

/** Which rule gave a factor its points. `unseen`: the value lies outside what the feature can mean. */
export type BinKind = 'bin' | 'special' | 'missing' | 'unseen';

/** What one factor added to the score; `bin` is the index of the bin, or -1 where none applied. */
export interface PointTrace {
  feature: string;
  kind: BinKind;
  bin: number;
  points: number;
}

/** The outcome of a card on one profile. `total` is base points plus the trace; `score` is `total` within the scale. */
export interface CardScore {
  total: number;
  score: number;
  /** Why no number may be printed; `score` is then not to be shown. */
  notScorable?: 'too-few-features' | 'coverage-too-low';
  thin: boolean;
  coverageBp: number;
  features: number;
  trace: PointTrace[];
}

/**
 * Scores a profile with a compiled card; pure and exact. A feature that is absent or null is missing. Refuses with
 * 422 `feature-unknown` a value for a feature outside the catalogue and with 422 `feature-value-invalid` what is
 * not a finite number, naming `/values/<feature>`.
 */
export function scoreProfile(card: CompiledCard, values: FeatureValues): CardScore {
  checkValues(card, values);
  let total = card.basePoints;
  let features = 0;
  let covered = 0;
  let thin = true;
  const trace: PointTrace[] = [];
  for (const factor of card.factors) {
    const line = traceOf(factor, values[factor.feature] ?? null);
    trace.push(line);
    total += line.points;
    if (line.kind === 'missing' || line.kind === 'unseen') continue;
    features += 1;
    covered += factor.range;
    if (factor.lending) thin = false;
  }
  const coverageBp = Math.floor((covered * 10_000) / card.totalRange);
  const outcome: CardScore = {
    total,
    score: Math.min(card.max, Math.max(card.min, total)),
    thin,
    coverageBp,
    features,
    trace,
  };
  if (features < card.minFeatures) outcome.notScorable = 'too-few-features';
  else if (coverageBp < card.minCoverageBp) outcome.notScorable = 'coverage-too-low';
  return outcome;
}

/** The points of one factor for one value. */
export function traceOf(factor: CompiledFactor, value: number | null): PointTrace {
  if (value === null) return { feature: factor.feature, kind: 'missing', bin: -1, points: factor.missing };
  const special = factor.special?.get(value);
  if (special !== undefined) return { feature: factor.feature, kind: 'special', bin: -1, points: special };
  if (value < factor.domainMin || value > factor.domainMax) {
    return { feature: factor.feature, kind: 'unseen', bin: -1, points: factor.neutral };
  }
  const edges = factor.lowerEdges;
  let bin = edges.length - 1;
  while (bin > 0 && value < (edges[bin] ?? -Infinity)) bin -= 1;
  return { feature: factor.feature, kind: 'bin', bin, points: factor.points[bin] ?? factor.neutral };
}

function checkValues(card: CompiledCard, values: FeatureValues): void {
  for (const code in values) {
    const value: unknown = values[code];
    if (!card.known.has(code)) {
      throw invalid('feature-unknown', `/values/${code}`, 'There is no such feature in the catalogue.');
    }
    if (value !== null && (typeof value !== 'number' || !Number.isFinite(value))) {
      throw invalid('feature-value-invalid', `/values/${code}`, 'It must be a finite number or null.');
    }
  }
}
