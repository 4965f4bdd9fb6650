import type { Advice } from '../reasons/advise.ts';
import type { ScoreReason } from '../reasons/explain.ts';
import type { DatasetFreshness } from '../features/household-profile.ts';
import type { Grade } from '../scorecard/scorecard.ts';
import type { DisputedSource, ScoreOutput } from './score-document.ts';
import type { ScoreRow } from './score-table.ts';

/** A stored score. `score` and `grade` are absent when there is too little data for a number. */
export interface ScoreResult {
  scoreId: string;
  householdId: string;
  score?: number;
  grade?: Grade;
  /** There is no loan record; the grade is then shown with the suffix `t`. */
  thin: boolean;
  /** Share of the card's total point range that the data cover, in basis points. */
  coverageBp: number;
  notScorable?: 'too-few-features' | 'coverage-too-low';
  /** Up to four shortfalls, then up to two strengths, the largest first. */
  reasons: ScoreReason[];
  /** What would raise the score; for the farmer, not for banks. */
  advice: Advice[];
  modelId: string;
  modelVersion: string;
  modelSha256: string;
  asOf: number;
  scoredAt: number;
  freshness: DatasetFreshness[];
  basePoints: number;
  /** Base points plus these, held within 300 to 850, are the score. */
  points: { feature: string; bin: string; points: number; disputed?: true }[];
  /** Records left out because an objection to them is open; absent when there are none. */
  disputed?: DisputedSource[];
}

/** What reading a score needs of its row. */
export type StoredScore = Pick<
  ScoreRow,
  'id' | 'householdId' | 'asOf' | 'scoredAt' | 'modelId' | 'modelVersion' | 'modelSha256' | 'output'
>;

/** Reads a stored score back; its input is not needed. */
export function resultOf(row: StoredScore): ScoreResult {
  const output = JSON.parse(row.output) as ScoreOutput;
  const { score, grade, notScorable, ...rest } = output;
  return {
    scoreId: row.id,
    householdId: row.householdId,
    ...(score === undefined ? {} : { score }),
    ...(grade === undefined ? {} : { grade }),
    ...(notScorable === undefined ? {} : { notScorable }),
    ...rest,
    modelId: row.modelId,
    modelVersion: row.modelVersion,
    modelSha256: row.modelSha256,
    asOf: row.asOf,
    scoredAt: row.scoredAt,
  };
}
