import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';

/** One score event; rows are only ever added. `documentSha256` is the hash of the document that input and output make. */
export interface ScoreRow {
  id: string;
  householdId: string;
  asOf: number;
  scoredAt: number;
  modelId: string;
  modelVersion: string;
  modelSha256: string;
  definitionsVersion: string;
  score: number | null;
  grade: string | null;
  /** Canonical JSON of `ScoreInput`. */
  input: string;
  /** Canonical JSON of `ScoreOutput`. */
  output: string;
  documentSha256: string;
}

export const scoreTable = new EntitySchema<ScoreRow>({
  name: 'credit_score',
  tableName: 'credit_score',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_credit_score' },
    householdId: { ...column.id(), name: 'household_id' },
    asOf: { ...column.instant(), name: 'as_of' },
    scoredAt: { ...column.instant(), name: 'scored_at' },
    modelId: { ...column.id(), name: 'model_id' },
    modelVersion: { ...column.text(20), name: 'model_version' },
    modelSha256: { ...column.text(64), name: 'model_sha256' },
    definitionsVersion: { ...column.text(20), name: 'definitions_version' },
    score: optional(column.integer()),
    grade: optional(column.text(3)),
    input: { ...column.longText(), name: 'input_json' },
    output: { ...column.longText(), name: 'output_json' },
    documentSha256: { ...column.text(64), name: 'document_sha256' },
  },
  indices: [{ name: 'ix_credit_score_household', columns: ['householdId', 'asOf'] }],
});

/** Where a household stands now: its newest score, by as-of. `grade` is `unrated` where the data are too thin. */
export interface StandingRow {
  householdId: string;
  villageCode: string;
  scoreId: string;
  asOf: number;
  grade: string;
}

export const standingTable = new EntitySchema<StandingRow>({
  name: 'credit_standing',
  tableName: 'credit_standing',
  columns: {
    householdId: {
      ...column.key(),
      name: 'household_id',
      primaryKeyConstraintName: 'pk_credit_standing',
    },
    villageCode: { ...column.text(12), name: 'village_code' },
    scoreId: { ...column.id(), name: 'score_id' },
    asOf: { ...column.instant(), name: 'as_of' },
    grade: column.text(8),
  },
  indices: [{ name: 'ix_credit_standing_village', columns: ['villageCode', 'grade'] }],
});

/** When a household may ask for a new computation again. */
export interface SelfRescoreRow {
  householdId: string;
  nextAt: number;
}

export const selfRescoreTable = new EntitySchema<SelfRescoreRow>({
  name: 'credit_self_rescore',
  tableName: 'credit_self_rescore',
  columns: {
    householdId: {
      ...column.key(),
      name: 'household_id',
      primaryKeyConstraintName: 'pk_credit_self_rescore',
    },
    nextAt: { ...column.instant(), name: 'next_at' },
  },
});
