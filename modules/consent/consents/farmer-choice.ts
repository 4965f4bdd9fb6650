import type { Actor } from '../../kernel/actor.ts';
import { forbidden } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { blockUntil } from '../asking/ask-store.ts';
import { blockedAfterRefusal } from '../asking/cool-down.ts';
import type { ConsentNeeds } from '../index.ts';
import { needsOwnSignIn } from './choices.ts';
import type { HappenedName } from './consent-event-table.ts';
import { findConsent } from './consent-store.ts';
import type { ConsentRow } from './consent-table.ts';
import type { ConsentReason, ConsentState } from './consent.ts';
import { farmerActor, personOf } from './farmer-actor.ts';
import { noteHappening } from './happened.ts';
import { stepOrRefuse } from './step.ts';

type PlainChoice = 'refuse' | 'pause' | 'resume' | 'revoke';

const CHOICES: Readonly<
  Record<PlainChoice, { to: ConsentState; happened: HappenedName; reason: ConsentReason | null }>
> = {
  refuse: { to: 'REJECTED', happened: 'refused', reason: 'CUSTOMER_MANUALLY_REJECTED' },
  pause: { to: 'PAUSED', happened: 'paused', reason: null },
  resume: { to: 'ACTIVE', happened: 'resumed', reason: null },
  revoke: { to: 'REVOKED', happened: 'revoked', reason: 'CUSTOMER_MANUALLY_REVOKED' },
};

/**
 * The person refuses, pauses, resumes or withdraws, alone or with an agent's help (resuming needs the own sign-in:
 * 403). Withdrawing what is withdrawn changes nothing and is no error.
 */
export async function chooseAsFarmer(
  tx: Tx,
  needs: ConsentNeeds,
  actor: Actor,
  ask: { consentId: string; choice: PlainChoice },
): Promise<ConsentRow> {
  const { consentId, choice } = ask;
  const owner = { personId: personOf(actor) };
  if (actor.assistedBy && needsOwnSignIn(choice)) {
    throw forbidden('own-sign-in-needed', 'Only the person alone, with the own sign-in, can do this.');
  }
  const before = await findConsent(tx, consentId, owner);
  if (choice === 'revoke' && before?.state === 'REVOKED') return before;
  const now = needs.clock.now();
  const { to, happened } = CHOICES[choice];
  const reason = reasonOf(choice, before, now);
  const consent = await stepOrRefuse(tx, {
    consentId,
    owner,
    event: choice,
    to,
    now,
    set: { stateReason: reason },
  });
  if (choice === 'refuse') await blockUntil(tx, consent, blockedAfterRefusal(now));
  const at = consent.endedAt ?? now;
  await noteHappening(tx, needs.publish, {
    consentId,
    at,
    event: happened,
    state: to,
    reason,
    by: farmerActor(actor),
  });
  return consent;
}

function reasonOf(choice: PlainChoice, before: ConsentRow | undefined, now: number): ConsentReason | null {
  const cooling = choice === 'revoke' && (before?.coolingOffUntil ?? 0) > now;
  return cooling ? 'CUSTOMER_UNDID_IN_COOLING_OFF' : CHOICES[choice].reason;
}
