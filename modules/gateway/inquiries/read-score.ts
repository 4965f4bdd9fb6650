import type { AccessRecord, DenialReason } from '../../audit/index.ts';
import type { UseRefusal } from '../../consent/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { GatewayNeeds } from '../index.ts';
import { findInquiry } from './inquiry-store.ts';
import type { InquiryRow } from './inquiry-table.ts';

export interface ReadAsk {
  actor: Actor;
  bankId: string;
  requestId: string;
  inquiryId: string;
  /** `reading` again, or the `same-answer` of a repeated request that may have been lost on its way. */
  how: 'reading' | 'same-answer';
}

/** What came of a reading; both are recorded, and both must be committed. */
export type Reading =
  { granted: true; inquiry: InquiryRow; access: AccessRecord } | { granted: false; reason: UseRefusal };

/**
 * Reads a released score again: the consent is held against the database and the access recorded in this transaction.
 * A refusal is recorded too, so it is returned and not thrown: the caller commits first.
 */
export async function readScore(tx: Tx, needs: GatewayNeeds, ask: ReadAsk): Promise<Reading> {
  const now = needs.clock.now();
  const inquiry = await findInquiry(tx, ask.inquiryId);
  const refusal = inquiry ? await refusalOf(tx, needs, inquiry, { ...ask, now }) : 'not-found';
  const access = await needs.audit.record(tx, {
    actor: ask.actor,
    action: 'score-read',
    resource: ask.inquiryId,
    ...subjectOf(inquiry),
    ...(refusal === undefined ? { decision: 'granted' } : { decision: 'denied', reason: refusal }),
    requestId: ask.requestId,
    ...(inquiry && refusal === undefined ? { answerSha256: inquiry.answerSha256 } : {}),
    at: now,
  });
  if (inquiry && refusal === undefined) return { granted: true, inquiry, access };
  return { granted: false, reason: refusal ?? 'not-found' };
}

async function refusalOf(
  tx: Tx,
  needs: GatewayNeeds,
  inquiry: InquiryRow,
  ask: ReadAsk & { now: number },
): Promise<(UseRefusal & DenialReason) | undefined> {
  if (inquiry.bankId !== ask.bankId) return 'not-found';
  const { consentId, bankId, purpose, kind } = inquiry;
  const again = await needs.consent.useAgain(tx, { consentId, bankId, purpose, kind, now: ask.now }, ask.how);
  return again.granted ? undefined : again.reason;
}

function subjectOf(
  inquiry: InquiryRow | undefined,
): { personId: string; householdId?: string; consentId: string; purpose: InquiryRow['purpose'] } | object {
  if (!inquiry) return {};
  const { personId, householdId, consentId, purpose } = inquiry;
  return { personId, ...(householdId === null ? {} : { householdId }), consentId, purpose };
}
