import { EntitySchema } from 'typeorm';
import { column } from '../../kernel/column.ts';
import type { Quality } from './assess.ts';

/** What was measured about one batch. */
export interface BatchQualityRow {
  batchId: string;
  scoreBp: number;
  gate: string;
  measuredAt: number;
  result: Quality;
}

export const batchQualityTable = new EntitySchema<BatchQualityRow>({
  name: 'registry_batch_quality',
  tableName: 'registry_batch_quality',
  columns: {
    batchId: {
      ...column.key(),
      name: 'batch_id',
      primaryKeyConstraintName: 'pk_registry_batch_quality',
    },
    scoreBp: { ...column.integer(), name: 'score_bp' },
    gate: column.text(10),
    measuredAt: { ...column.instant(), name: 'measured_at' },
    result: column.json(),
  },
});
