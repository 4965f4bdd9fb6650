import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { AccessAction, AccessPurpose, DenialReason } from './access-entry.ts';

/** One line of the access log. Insert-only: no code of ours updates or deletes here. */
export interface AccessRow {
  id: string;
  logIndex: number;
  at: number;
  /** The Chinese calendar day of `at`. */
  day: string;
  actorKind: Actor['kind'];
  actorId: string;
  organisationId: string | null;
  assistedBy: string | null;
  action: AccessAction;
  resource: string;
  /** The person, or else the household, that sees this line as its own. */
  subjectKey: string | null;
  personId: string | null;
  householdId: string | null;
  consentId: string | null;
  purpose: AccessPurpose | null;
  caseNumber: string | null;
  decision: 'granted' | 'denied';
  reason: DenialReason | null;
  requestId: string;
  answerSha256: string | null;
}

export const accessTable = new EntitySchema<AccessRow>({
  name: 'audit_access',
  tableName: 'audit_access',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_audit_access' },
    logIndex: { ...column.integer(), name: 'log_index' },
    at: column.instant(),
    day: column.date(),
    actorKind: { ...column.text(10), name: 'actor_kind' },
    actorId: { ...column.id(), name: 'actor_id' },
    organisationId: optional({ ...column.id(), name: 'organisation_id' }),
    assistedBy: optional({ ...column.id(), name: 'assisted_by' }),
    action: column.text(20),
    resource: column.id(),
    subjectKey: optional({ ...column.id(), name: 'subject_key' }),
    personId: optional({ ...column.id(), name: 'person_id' }),
    householdId: optional({ ...column.id(), name: 'household_id' }),
    consentId: optional({ ...column.id(), name: 'consent_id' }),
    purpose: optional(column.text(20)),
    caseNumber: optional({ ...column.text(40), name: 'case_number' }),
    decision: column.text(10),
    reason: optional(column.text(30)),
    requestId: { ...column.id(), name: 'request_id' },
    answerSha256: optional({ ...column.text(64), name: 'answer_sha256' }),
  },
  uniques: [{ name: 'uq_audit_access_index', columns: ['logIndex'] }],
  indices: [
    { name: 'ix_audit_access_subject', columns: ['subjectKey', 'logIndex'] },
    { name: 'ix_audit_access_organisation', columns: ['organisationId', 'logIndex'] },
    { name: 'ix_audit_access_day', columns: ['day'] },
  ],
});

/** How long the log is: one row, whose increment is the only way to the next index. */
export interface HeadRow {
  id: string;
  size: number;
}

export const headTable = new EntitySchema<HeadRow>({
  name: 'audit_head',
  tableName: 'audit_head',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_audit_head' },
    size: column.integer(),
  },
});
