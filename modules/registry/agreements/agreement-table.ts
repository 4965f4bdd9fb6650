import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { Agreement, AgreementState, Side } from './agreement.ts';

/** An agreement as stored. The two keys make races impossible: NULL stands as often as it likes, a dataset once. */
export interface AgreementRow extends Agreement {
  /** The dataset while the version waits for a decision. */
  openFor: string | null;
  /** The dataset while the version is in force. */
  inForceFor: string | null;
}

export const agreementTable = new EntitySchema<AgreementRow>({
  name: 'registry_agreement',
  tableName: 'registry_agreement',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_agreement' },
    datasetId: { ...column.text(63), name: 'dataset_id' },
    version: { ...column.integer(), name: 'version_no' },
    agencySlug: { ...column.text(63), name: 'agency_slug' },
    state: column.text(20),
    document: column.json(),
    sha256: column.text(64),
    note: optional(column.text(1_000)),
    graceDays: { ...column.integer(), name: 'grace_days' },
    author: column.id(),
    createdAt: { ...column.instant(), name: 'created_at' },
    agencyApprover: { ...optional(column.id()), name: 'agency_approver' },
    countyApprover: { ...optional(column.id()), name: 'county_approver' },
    inForceAt: { ...optional(column.instant()), name: 'in_force_at' },
    acceptedUntil: { ...optional(column.instant()), name: 'accepted_until' },
    endedAt: { ...optional(column.instant()), name: 'ended_at' },
    overdueFor: { ...optional(column.instant()), name: 'overdue_for' },
    revision: { ...column.integer(), name: 'revision' },
    openFor: { ...optional(column.text(63)), name: 'open_for' },
    inForceFor: { ...optional(column.text(63)), name: 'in_force_for' },
  },
  uniques: [
    { name: 'uq_registry_agreement_version', columns: ['datasetId', 'version'] },
    { name: 'uq_registry_agreement_open', columns: ['openFor'] },
    { name: 'uq_registry_agreement_in_force', columns: ['inForceFor'] },
  ],
});

/** What happened to an agreement; rows are only added. */
export interface AgreementEventRow {
  id: string;
  agreementId: string;
  datasetId: string;
  /** The state that was reached, or `founded` for the contracts that came with the installation. */
  kind: AgreementState | 'founded';
  side: Side | null;
  actor: string;
  reason: string | null;
  at: number;
}

export const agreementEventTable = new EntitySchema<AgreementEventRow>({
  name: 'registry_agreement_event',
  tableName: 'registry_agreement_event',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_agreement_event' },
    agreementId: { ...column.id(), name: 'agreement_id' },
    datasetId: { ...column.text(63), name: 'dataset_id' },
    kind: column.text(20),
    side: optional(column.text(10)),
    actor: column.id(),
    reason: optional(column.text(1_000)),
    at: { ...column.instant(), name: 'at_instant' },
  },
  indices: [{ name: 'ix_registry_agreement_event_dataset', columns: ['datasetId', 'id'] }],
});
