import { EntitySchema } from 'typeorm';
import { column } from '../../kernel/column.ts';

/** Tries at a secret, counted per account name or phone whether or not that account exists. */
export interface AttemptRow {
  /** Keyed hash of what is guessed at. */
  id: string;
  tries: number;
  /** Tries are counted from here; after the window the count starts anew. */
  windowStart: number;
}

export const attemptTable = new EntitySchema<AttemptRow>({
  name: 'identity_attempt',
  tableName: 'identity_attempt',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_identity_attempt' },
    tries: column.integer(),
    windowStart: { ...column.instant(), name: 'window_start' },
  },
});
