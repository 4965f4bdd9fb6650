import type { Actor } from '../../kernel/actor.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { blockUntil } from '../asking/ask-store.ts';
import type { ConsentNeeds } from '../index.ts';
import type { ConsentRow } from './consent-table.ts';
import { checkEligible } from './eligible.ts';
import { farmerActor, personOf } from './farmer-actor.ts';
import { noteHappening } from './happened.ts';
import { stepOrRefuse } from './step.ts';

/** The person agrees by the own sign-in: the consent is active at once. 403 for a child under 14 or a deceased person. */
export async function approveConsent(
  tx: Tx,
  needs: ConsentNeeds,
  actor: Actor,
  consentId: string,
): Promise<ConsentRow> {
  const now = needs.clock.now();
  const personId = personOf(actor);
  const consent = await stepOrRefuse(tx, {
    consentId,
    owner: { personId },
    event: 'approve',
    to: 'ACTIVE',
    now,
    set: { authorisedAt: now },
  });
  checkEligible(await needs.personStatus(tx, personId), now);
  await blockUntil(tx, consent, now);
  const by = farmerActor(actor);
  await noteHappening(tx, needs.publish, { consentId, at: now, event: 'approved', state: 'ACTIVE', by });
  return consent;
}
