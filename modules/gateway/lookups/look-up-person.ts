import type { AccessEntry, AccessRecord } from '../../audit/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { GoldenPerson, ObjectionFile } from '../../registry/index.ts';
import type { GatewayNeeds } from '../index.ts';
import { sealedAnswer } from '../inquiries/score-answer.ts';
import { inArea, type LookupAsk } from './look-up-household.ts';

export type PersonAsk = Pick<LookupAsk, 'actor' | 'requestId' | 'reason' | 'caseNumber'> & {
  personId: string;
};

/** What came of it; a refusal is recorded too, so it is returned and not thrown: the caller commits first. */
export type PersonLookup = { granted: true; person: GoldenPerson; access: AccessRecord } | { granted: false };

/**
 * Opens a person's golden record for an official in one transaction with the record of it. Unknown persons and those
 * outside the official's area look alike.
 */
export async function lookUpPerson(tx: Tx, needs: GatewayNeeds, ask: PersonAsk): Promise<PersonLookup> {
  const entry: Omit<AccessEntry, 'decision'> = {
    actor: ask.actor,
    action: 'person-lookup',
    resource: ask.personId,
    purpose: ask.reason,
    ...(ask.caseNumber === undefined ? {} : { caseNumber: ask.caseNumber }),
    requestId: ask.requestId,
    at: needs.clock.now(),
  };
  const person = await needs.registry.goldenPerson(tx, ask.personId);
  if (!person) {
    await needs.audit.record(tx, { ...entry, decision: 'denied', reason: 'not-found' });
    return { granted: false };
  }
  const about = { ...entry, personId: person.personId };
  if (!(await inArea(tx, needs, ask.actor, person))) {
    await needs.audit.record(tx, { ...about, decision: 'denied', reason: 'out-of-area' });
    return { granted: false };
  }
  const answerSha256 = sealedAnswer(person).sha256;
  const access = await needs.audit.record(tx, { ...about, decision: 'granted', answerSha256 });
  return { granted: true, person, access };
}

/** Opens an objection for the agency concerned or an official; the farmer sees that it was read. */
export async function readObjection(
  tx: Tx,
  needs: GatewayNeeds,
  ask: { actor: Actor; requestId: string; objectionId: string },
): Promise<{ file: ObjectionFile; access: AccessRecord } | undefined> {
  const file = await needs.registry.objection(tx, ask.objectionId, ask.actor);
  if (!file) return undefined;
  const access = await needs.audit.record(tx, {
    actor: ask.actor,
    action: 'objection-read',
    resource: ask.objectionId,
    purpose: 'CORRECTION',
    personId: file.person.personId,
    requestId: ask.requestId,
    at: needs.clock.now(),
    decision: 'granted',
    answerSha256: sealedAnswer(file).sha256,
  });
  return { file, access };
}
