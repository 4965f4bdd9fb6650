import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { RecordValue } from '../intake/read-cell.ts';
import type { LeadState, Outcome } from './life/lead-state.ts';
import type { Severity } from './rules/rule.ts';

/** A question that a version of a rule asks about a subject. */
export interface LeadRow {
  id: string;
  ruleId: string;
  version: number;
  /** Whom or what it asks about: a household, a person, a plot, a programme of a year. */
  subjectKey: string;
  /** `living` while it is under way, then null: the unique key lets one such lead be there per rule, version and subject. */
  living: string | null;
  state: LeadState;
  /** Rises with every event; every change is conditional on it. */
  revision: number;
  /** The household it was found in; others stand in `registry_lead_household`. */
  householdId: string;
  villageCode: string;
  personId: string | null;
  severity: Severity;
  /** ppm */
  confidence: number;
  /** SHA-256 of the evidence: equal facts that were decided are not asked about again. */
  fingerprint: string;
  openedAt: number;
  stateAt: number;
  askedHousehold: boolean;
  replyBy: number | null;
  decidedAt: number | null;
  decidedBy: string | null;
  /** What counts for precision; `overturned` after an appeal. */
  outcome: Outcome | 'overturned' | null;
}

export const leadTable = new EntitySchema<LeadRow>({
  name: 'registry_lead',
  tableName: 'registry_lead',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_lead' },
    ruleId: { ...column.text(63), name: 'rule_id' },
    version: { ...column.integer(), name: 'rule_version' },
    subjectKey: { ...column.text(120), name: 'subject_key' },
    living: optional(column.text(10)),
    state: column.text(20),
    revision: column.integer(),
    householdId: { ...column.id(), name: 'household_id' },
    villageCode: { ...column.text(12), name: 'village_code' },
    personId: { ...optional(column.id()), name: 'person_id' },
    severity: column.text(10),
    confidence: { ...column.integer(), name: 'confidence_ppm' },
    fingerprint: column.text(64),
    openedAt: { ...column.instant(), name: 'opened_at' },
    stateAt: { ...column.instant(), name: 'state_at' },
    askedHousehold: { ...column.boolean(), name: 'asked_household' },
    replyBy: { ...optional(column.instant()), name: 'reply_by' },
    decidedAt: { ...optional(column.instant()), name: 'decided_at' },
    decidedBy: { ...optional(column.id()), name: 'decided_by' },
    outcome: optional(column.text(12)),
  },
  uniques: [{ name: 'uq_registry_lead_living', columns: ['ruleId', 'version', 'subjectKey', 'living'] }],
  indices: [
    { name: 'ix_registry_lead_subject', columns: ['subjectKey'] },
    { name: 'ix_registry_lead_household', columns: ['householdId'] },
    { name: 'ix_registry_lead_queue', columns: ['state', 'openedAt'] },
    { name: 'ix_registry_lead_precision', columns: ['ruleId', 'version', 'outcome'] },
    { name: 'ix_registry_lead_window', columns: ['state', 'replyBy'] },
  ],
});

/** One record of a lead's evidence as it stood when it was last evaluated. */
export interface LeadEvidenceRow {
  leadId: string;
  position: number;
  recordId: string;
  datasetId: string;
  agencySlug: string;
  householdId: string;
  personId: string | null;
  batchId: string;
  rowNo: number;
  contractVersion: number;
  columns: readonly { name: string; value: RecordValue }[];
}

export const leadEvidenceTable = new EntitySchema<LeadEvidenceRow>({
  name: 'registry_lead_evidence',
  tableName: 'registry_lead_evidence',
  columns: {
    leadId: {
      ...column.id(),
      name: 'lead_id',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_lead_evidence',
    },
    position: {
      ...column.integer(),
      name: 'position_no',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_lead_evidence',
    },
    recordId: { ...column.id(), name: 'record_id' },
    datasetId: { ...column.text(63), name: 'dataset_id' },
    agencySlug: { ...column.text(63), name: 'agency_slug' },
    householdId: { ...column.id(), name: 'household_id' },
    personId: { ...optional(column.id()), name: 'person_id' },
    batchId: { ...column.id(), name: 'batch_id' },
    rowNo: { ...column.integer(), name: 'row_no' },
    contractVersion: { ...column.integer(), name: 'contract_version' },
    columns: { ...column.json(), name: 'evidence_columns' },
  },
  indices: [{ name: 'ix_registry_lead_evidence_agency', columns: ['agencySlug', 'leadId'] }],
});

/** A household that a lead concerns. */
export interface LeadHouseholdRow {
  leadId: string;
  householdId: string;
  villageCode: string;
}

export const leadHouseholdTable = new EntitySchema<LeadHouseholdRow>({
  name: 'registry_lead_household',
  tableName: 'registry_lead_household',
  columns: {
    leadId: {
      ...column.id(),
      name: 'lead_id',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_lead_household',
    },
    householdId: {
      ...column.id(),
      name: 'household_id',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_lead_household',
    },
    villageCode: { ...column.text(12), name: 'village_code' },
  },
  indices: [{ name: 'ix_registry_lead_household_household', columns: ['householdId'] }],
});

export const LEAD_EVENT_KINDS = [
  'opened',
  'evidence-changed',
  'resolved-by-data',
  'asked',
  'replied',
  'overdue',
  'decided',
  'appealed',
  'appeal-decided',
] as const;

export type LeadEventKind = (typeof LEAD_EVENT_KINDS)[number];

/** Facts of a step: the state before, the evidence before, whom was asked and until when, the reply, the outcome. */
export interface LeadEventData {
  from?: LeadState;
  before?: { recordId: string; columns: readonly { name: string; value: RecordValue }[] }[];
  parties?: string[];
  replyBy?: number;
  answer?: string;
  outcome?: string;
}

/** One step of a lead's life; only added, never changed. */
export interface LeadEventRow {
  id: string;
  leadId: string;
  /** The revision it made. */
  seq: number;
  kind: LeadEventKind;
  state: LeadState;
  at: number;
  /** `system`, `county`, `household` or `agency:<slug>`. */
  party: string;
  actorId: string;
  /** The village agent who acted for the farmer. */
  assistedBy: string | null;
  words: string | null;
  data: LeadEventData;
}

export const leadEventTable = new EntitySchema<LeadEventRow>({
  name: 'registry_lead_event',
  tableName: 'registry_lead_event',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_lead_event' },
    leadId: { ...column.id(), name: 'lead_id' },
    seq: { ...column.integer(), name: 'seq_no' },
    kind: column.text(20),
    state: column.text(20),
    at: { ...column.instant(), name: 'happened_at' },
    party: column.text(80),
    actorId: { ...column.id(), name: 'actor_id' },
    assistedBy: { ...optional(column.id()), name: 'assisted_by' },
    words: optional(column.text(2_000)),
    data: column.json(),
  },
  uniques: [{ name: 'uq_registry_lead_event_seq', columns: ['leadId', 'seq'] }],
});
