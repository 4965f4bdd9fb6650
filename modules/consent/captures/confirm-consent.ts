import type { Actor } from '../../kernel/actor.ts';
import { absent, forbidden } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { blockUntil } from '../asking/ask-store.ts';
import { COOLING_OFF } from '../consents/consent-state.ts';
import type { Owner } from '../consents/consent-store.ts';
import type { ConsentRow } from '../consents/consent-table.ts';
import { farmerActor, personOf } from '../consents/farmer-actor.ts';
import { noteHappening, type ConsentActor } from '../consents/happened.ts';
import { stepOrRefuse } from '../consents/step.ts';
import type { ConsentNeeds } from '../index.ts';
import { findCapture, type WaitingCapture } from './capture-store.ts';
import { checkSecondOfficer, checkWitnessed } from './capture.ts';

/** The farmer confirms by the own sign-in what an agent captured: active, undoable for 24 hours. */
export async function confirmAsFarmer(
  tx: Tx,
  needs: ConsentNeeds,
  actor: Actor,
  consentId: string,
): Promise<ConsentRow> {
  const personId = personOf(actor);
  if (actor.assistedBy)
    throw forbidden('own-sign-in-needed', 'Only the person alone, with the own sign-in, can confirm.');
  const confirmed = await confirm(tx, needs, { consentId, owner: { personId }, by: farmerActor(actor) });
  return confirmed.consent;
}

/** A second officer, neither agent nor witness, confirms by call-back or on paper. */
export async function confirmAsOfficer(
  tx: Tx,
  needs: ConsentNeeds,
  actor: Actor,
  ask: { consentId: string; method: 'call-back' | 'paper' },
): Promise<WaitingCapture> {
  const by: ConsentActor = {
    role: 'second-officer',
    id: actor.id,
    organisationId: actor.organisationId ?? null,
    method: ask.method,
  };
  const capture = await findCapture(tx, ask.consentId);
  if (!capture) throw absent('captured consent');
  checkSecondOfficer(capture, actor);
  return confirm(tx, needs, { consentId: ask.consentId, owner: 'any', by });
}

interface Confirmation {
  consentId: string;
  owner: Owner;
  by: ConsentActor;
}

async function confirm(tx: Tx, needs: ConsentNeeds, ask: Confirmation): Promise<WaitingCapture> {
  const now = needs.clock.now();
  const { consentId, owner, by } = ask;
  const set = { authorisedAt: now, coolingOffUntil: now + COOLING_OFF };
  const consent = await stepOrRefuse(tx, { consentId, owner, event: 'confirm', to: 'ACTIVE', now, set });
  const capture = await findCapture(tx, consentId);
  if (!capture) throw new Error(`consent ${consentId} awaits confirmation but was never captured`);
  checkWitnessed(capture);
  await blockUntil(tx, consent, now);
  await noteHappening(tx, needs.publish, { consentId, at: now, event: 'confirmed', state: 'ACTIVE', by });
  return { consent, capture };
}
