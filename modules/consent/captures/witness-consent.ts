import type { Actor } from '../../kernel/actor.ts';
import { absent, conflict } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { afterEvent, standing } from '../consents/consent-state.ts';
import { findConsent } from '../consents/consent-store.ts';
import { noteHappening } from '../consents/happened.ts';
import type { ConsentNeeds } from '../index.ts';
import { enterWitness, findCapture, type WaitingCapture } from './capture-store.ts';
import { checkWitness } from './capture.ts';

/** A witness of another organisation attests that the farmer was present and understood. */
export async function witnessConsent(
  tx: Tx,
  needs: ConsentNeeds,
  actor: Actor,
  consentId: string,
): Promise<WaitingCapture> {
  const now = needs.clock.now();
  const [consent, capture] = [await findConsent(tx, consentId, 'any'), await findCapture(tx, consentId)];
  if (!consent || !capture) throw absent('captured consent');
  checkWitness(capture, actor);
  const state = afterEvent(standing(consent, now).state, 'witness');
  const organisationId = actor.organisationId ?? '';
  if (!(await enterWitness(tx, consentId, { id: actor.id, organisationId, at: now }))) {
    throw conflict('already-witnessed', 'Another witness was faster.');
  }
  const by = { role: 'witness', id: actor.id, organisationId, method: null } as const;
  await noteHappening(tx, needs.publish, { consentId, at: now, event: 'witnessed', state, by });
  return {
    consent,
    capture: { ...capture, witnessId: actor.id, witnessOrganisationId: organisationId, witnessedAt: now },
  };
}
