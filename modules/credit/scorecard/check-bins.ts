import type { Trend } from '../features/feature.ts';
import { invalid } from '../../kernel/problem.ts';
import { mostPoints, type Bin, type Factor } from './scorecard.ts';

/** The most points of a factor in any bin, special values and missing included. */
export function highestPoints(factor: Factor): number {
  return Math.max(mostPoints(factor), factor.missing.points, ...factor.special.map((value) => value.points));
}

/** Checks bins, points and trend of one factor; 422 with code and place of the first fault. */
export function checkBins(factor: Factor, trend: Trend, place: string): void {
  checkPoints(factor, place);
  checkEdges(factor.bins, place);
  checkTrend(factor.bins, trend, place);
  const values = factor.special.map((special) => special.value);
  if (new Set(values).size !== values.length) {
    throw invalid('special-value-twice', `${place}/special`, 'A special value may have points once.');
  }
}

function checkPoints(factor: Factor, place: string): void {
  const inBins = factor.bins.map((bin) => bin.points);
  const others = [...factor.special.map((value) => value.points), factor.missing.points, factor.neutral];
  const baselines = [factor.baseline.record, factor.baseline.thin];
  const all = [...inBins, ...others, ...baselines];
  if (!all.every((points) => Number.isInteger(points) && points >= 0)) {
    throw invalid('points-not-whole', `${place}/bins`, 'Points are whole numbers from 0.');
  }
  if (factor.bins.length < 2) throw invalid('bins-too-few', `${place}/bins`, 'A factor needs two bins.');
  const most = Math.max(...inBins);
  if (Math.min(...inBins) !== 0) {
    throw invalid('worst-bin-not-zero', `${place}/bins`, 'The worst bin gives 0 points.');
  }
  if ([...others, ...baselines].some((points) => points > most)) {
    throw invalid('points-above-best-bin', place, 'Nothing may give more points than the best bin.');
  }
  if (factor.missing.rule === 'N' && factor.missing.points !== factor.neutral) {
    throw invalid('missing-not-neutral', `${place}/missing/points`, 'Missing must give the neutral points.');
  }
}

function checkEdges(bins: readonly Bin[], place: string): void {
  bins.forEach((bin, index) => {
    const at = `${place}/bins/${String(index)}`;
    const openBelow = bin.from === undefined;
    const openAbove = bin.to === undefined;
    if (openBelow !== (index === 0) || openAbove !== (index === bins.length - 1)) {
      throw invalid('bins-gap', at, 'The first bin is open below and the last above, no other.');
    }
    if ((bin.from ?? -Infinity) >= (bin.to ?? Infinity)) {
      throw invalid('bin-empty', at, 'The lower edge must lie below the upper edge.');
    }
    if (index > 0) checkNeighbours(bins[index - 1]?.to, bin.from, at);
  });
}

function checkNeighbours(end: number | undefined, start: number | undefined, at: string): void {
  if (end === start) return;
  if ((end ?? Infinity) > (start ?? -Infinity)) {
    throw invalid('bins-overlap', at, 'It starts before the bin below it ends.');
  }
  throw invalid('bins-gap', at, 'It starts after the bin below it ends.');
}

function checkTrend(bins: readonly Bin[], trend: Trend, place: string): void {
  bins.forEach((bin, index) => {
    const before = bins[index - 1];
    if (before === undefined) return;
    const step = bin.points - before.points;
    const allowed = trend === 'down' ? step <= 0 : trend === 'flat' ? step === 0 : step >= 0;
    if (!allowed) {
      throw invalid(
        'trend-wrong',
        `${place}/bins/${String(index)}`,
        `The catalogue expects the trend ${trend}.`,
      );
    }
  });
}
