import type { Actor } from '../../kernel/actor.ts';

/** What was done: asked for a score, read a released one again, opened a household's or a person's file, read an objection, read or took out this log. */
export const ACCESS_ACTIONS = [
  'inquiry',
  'score-read',
  'household-lookup',
  'person-lookup',
  'objection-read',
  'log-search',
  'log-export',
] as const;
export type AccessAction = (typeof ACCESS_ACTIONS)[number];

export const ACCESS_PURPOSES = [
  'LOAN_APPROVAL',
  'CARD_APPROVAL',
  'GUARANTOR_CHECK',
  'POST_LOAN',
  'PREQUALIFY',
  'REGULATORY',
  'ASSISTANCE',
  'COMPLAINT',
  'CORRECTION',
  'SURVEY',
] as const;
export type AccessPurpose = (typeof ACCESS_PURPOSES)[number];

export const DENIAL_REASONS = [
  'consent-revoked',
  'consent-paused',
  'consent-expired',
  'consent-consumed',
  'consent-not-authorised',
  'purpose-not-consented',
  'frequency-exceeded',
  'not-found',
  'out-of-area',
] as const;
export type DenialReason = (typeof DENIAL_REASONS)[number];

/** Who asked, for what, about whom, and what came of it. Opaque ids only: no name, no ID number, no free text. */
export interface AccessEntry {
  actor: Pick<Actor, 'kind' | 'id' | 'organisationId' | 'assistedBy'>;
  action: AccessAction;
  /** The id of what was asked for, or `none`. */
  resource: string;
  /** The person looked at. With a household alone, the entry concerns all its members. */
  personId?: string;
  householdId?: string;
  consentId?: string;
  purpose?: AccessPurpose;
  caseNumber?: string;
  decision: 'granted' | 'denied';
  reason?: DenialReason;
  requestId: string;
  /** SHA-256 (hexadecimal) of the canonical answer that was released. */
  answerSha256?: string;
  /** Instant, ms. */
  at: number;
}

/** Where an entry stands in the log: `index` counts from 1 without gaps. */
export interface AccessRecord {
  index: number;
  id: string;
}
