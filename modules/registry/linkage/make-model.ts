import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { Trained } from './em.ts';
import type { Frequencies, LinkModel, ModelComparison, TrainingReport } from './link-model.ts';
import type { LinkSpec } from './link-spec.ts';
import type { Plan } from './plan.ts';

export interface ModelParts {
  spec: LinkSpec;
  plan: Plan;
  trained: Trained;
  frequencies: readonly { comparison: number; frequencies: Frequencies }[];
  training: TrainingReport;
}

/** Rounds what was trained to the integers of the model; from here on nothing depends on floating point. */
export function makeModel({ spec, plan, trained, frequencies, training }: ModelParts): LinkModel {
  const comparisons = plan.comparisons.map((planned, at): ModelComparison => {
    const own = frequencies.filter(({ comparison }) => comparison === at).map((entry) => entry.frequencies);
    return {
      name: planned.name,
      zh: planned.zh,
      en: planned.en,
      columns: planned.columns,
      levels: planned.levels.map(({ name, zh, en, frequency, noEvidence }, level) => {
        const m = trained.m[at]?.[level] ?? 0;
        const u = trained.u[at]?.[level] ?? 0;
        return {
          name,
          zh,
          en,
          matchPpb: Math.round(m * 1e9),
          otherPpb: Math.round(u * 1e9),
          weightCb: noEvidence ? 0 : bits(m / u),
          ...(frequency === undefined ? {} : { frequency }),
        };
      }),
      ...(own.length === 0 ? {} : { frequencies: own }),
    };
  });
  const priorCb = bits(trained.matchShare / (1 - trained.matchShare));
  return {
    format: 'tianxin-link-model/1',
    name: spec.name,
    version: 1,
    spec,
    priorCb,
    comparisons,
    training,
  };
}

/** The bytes by which a model is known. */
export function modelText(model: LinkModel): string {
  return canonicalize(model);
}

/** SHA-256 of the canonical JSON, 64 hexadecimal digits. */
export function modelSha256(model: LinkModel): string {
  return createHash('sha256').update(modelText(model)).digest('hex');
}

/** Centibits: 100 · log2 of odds or of a ratio. */
function bits(ratio: number): number {
  return Math.round(100 * Math.log2(ratio));
}

/** The probability of a weight in ppm: what odds of 2^(weight/100) say. */
export function probabilityPpm(weightCb: number): number {
  return Math.round(1e6 / (1 + 2 ** (-weightCb / 100)));
}

/** The least weight whose probability is at least this one; `probability` between 0 and 1. */
export function weightOfProbability(probability: number): number {
  if (probability <= 0) return -100_000;
  if (probability >= 1) return 100_000;
  return Math.ceil(100 * Math.log2(probability / (1 - probability)));
}
