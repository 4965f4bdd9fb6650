import { EntitySchema } from 'typeorm';
import type { ConsentPurpose, InquiryKind } from '../../consent/index.ts';
import { column, optional } from '../../kernel/column.ts';

/** One released answer; insert-only. */
export interface InquiryRow {
  id: string;
  bankId: string;
  consentId: string;
  personId: string;
  householdId: string | null;
  scoreId: string | null;
  purpose: ConsentPurpose;
  kind: InquiryKind;
  inquiredAt: number;
  /** The released score as canonical JSON (RFC 8785). */
  answer: string;
  answerSha256: string;
}

export const inquiryTable = new EntitySchema<InquiryRow>({
  name: 'gateway_inquiry',
  tableName: 'gateway_inquiry',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_gateway_inquiry' },
    bankId: { ...column.id(), name: 'bank_id' },
    consentId: { ...column.id(), name: 'consent_id' },
    personId: { ...column.id(), name: 'person_id' },
    householdId: optional({ ...column.id(), name: 'household_id' }),
    scoreId: optional({ ...column.id(), name: 'score_id' }),
    purpose: column.text(20),
    kind: column.text(10),
    inquiredAt: { ...column.instant(), name: 'inquired_at' },
    answer: column.longText(),
    answerSha256: { ...column.text(64), name: 'answer_sha256' },
  },
  indices: [
    { name: 'ix_gateway_inquiry_bank', columns: ['bankId', 'id'] },
    { name: 'ix_gateway_inquiry_consent', columns: ['consentId'] },
  ],
});
