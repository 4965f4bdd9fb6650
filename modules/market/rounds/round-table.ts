import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { Explanation } from '../matching/explain.ts';
import type { RoundSummary } from '../matching/round-summary.ts';
import type { RoundState } from './round.ts';

/** A matching round; what it found is absent until it is cleared. */
export interface RoundRow {
  id: string;
  name: string;
  state: RoundState;
  organiserId: string;
  openedBy: string;
  productCodes: string[] | null;
  acceptWithinHours: number;
  fee: number;
  openedAt: number;
  /** When the present or last clearing began; also its token. */
  clearingAt: number | null;
  clearedAt: number | null;
  inputHash: string | null;
  certificateHash: string | null;
  solver: string | null;
  summary: RoundSummary | null;
}

export const roundTable = new EntitySchema<RoundRow>({
  name: 'market_round',
  tableName: 'market_round',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_market_round' },
    name: column.text(100),
    state: column.text(20),
    organiserId: { ...column.id(), name: 'organiser_id' },
    openedBy: { ...column.id(), name: 'opened_by' },
    productCodes: { ...optional(column.json()), name: 'product_codes' },
    acceptWithinHours: { ...column.integer(), name: 'accept_within_hours' },
    fee: column.integer(),
    openedAt: { ...column.instant(), name: 'opened_at' },
    clearingAt: { ...optional(column.instant()), name: 'clearing_at' },
    clearedAt: { ...optional(column.instant()), name: 'cleared_at' },
    inputHash: { ...optional(column.text(64)), name: 'input_hash' },
    certificateHash: { ...optional(column.text(64)), name: 'certificate_hash' },
    solver: optional(column.text(60)),
    summary: optional(column.json()),
  },
});

/** A piece of a round's certificate; the pieces in order are the document. */
export interface RoundPartRow {
  id: string;
  roundId: string;
  part: number;
  content: string;
}

export const roundPartTable = new EntitySchema<RoundPartRow>({
  name: 'market_round_part',
  tableName: 'market_round_part',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_market_round_part' },
    roundId: { ...column.id(), name: 'round_id' },
    part: column.integer(),
    content: column.longText(),
  },
  uniques: [{ name: 'uq_market_round_part_part', columns: ['roundId', 'part'] }],
});

/** What a round did with a listing or a demand, and why. */
export interface OutcomeRow {
  id: string;
  roundId: string;
  subjectId: string;
  matchedGrams: number;
  explanation: Explanation;
}

export const outcomeTable = new EntitySchema<OutcomeRow>({
  name: 'market_outcome',
  tableName: 'market_outcome',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_market_outcome' },
    roundId: { ...column.id(), name: 'round_id' },
    subjectId: { ...column.id(), name: 'subject_id' },
    matchedGrams: { ...column.integer(), name: 'matched_grams' },
    explanation: column.json(),
  },
  indices: [{ name: 'ix_market_outcome_subject', columns: ['subjectId', 'id'] }],
});
