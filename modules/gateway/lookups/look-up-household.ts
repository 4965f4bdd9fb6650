import type { AccessEntry, AccessRecord } from '../../audit/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { HouseholdHistory } from '../../registry/index.ts';
import type { GatewayNeeds } from '../index.ts';
import { scoreAnswer, sealedAnswer, type CreditScore } from '../inquiries/score-answer.ts';
import type { HouseholdSheet } from './household-book.ts';

/** An official's wish to open one household's file, for a stated reason. */
export interface LookupAsk {
  actor: Actor;
  requestId: string;
  subject?: { idNumber: string; name: string };
  householdId?: string;
  reason: 'ASSISTANCE' | 'COMPLAINT' | 'CORRECTION' | 'SURVEY';
  caseNumber?: string;
}

/** What came of it; a refusal is recorded too, so it is returned and not thrown: the caller commits first. */
export type Lookup =
  | {
      granted: true;
      household: HouseholdSheet;
      history: HouseholdHistory;
      latestScore?: CreditScore;
      access: AccessRecord;
    }
  | { granted: false };

const ALL_TYPES = ['credit-score', 'score-reasons', 'data-sources'] as const;

/**
 * Opens a household's file for an official, with its latest score, in one transaction with the record. Unknown
 * households and those outside the official's area look alike.
 */
export async function lookUpHousehold(tx: Tx, needs: GatewayNeeds, ask: LookupAsk): Promise<Lookup> {
  if ((ask.subject === undefined) === (ask.householdId === undefined)) {
    throw invalid('subject-or-household', '/subject', 'Name either a person or a household, not both.');
  }
  const householdId = ask.householdId ?? (await householdOf(tx, needs, ask.subject));
  const household = householdId === undefined ? undefined : await needs.registry.household(tx, householdId);
  if (!household) return refuse(tx, needs, ask, { reason: 'not-found' });
  if (!(await inArea(tx, needs, ask.actor, household))) {
    return refuse(tx, needs, ask, { reason: 'out-of-area', householdId: household.householdId });
  }
  const computed = await needs.credit.latestScore(tx, household.householdId);
  const history = await needs.registry.householdHistory(tx, household.householdId);
  const file = { household, history, ...(computed ? { latestScore: scoreAnswer(computed, ALL_TYPES) } : {}) };
  const access = await needs.audit.record(tx, {
    ...entryOf(needs, ask),
    householdId: household.householdId,
    resource: household.householdId,
    decision: 'granted',
    answerSha256: sealedAnswer(file).sha256,
  });
  return { granted: true, ...file, access };
}

async function householdOf(
  tx: Tx,
  needs: GatewayNeeds,
  subject: LookupAsk['subject'],
): Promise<string | undefined> {
  return subject && (await needs.registry.findPerson(tx, subject))?.householdId;
}

/** True when an official's organisation serves the division in which somebody lives. */
export async function inArea(
  tx: Tx,
  needs: GatewayNeeds,
  actor: Actor,
  { villageCode }: { villageCode: string },
): Promise<boolean> {
  const { organisationId } = actor;
  const organisation =
    organisationId === undefined ? undefined : await needs.identity.organisation(tx, organisationId);
  const area = organisation?.divisionCode ?? null;
  return area !== null && villageCode.startsWith(area);
}

async function refuse(
  tx: Tx,
  needs: GatewayNeeds,
  ask: LookupAsk,
  why: { reason: 'not-found' | 'out-of-area'; householdId?: string },
): Promise<Lookup> {
  await needs.audit.record(tx, {
    ...entryOf(needs, ask),
    ...(why.householdId === undefined ? {} : { householdId: why.householdId }),
    decision: 'denied',
    reason: why.reason,
  });
  return { granted: false };
}

function entryOf(needs: GatewayNeeds, ask: LookupAsk): Omit<AccessEntry, 'decision'> {
  return {
    actor: ask.actor,
    action: 'household-lookup',
    resource: ask.householdId ?? 'none',
    purpose: ask.reason,
    ...(ask.caseNumber === undefined ? {} : { caseNumber: ask.caseNumber }),
    requestId: ask.requestId,
    at: needs.clock.now(),
  };
}
