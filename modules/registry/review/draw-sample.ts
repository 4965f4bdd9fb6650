import { createHash } from 'node:crypto';

/** Bands of weight that automatic links are sampled by, lightest first; bounds in centibits, half-open. */
export const WEIGHT_BANDS = [
  { band: '6-9', fromCb: 600, toCb: 900 },
  { band: '9-12', fromCb: 900, toCb: 1200 },
  { band: '12-18', fromCb: 1200, toCb: 1800 },
  { band: '18+', fromCb: 1800, toCb: Number.MAX_SAFE_INTEGER },
] as const;

export type WeightBand = (typeof WEIGHT_BANDS)[number]['band'];

/** A sampled pair is of a band, or one that the machine kept apart: mixed in so that the answer is not known before. */
export type SampleBand = WeightBand | 'apart';

/** The band of an automatic link; `undefined` below the automatic threshold. */
export function bandOf(weightCb: number): WeightBand | undefined {
  return WEIGHT_BANDS.find(({ fromCb, toCb }) => weightCb >= fromCb && weightCb < toCb)?.band;
}

/** A pair's place in the drawing of a month: a number that nobody can choose and everybody can compute again. */
export function drawingRank(seed: string, pair: { left: string; right: string }): string {
  return createHash('sha256').update(`${seed}|${pair.left}|${pair.right}`).digest('hex');
}

/**
 * Draws `size` of the pairs: those of lowest rank. The same pairs and seed give the same sample in whatever order they
 * come; a longer list keeps those already drawn unless a lower rank pushes them out. Pure.
 */
export function drawSample<Pair extends { left: string; right: string }>(
  pairs: readonly Pair[],
  seed: string,
  size: number,
): Pair[] {
  return pairs
    .map((pair) => ({ pair, rank: drawingRank(seed, pair) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .slice(0, Math.max(0, size))
    .map(({ pair }) => pair);
}

/** Whether a drawn pair is shown to two clerks: every fifth, by its rank. */
export function answeredTwice(seed: string, pair: { left: string; right: string }): boolean {
  return Number.parseInt(drawingRank(`${seed}|twice`, pair).slice(0, 8), 16) % 5 === 0;
}
