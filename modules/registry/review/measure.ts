import { wilsonShare, type WilsonShare } from '../values/wilson.ts';
import { WEIGHT_BANDS, type SampleBand, type WeightBand } from './draw-sample.ts';

/** One clerk's blind answer about one sampled link. */
export interface SampleAnswer {
  sampleId: string;
  band: SampleBand;
  answer: 'same' | 'different' | 'cannot-tell';
}

/** How right the automatic links of a band are, as far as clerks could tell. */
export interface BandPrecision {
  band: WeightBand;
  /** Sampled links with an answer that tells. */
  told: number;
  right: number;
  /** Sampled links of which nobody could tell. */
  untold: number;
  precision?: WilsonShare;
}

/** How often two clerks gave the same answer about the same link. */
export interface Agreement {
  pairs: number;
  agreed: number;
  share?: WilsonShare;
}

/**
 * Precision per band from the answers. A link counts as right when its answers that tell all say "same", as wrong when
 * one says "different": what two clerks disagree about is no proof of a right link. Pure.
 */
export function precisionByBand(answers: readonly SampleAnswer[]): BandPrecision[] {
  const samples = [...bySample(answers).values()];
  return WEIGHT_BANDS.map(({ band }) => {
    const own = samples.filter((sample) => sample[0]?.band === band);
    const told = own.filter((sample) => sample.some(({ answer }) => answer !== 'cannot-tell'));
    const right = told.filter((sample) => sample.every(({ answer }) => answer !== 'different')).length;
    const precision = wilsonShare(right, told.length);
    const counts = { band, told: told.length, right, untold: own.length - told.length };
    return precision ? { ...counts, precision } : counts;
  });
}

/** Agreement over the links that two clerks answered; "cannot tell" is an answer like the others here. Pure. */
export function agreementOf(answers: readonly SampleAnswer[]): Agreement {
  const twice = [...bySample(answers).values()].filter((sample) => sample.length > 1);
  const agreed = twice.filter((sample) => new Set(sample.map(({ answer }) => answer)).size === 1).length;
  const share = wilsonShare(agreed, twice.length);
  return share ? { pairs: twice.length, agreed, share } : { pairs: 0, agreed: 0 };
}

/** Of the sampled pairs that the machine kept apart: how many could be told, and how many are one person after all. */
export function missedLinks(answers: readonly SampleAnswer[]): { told: number; same: number } {
  const samples = [...bySample(answers.filter(({ band }) => band === 'apart')).values()];
  const told = samples.filter((sample) => sample.some(({ answer }) => answer !== 'cannot-tell'));
  const same = told.filter((sample) => sample.every(({ answer }) => answer !== 'different'));
  return { told: told.length, same: same.length };
}

function bySample(answers: readonly SampleAnswer[]): Map<string, SampleAnswer[]> {
  const samples = new Map<string, SampleAnswer[]>();
  for (const answer of answers)
    samples.set(answer.sampleId, [...(samples.get(answer.sampleId) ?? []), answer]);
  return samples;
}
