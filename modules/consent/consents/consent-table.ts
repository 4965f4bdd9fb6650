import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { Consent } from './consent.ts';

/** A consent as stored: its counting window comes with it. */
export interface ConsentRow extends Consent {
  /** Length of one counting window of the frequency, ms; null without a frequency. */
  windowMs: number | null;
  windowLimit: number | null;
  windowStart: number | null;
  windowCount: number;
}

export const consentTable = new EntitySchema<ConsentRow>({
  name: 'consent_consent',
  tableName: 'consent_consent',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_consent_consent' },
    bankId: { ...column.id(), name: 'bank_id' },
    personId: optional({ ...column.id(), name: 'person_id' }),
    sealedName: { ...column.longText(), name: 'sealed_name' },
    subjectKey: { ...column.text(64), name: 'subject_key' },
    reference: optional(column.text(64)),
    purpose: column.text(20),
    fetchType: { ...column.text(10), name: 'fetch_type' },
    dataTypes: { ...column.json(), name: 'data_types' },
    consentMode: { ...column.text(10), name: 'consent_mode' },
    consentStart: { ...column.instant(), name: 'consent_start' },
    consentExpiry: { ...column.instant(), name: 'consent_expiry' },
    lookbackMonths: { ...column.integer(), name: 'lookback_months' },
    frequency: optional(column.json()),
    dataLife: optional({ ...column.json(), name: 'data_life' }),
    state: column.text(30),
    stateReason: optional({ ...column.text(40), name: 'state_reason' }),
    requestedAt: { ...column.instant(), name: 'requested_at' },
    authoriseBy: { ...column.instant(), name: 'authorise_by' },
    authorisedAt: optional({ ...column.instant(), name: 'authorised_at' }),
    coolingOffUntil: optional({ ...column.instant(), name: 'cooling_off_until' }),
    endedAt: optional({ ...column.instant(), name: 'ended_at' }),
    useCount: { ...column.integer(), name: 'use_count' },
    lastUseAt: optional({ ...column.instant(), name: 'last_use_at' }),
    windowMs: optional({ ...column.integer(), name: 'window_ms' }),
    windowLimit: optional({ ...column.integer(), name: 'window_limit' }),
    windowStart: optional({ ...column.instant(), name: 'window_start' }),
    windowCount: { ...column.integer(), name: 'window_count' },
  },
  indices: [
    { name: 'ix_consent_consent_bank', columns: ['bankId', 'id'] },
    { name: 'ix_consent_consent_person', columns: ['personId', 'id'] },
    { name: 'ix_consent_consent_state', columns: ['state', 'id'] },
  ],
});
