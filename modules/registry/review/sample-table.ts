import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { SampleBand } from './draw-sample.ts';

/** A pair drawn for the audit of a month: an automatic link, or one of those that the machine kept apart. */
export interface SampleRow {
  id: string;
  /** `YYYY-MM`, in China. */
  month: string;
  left: string;
  right: string;
  weightCb: number;
  band: SampleBand;
  /** How many clerks are to answer it: one, or two for every fifth. */
  wanted: number;
  drawnAt: number;
}

export const reviewSampleTable = new EntitySchema<SampleRow>({
  name: 'registry_review_sample',
  tableName: 'registry_review_sample',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_review_sample' },
    month: column.text(7),
    left: { ...column.id(), name: 'left_node' },
    right: { ...column.id(), name: 'right_node' },
    weightCb: { ...column.integer(), name: 'weight_cb' },
    band: column.text(10),
    wanted: column.integer(),
    drawnAt: { ...column.instant(), name: 'drawn_at' },
  },
  uniques: [{ name: 'uq_registry_review_sample_pair', columns: ['month', 'left', 'right'] }],
});

/** One clerk's blind answer. `slot` counts the answers of a sample, so that there are never more than wanted. */
export interface SampleAnswerRow {
  sampleId: string;
  slot: number;
  actorId: string;
  answer: 'same' | 'different' | 'cannot-tell';
  note: string | null;
  at: number;
}

export const reviewAnswerTable = new EntitySchema<SampleAnswerRow>({
  name: 'registry_review_answer',
  tableName: 'registry_review_answer',
  columns: {
    sampleId: {
      ...column.id(),
      name: 'sample_id',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_review_answer',
    },
    slot: {
      ...column.integer(),
      name: 'slot_no',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_review_answer',
    },
    actorId: { ...column.id(), name: 'actor_id' },
    answer: column.text(20),
    note: optional(column.text(500)),
    at: { ...column.instant(), name: 'at_instant' },
  },
  uniques: [{ name: 'uq_registry_review_answer_actor', columns: ['sampleId', 'actorId'] }],
});
