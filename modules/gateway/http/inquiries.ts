import type { AccessRecord } from '../../audit/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Call, Handlers, Reply } from '../../kernel/operation.ts';
import { forbidden } from '../../kernel/problem.ts';
import type { GatewayNeeds } from '../index.ts';
import { listInquiries } from '../inquiries/inquiry-store.ts';
import type { InquiryRow } from '../inquiries/inquiry-table.ts';
import { openInquiry, type InquiryAsk } from '../inquiries/open-inquiry.ts';
import { readScore, type ReadAsk } from '../inquiries/read-score.ts';
import { recordDenial } from '../inquiries/record-denial.ts';
import { reasonOf, refusalProblem } from '../inquiries/refusal.ts';
import type { CreditScore } from '../inquiries/score-answer.ts';

export function inquiryHandlers(needs: GatewayNeeds): Handlers {
  return {
    openInquiry: (call) => openOnce(needs, call),
    listInquiries: async (call) => {
      const { limit = 50, ...cursor } = call.query;
      const bankId = bankOf(call.actor);
      const page = await call.inTransaction((tx) => listInquiries(tx, bankId, { ...cursor, limit }));
      return { status: 200, body: { ...page, items: page.items.map(summaryJson) } };
    },
    readCreditScore: async (call) => {
      const ask: ReadAsk = { ...callerOf(call), inquiryId: call.path.id, how: 'reading' };
      const reading = await call.inTransaction((tx) => readScore(tx, needs, ask));
      if (!reading.granted) throw refusalProblem(reading, 'credit score');
      const { inquiry, access } = reading;
      const tag = `W/"${inquiry.answerSha256}"`;
      const headers = { ETag: tag, 'access-record': String(access.index) };
      if (holdsAlready(call.headers['if-none-match'], tag)) return { status: 304, headers };
      const score = JSON.parse(inquiry.answer) as CreditScore;
      return { status: 200, body: inquiryJson(inquiry, score, access), headers };
    },
  };
}

/** A repeated key gets its first answer again, but only while the consent still carries it, and on the record. */
async function openOnce(needs: GatewayNeeds, call: Call<'openInquiry'>): Promise<Reply<'openInquiry'>> {
  const ask: InquiryAsk = { ...callerOf(call), ...call.body };
  let opened: string | undefined;
  const reply = await call
    .once(async (tx) => {
      const { inquiry, score, access } = await openInquiry(tx, needs, ask);
      opened = inquiry.id;
      return { status: 201, body: inquiryJson(inquiry, score, access) };
    })
    .catch(async (error: unknown) => {
      const reason = reasonOf(error);
      if (reason) await call.inTransaction((tx) => recordDenial(tx, needs, ask, reason));
      throw error;
    });
  if (reply.body.id === opened) return reply;
  const again: ReadAsk = { ...callerOf(call), inquiryId: reply.body.id, how: 'same-answer' };
  const reading = await call.inTransaction((tx) => readScore(tx, needs, again));
  if (!reading.granted) throw refusalProblem(reading, 'consent');
  return reply;
}

function callerOf(call: { actor: Actor; requestId: string }): {
  actor: Actor;
  bankId: string;
  requestId: string;
} {
  return { actor: call.actor, bankId: bankOf(call.actor), requestId: call.requestId };
}

function bankOf(actor: Actor): string {
  if (actor.organisationId === undefined) throw forbidden('not-a-bank', 'Only a bank inquires.');
  return actor.organisationId;
}

function holdsAlready(ifNoneMatch: string | undefined, tag: string): boolean {
  return ifNoneMatch !== undefined && (ifNoneMatch.trim() === '*' || ifNoneMatch.includes(tag));
}

type InquiryJson = Extract<Reply<'openInquiry'>, { status: 201 }>['body'];
type SummaryJson = Reply<'listInquiries'>['body']['items'][number];

function inquiryJson(inquiry: InquiryRow, score: CreditScore, access: AccessRecord): InquiryJson {
  return { ...summaryJson(inquiry), score, access };
}

function summaryJson({ id, consentId, purpose, kind, inquiredAt }: InquiryRow): SummaryJson {
  return { id, consentId, purpose, kind, inquiredAt: isoInstant(inquiredAt) };
}
