import type { Tx } from '../kernel/transaction.ts';
import { gradeCounts, type GradeCount } from './overview/standing-view.ts';
import { loadModels } from './models/models.ts';
import { findLatestScore } from './scores/latest-score-view.ts';
import { replayScore, type Replay } from './scores/replay-score.ts';
import { scoreHousehold } from './scores/score-household.ts';
import { resultOf, type ScoreResult } from './scores/score-result.ts';
import { findScore } from './scores/score-store.ts';
import type { Scoring } from './scores/scoring.ts';

export type { GradeCount } from './overview/standing-view.ts';
export type { Replay } from './scores/replay-score.ts';
export type { ScoreResult } from './scores/score-result.ts';
export type { HouseholdSource } from './scores/scoring.ts';

export type CreditNeeds = Omit<Scoring, 'models'>;

/** Scores of households: computed from the registry's records by a registered card, explained, kept and replayable. */
export interface Credit {
  needs: Scoring;
  /** Computes and stores a score event; 404 unknown household, 422 when a record's value is not of its type. */
  scoreHousehold(tx: Tx, ask: { householdId: string; asOf: number }): Promise<ScoreResult>;
  /** One stored score. */
  score(tx: Tx, scoreId: string): Promise<ScoreResult | undefined>;
  /** The score a household stands on: the newest by as-of; `undefined` when it was never scored. */
  latestScore(tx: Tx, householdId: string): Promise<ScoreResult | undefined>;
  /** Households per village and grade, exact: whoever shows them withholds cells below ten. */
  gradeCounts(tx: Tx, villageCodes?: readonly string[]): Promise<GradeCount[]>;
  /** A stored score computed again from its sealed input by the card that made it; both texts, byte for byte. */
  replayScore(tx: Tx, scoreId: string): Promise<Replay | undefined>;
}

export function createCredit(needs: CreditNeeds): Credit {
  const scoring: Scoring = { ...needs, models: loadModels() };
  return {
    needs: scoring,
    scoreHousehold: (tx, ask) => scoreHousehold(tx, scoring, ask),
    score: async (tx, scoreId) => {
      const row = await findScore(tx, scoreId);
      return row === null ? undefined : resultOf(row);
    },
    latestScore: async (tx, householdId) => {
      const row = await findLatestScore(tx, householdId);
      return row && resultOf(row);
    },
    gradeCounts,
    replayScore: (tx, scoreId) => replayScore(tx, scoring.models, scoreId),
  };
}
