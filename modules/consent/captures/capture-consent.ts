import type { Actor } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { blockUntil } from '../asking/ask-store.ts';
import { blockedWhileOpen } from '../asking/cool-down.ts';
import { CONFIRMATION_WINDOW } from '../consents/consent-state.ts';
import type { ConsentRow } from '../consents/consent-table.ts';
import { checkEligible } from '../consents/eligible.ts';
import { farmerActor, personOf } from '../consents/farmer-actor.ts';
import { findConsent } from '../consents/consent-store.ts';
import { noteHappening } from '../consents/happened.ts';
import { stepOrRefuse } from '../consents/step.ts';
import type { ConsentNeeds } from '../index.ts';
import { insertCapture } from './capture-store.ts';
import type { CaptureEvidence } from './capture.ts';

/**
 * A village agent captures the farmer's will: nothing can be read yet. It waits 24 hours for a witness of another
 * organisation and an independent confirmation. 422 `evidence-missing` without evidence.
 */
export async function captureConsent(
  tx: Tx,
  needs: ConsentNeeds,
  actor: Actor,
  ask: { consentId: string; evidence: readonly CaptureEvidence[] },
): Promise<ConsentRow> {
  const { consentId, evidence } = ask;
  const personId = personOf(actor);
  const agent = actor.assistedBy;
  if (!agent) throw new Error('only an assistance session captures');
  if (evidence.length === 0) {
    throw invalid(
      'evidence-missing',
      '/evidence',
      'An assisted consent needs the hash of at least one proof.',
    );
  }
  const now = needs.clock.now();
  const expiry = (await findConsent(tx, consentId, { personId }))?.consentExpiry ?? now;
  const authoriseBy = Math.min(now + CONFIRMATION_WINDOW, expiry);
  const step = {
    consentId,
    owner: { personId },
    event: 'capture',
    to: 'AWAITING_CONFIRMATION',
    now,
  } as const;
  const consent = await stepOrRefuse(tx, { ...step, set: { authoriseBy } });
  checkEligible(await needs.personStatus(tx, personId), now);
  await insertCapture(tx, {
    consentId,
    agentId: agent.userId,
    agentOrganisationId: agent.organisationId,
    capturedAt: now,
    evidence,
    witnessId: null,
    witnessOrganisationId: null,
    witnessedAt: null,
  });
  await blockUntil(tx, consent, blockedWhileOpen(authoriseBy));
  const by = farmerActor(actor);
  await noteHappening(tx, needs.publish, { consentId, at: now, event: 'captured', state: step.to, by });
  return consent;
}
