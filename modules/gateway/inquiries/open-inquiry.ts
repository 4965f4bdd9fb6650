import type { AccessRecord } from '../../audit/index.ts';
import type { ConsentPurpose, ConsentRecord, InquiryKind } from '../../consent/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { GatewayNeeds } from '../index.ts';
import { insertInquiry } from './inquiry-store.ts';
import type { InquiryRow } from './inquiry-table.ts';
import { refusalProblem } from './refusal.ts';
import {
  noScore,
  scoreAnswer,
  sealedAnswer,
  SCORE_LOOKBACK_MONTHS,
  type CreditScore,
} from './score-answer.ts';

/** A bank's inquiry, with who makes it and in which request. */
export interface InquiryAsk {
  actor: Actor;
  bankId: string;
  requestId: string;
  consentId: string;
  purpose: ConsentPurpose;
  kind: InquiryKind;
}

/** A released answer and the record of its release. */
export interface Released {
  inquiry: InquiryRow;
  score: CreditScore;
  access: AccessRecord;
}

/**
 * Uses the consent, computes the score, keeps the answer and records the access, all in the caller's transaction: each
 * of them stands or none. Refuses as `refusalProblem` says; the caller records the denial.
 */
export async function openInquiry(tx: Tx, needs: GatewayNeeds, ask: InquiryAsk): Promise<Released> {
  const now = needs.clock.now();
  const { consentId, bankId, purpose, kind } = ask;
  const use = await needs.consent.use(tx, { consentId, bankId, purpose, kind, now });
  if (!use.granted) throw refusalProblem(use, 'consent');
  const found = await findScore(tx, needs, use.consent, now);
  const sealed = sealedAnswer(found.score);
  const inquiry: InquiryRow = {
    id: newId('inq'),
    bankId,
    consentId,
    personId: use.consent.personId,
    householdId: found.householdId,
    scoreId: found.scoreId,
    purpose,
    kind,
    inquiredAt: now,
    answer: sealed.text,
    answerSha256: sealed.sha256,
  };
  await insertInquiry(tx, inquiry);
  const access = await needs.audit.record(tx, {
    actor: ask.actor,
    action: 'inquiry',
    resource: inquiry.id,
    personId: inquiry.personId,
    ...(inquiry.householdId === null ? {} : { householdId: inquiry.householdId }),
    consentId,
    purpose,
    decision: 'granted',
    requestId: ask.requestId,
    answerSha256: sealed.sha256,
    at: now,
  });
  return { inquiry, score: found.score, access };
}

interface FoundScore {
  score: CreditScore;
  householdId: string | null;
  scoreId: string | null;
}

async function findScore(
  tx: Tx,
  needs: GatewayNeeds,
  consent: ConsentRecord & { personId: string },
  now: number,
): Promise<FoundScore> {
  const householdId = (await needs.registry.person(tx, consent.personId))?.householdId ?? null;
  if (householdId === null) return { score: noScore('no-household', now), householdId, scoreId: null };
  if (consent.lookbackMonths < SCORE_LOOKBACK_MONTHS) {
    return { score: noScore('lookback-too-short', now), householdId, scoreId: null };
  }
  const computed = await needs.credit.scoreHousehold(tx, { householdId, asOf: now });
  return { score: scoreAnswer(computed, consent.dataTypes), householdId, scoreId: computed.scoreId };
}
