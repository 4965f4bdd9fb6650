import type { Tx } from '../../kernel/transaction.ts';

/** A household's score as the credit context computes it; what a bank gets of it is decided here. */
export interface ComputedScore {
  scoreId: string;
  householdId: string;
  score?: number;
  grade?: 'AAA' | 'AA' | 'A' | 'BBB' | 'B' | 'C';
  thin: boolean;
  coverageBp: number;
  notScorable?: 'too-few-features' | 'coverage-too-low';
  reasons: readonly {
    code: string;
    direction: 'shortfall' | 'strength';
    zh: string;
    en: string;
    points: number;
  }[];
  modelId: string;
  modelVersion: string;
  modelSha256: string;
  asOf: number;
  scoredAt: number;
  freshness: readonly { datasetId: string; receivedAt: number }[];
  /** Records left out while an objection to them is open. */
  disputed?: readonly unknown[];
}

/** What the gateway needs of the credit context. */
export interface ScoreBook {
  scoreHousehold(tx: Tx, ask: { householdId: string; asOf: number }): Promise<ComputedScore>;
  latestScore(tx: Tx, householdId: string): Promise<ComputedScore | undefined>;
}
