import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { ConsentReason, ConsentState } from './consent.ts';

/** In whose part somebody acted. */
export type ConsentRole = 'farmer' | 'agent' | 'witness' | 'second-officer' | 'bank' | 'platform';

/** How the farmer's will was expressed. */
export type ExpressionMethod = 'self' | 'assisted' | 'call-back' | 'paper';

export type HappenedName =
  | 'requested'
  | 'captured'
  | 'witnessed'
  | 'approved'
  | 'confirmed'
  | 'refused'
  | 'paused'
  | 'resumed'
  | 'revoked'
  | 'consumed'
  | 'lapsed'
  | 'expired';

/** One thing that happened to a consent; insert-only. What the clock alone did is not stored but read from the dates. */
export interface ConsentEventRow {
  id: string;
  consentId: string;
  at: number;
  event: HappenedName;
  state: ConsentState;
  reason: ConsentReason | null;
  method: ExpressionMethod | null;
  role: ConsentRole;
  actorId: string | null;
  organisationId: string | null;
}

export const consentEventTable = new EntitySchema<ConsentEventRow>({
  name: 'consent_event',
  tableName: 'consent_event',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_consent_event' },
    consentId: { ...column.id(), name: 'consent_id' },
    at: column.instant(),
    event: column.text(20),
    state: column.text(30),
    reason: optional(column.text(40)),
    method: optional(column.text(20)),
    role: column.text(20),
    actorId: optional({ ...column.id(), name: 'actor_id' }),
    organisationId: optional({ ...column.id(), name: 'organisation_id' }),
  },
  indices: [{ name: 'ix_consent_event_consent', columns: ['consentId', 'id'] }],
});
