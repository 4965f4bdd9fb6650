import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';

/** One score run over all households. `cursor` is the last household handled; a crash resumes after it. */
export interface RunRow {
  id: string;
  /** `running` while there are households left, then null: the unique key lets one run at a time. */
  open: string | null;
  note: string | null;
  startedBy: string;
  startedAt: number;
  finishedAt: number | null;
  asOf: number;
  cursor: string;
  households: number;
  scored: number;
  unrated: number;
  failed: number;
}

export const runTable = new EntitySchema<RunRow>({
  name: 'credit_run',
  tableName: 'credit_run',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_credit_run' },
    open: { ...optional(column.text(10)), name: 'open_state' },
    note: optional(column.text(200)),
    startedBy: { ...column.id(), name: 'started_by' },
    startedAt: { ...column.instant(), name: 'started_at' },
    finishedAt: { ...optional(column.instant()), name: 'finished_at' },
    asOf: { ...column.instant(), name: 'as_of' },
    cursor: { ...column.text(64), name: 'last_household' },
    households: column.integer(),
    scored: column.integer(),
    unrated: column.integer(),
    failed: column.integer(),
  },
  uniques: [{ name: 'uq_credit_run_open', columns: ['open'] }],
  indices: [{ name: 'ix_credit_run_started', columns: ['startedAt', 'id'] }],
});

/** A household whose records changed since it was scored. With a `fault` it waits for its records to change again. */
export interface StaleRow {
  householdId: string;
  markedAt: number;
  /** Rises with every change, so that a change during the scoring is not lost. */
  changes: number;
  fault: string | null;
}

export const staleTable = new EntitySchema<StaleRow>({
  name: 'credit_stale_household',
  tableName: 'credit_stale_household',
  columns: {
    householdId: {
      ...column.key(),
      name: 'household_id',
      primaryKeyConstraintName: 'pk_credit_stale_household',
    },
    markedAt: { ...column.instant(), name: 'marked_at' },
    changes: column.integer(),
    fault: optional(column.text(300)),
  },
  indices: [{ name: 'ix_credit_stale_household_marked', columns: ['markedAt'] }],
});
