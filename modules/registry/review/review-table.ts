import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';

/** Who holds a case, and until when; one row per case that was ever held. */
export interface ClaimRow {
  caseId: string;
  actorId: string;
  claimedAt: number;
  until: number;
}

export const reviewClaimTable = new EntitySchema<ClaimRow>({
  name: 'registry_review_claim',
  tableName: 'registry_review_claim',
  columns: {
    caseId: {
      ...column.id(),
      name: 'case_id',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_review_claim',
    },
    actorId: { ...column.id(), name: 'actor_id' },
    claimedAt: { ...column.instant(), name: 'claimed_at' },
    until: { ...column.instant(), name: 'until_instant' },
  },
  indices: [{ name: 'ix_registry_review_claim_actor', columns: ['actorId', 'until'] }],
});

export type NoteKind =
  | 'claimed'
  | 'released'
  | 'cannot-tell'
  | 'proposed'
  | 'confirmed'
  | 'refused'
  | 'withdrawn'
  | 'decided'
  | 'opened';

/** What happened to a case or person in review, and who looked: rows are only added. */
export interface NoteRow {
  id: string;
  /** The case, or the person whose records were looked at. */
  subjectId: string;
  kind: NoteKind;
  actorId: string;
  at: number;
  note: string | null;
}

export const reviewNoteTable = new EntitySchema<NoteRow>({
  name: 'registry_review_note',
  tableName: 'registry_review_note',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_review_note' },
    subjectId: { ...column.id(), name: 'subject_id' },
    kind: column.text(20),
    actorId: { ...column.id(), name: 'actor_id' },
    at: { ...column.instant(), name: 'at_instant' },
    note: optional(column.text(500)),
  },
  indices: [
    { name: 'ix_registry_review_note_subject', columns: ['subjectId', 'id'] },
    { name: 'ix_registry_review_note_actor', columns: ['actorId', 'at'] },
  ],
});

export type ProposalState = 'open' | 'confirmed' | 'refused' | 'withdrawn';

/** An answer that a second, different person must confirm before it is in force. */
export interface ProposalRow {
  id: string;
  kind: 'case' | 'unlink' | 'supersede';
  state: ProposalState;
  /** The case, person or decision it is about. */
  subjectId: string;
  /** The subject while the proposal is open, else null: one open proposal per subject. */
  openSubject: string | null;
  verdict: string | null;
  recordIds: readonly string[];
  names: readonly string[];
  actorId: string;
  at: number;
  reason: string;
  answeredBy: string | null;
  answeredAt: number | null;
  answerReason: string | null;
}

export const reviewProposalTable = new EntitySchema<ProposalRow>({
  name: 'registry_review_proposal',
  tableName: 'registry_review_proposal',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_review_proposal' },
    kind: column.text(10),
    state: column.text(10),
    subjectId: { ...column.id(), name: 'subject_id' },
    openSubject: { ...optional(column.id()), name: 'open_subject' },
    verdict: optional(column.text(20)),
    recordIds: { ...column.json(), name: 'record_ids' },
    names: column.json(),
    actorId: { ...column.id(), name: 'actor_id' },
    at: { ...column.instant(), name: 'at_instant' },
    reason: column.text(500),
    answeredBy: { ...optional(column.id()), name: 'answered_by' },
    answeredAt: { ...optional(column.instant()), name: 'answered_at' },
    answerReason: { ...optional(column.text(500)), name: 'answer_reason' },
  },
  uniques: [{ name: 'uq_registry_review_proposal_open', columns: ['openSubject'] }],
  indices: [
    { name: 'ix_registry_review_proposal_state', columns: ['state', 'id'] },
    { name: 'ix_registry_review_proposal_subject', columns: ['subjectId'] },
  ],
});
