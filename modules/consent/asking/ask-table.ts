import { EntitySchema } from 'typeorm';
import { column } from '../../kernel/column.ts';

/** Until when a bank may not ask the same person for the same purpose again. */
export interface AskRow {
  id: string;
  bankId: string;
  subjectKey: string;
  purpose: string;
  blockedUntil: number;
}

export const askTable = new EntitySchema<AskRow>({
  name: 'consent_ask',
  tableName: 'consent_ask',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_consent_ask' },
    bankId: { ...column.id(), name: 'bank_id' },
    subjectKey: { ...column.text(64), name: 'subject_key' },
    purpose: column.text(20),
    blockedUntil: { ...column.instant(), name: 'blocked_until' },
  },
  uniques: [{ name: 'uq_consent_ask', columns: ['bankId', 'subjectKey', 'purpose'] }],
});
