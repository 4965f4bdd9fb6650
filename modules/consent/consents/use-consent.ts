import type { Publish } from '../../kernel/event.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { findConsent } from './consent-store.ts';
import type { ConsentRow } from './consent-table.ts';
import { takeReading, takeRepetition, takeUse } from './consent-use-store.ts';
import type { Consent } from './consent.ts';
import { noteHappening } from './happened.ts';
import { kindOf } from './purpose.ts';
import { useRefusal, type UseAsk, type UseRefusal } from './use-refusal.ts';

export type { UseRefusal } from './use-refusal.ts';

/** A bank's wish to read under a consent, with the purpose and kind it states. */
export type ConsentUse = UseAsk & { consentId: string };

/** A refusal names the person the consent is about, so that the person can be shown it. */
export interface Refused {
  granted: false;
  reason: UseRefusal;
  personId: string | null;
  retryAfterSeconds?: number;
}

/** What came of a fresh use, with the consent it rests on. */
export type UseOutcome = { granted: true; consent: Consent & { personId: string } } | Refused;

/** What came of reading again. */
export type AgainOutcome = { granted: true } | Refused;

/** See `Consent.use`. */
export async function useConsent(tx: Tx, publish: Publish, ask: ConsentUse): Promise<UseOutcome> {
  const taken = kindOf(ask.purpose) === ask.kind && (await takeUse(tx, ask));
  const consent = await findConsent(tx, ask.consentId, 'any');
  if (!taken) return refused(consent, ask);
  const personId = consent?.personId ?? null;
  if (!consent || personId === null) throw new Error(`consent ${ask.consentId} was used but names nobody`);
  if (consent.state === 'CONSUMED') await noteConsumed(tx, publish, consent, ask);
  return { granted: true, consent: { ...consent, personId } };
}

/** See `Consent.useAgain`. One statement when it is granted: this is the hot path of every reading. */
export async function repeatConsentUse(
  tx: Tx,
  ask: ConsentUse,
  how: 'reading' | 'same-answer',
): Promise<AgainOutcome> {
  if (await (how === 'reading' ? takeReading(tx, ask) : takeRepetition(tx, ask))) return { granted: true };
  return refused(await findConsent(tx, ask.consentId, 'any'), ask);
}

/** The database refused: say why. What does not explain itself was at its limit of frequency, or changed just now. */
function refused(consent: ConsentRow | undefined, ask: ConsentUse): Refused {
  if (!consent) return { granted: false, reason: 'not-found', personId: null };
  const { personId } = consent;
  const reason = useRefusal(consent, ask);
  if (reason) return { granted: false, reason, personId };
  if (consent.windowMs === null || consent.windowStart === null) {
    return { granted: false, reason: 'consent-not-authorised', personId };
  }
  const wait = consent.windowStart + consent.windowMs - ask.now;
  return {
    granted: false,
    reason: 'frequency-exceeded',
    personId,
    retryAfterSeconds: Math.max(1, Math.ceil(wait / 1_000)),
  };
}

async function noteConsumed(tx: Tx, publish: Publish, consent: ConsentRow, ask: ConsentUse): Promise<void> {
  await noteHappening(tx, publish, {
    consentId: consent.id,
    at: ask.now,
    event: 'consumed',
    state: 'CONSUMED',
    reason: 'ONETIME_RELEASED',
    by: { role: 'bank', id: null, organisationId: ask.bankId, method: null },
  });
}
