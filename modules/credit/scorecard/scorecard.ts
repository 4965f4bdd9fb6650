import type { Wording } from '../features/feature.ts';

export const GRADES = ['AAA', 'AA', 'A', 'BBB', 'B', 'C'] as const;

export type Grade = (typeof GRADES)[number];

/**
 * The lowest score of each grade; AAA means a probability of default of at most 0.9 %, AA 1.7 %, A 3.4 %, BBB 6.6 %,
 * B 12.4 % (scoring reference §4.2). A and better is a credit household 信用户.
 */
export const GRADE_FLOORS: Readonly<Record<Grade, number>> = {
  AAA: 700,
  AA: 660,
  A: 620,
  BBB: 580,
  B: 540,
  C: 300,
};

/** A bin of values from `from` (included) up to `to` (excluded); an absent edge is open. */
export interface Bin {
  from?: number;
  to?: number;
  points: number;
}

/** One factor of a card. All points are whole numbers from 0 (the worst bin) upwards. */
export interface Factor {
  feature: string;
  /** Reason code of a shortfall or strength in this factor. */
  reason: string;
  /** Points where the value says nothing about repayment (weight of evidence 0). */
  neutral: number;
  bins: readonly Bin[];
  /** Values with a meaning of their own, such as a source's code for "refused to say". */
  special: readonly { value: number; points: number }[];
  /** Points where nothing is known, and the reason code when that costs points. */
  missing: { rule: 'N' | 'B'; points: number; reason: string };
  /** Points of a usual good household, with and without a loan record: reasons are measured against them. */
  baseline: { record: number; thin: number };
  /** Why the experts gave this factor its points. */
  why: Wording;
}

/** A scorecard as it is registered: the JSON artefact whose canonical form is hashed. */
export interface Scorecard {
  format: 'tianxin-scorecard/1';
  modelId: string;
  version: string;
  name: Wording;
  kind: 'expert';
  card: 'core';
  definitionsVersion: string;
  scale: { pdo: number; baseScore: number; baseOdds: number; min: number; max: number };
  minFeatures: number;
  minCoverageBp: number;
  basePoints: number;
  /** Base points plus the least, the neutral and the most points of every factor: what must add up. */
  totals: { least: number; neutral: number; most: number };
  grades: readonly { grade: Grade; from: number }[];
  factors: readonly Factor[];
}

/** The most points a factor can give. */
export function mostPoints(factor: Factor): number {
  return Math.max(...factor.bins.map((bin) => bin.points));
}

/** The grade of a printed score: the first grade whose lowest score it reaches. */
export function gradeOf(card: Scorecard, score: number): Grade {
  const reached = card.grades.find((grade) => score >= grade.from);
  return reached?.grade ?? 'C';
}
