import type { Consent, ConsentState } from './consent.ts';
import { standing } from './consent-state.ts';
import { kindOf, type ConsentPurpose, type InquiryKind } from './purpose.ts';

/** Why a bank may not read under a consent now. */
export type UseRefusal =
  | 'consent-revoked'
  | 'consent-paused'
  | 'consent-expired'
  | 'consent-consumed'
  | 'consent-not-authorised'
  | 'purpose-not-consented'
  | 'frequency-exceeded'
  | 'not-found';

const REFUSAL_OF_STATE: Readonly<Record<ConsentState, UseRefusal | undefined>> = {
  AWAITING_AUTHORISATION: 'consent-not-authorised',
  AWAITING_CONFIRMATION: 'consent-not-authorised',
  ACTIVE: undefined,
  PAUSED: 'consent-paused',
  CONSUMED: 'consent-consumed',
  REJECTED: 'consent-not-authorised',
  REVOKED: 'consent-revoked',
  EXPIRED: 'consent-expired',
};

/** Who asks to use a consent, and for what. */
export interface UseAsk {
  bankId: string;
  purpose: ConsentPurpose;
  kind: InquiryKind;
  now: number;
}

/**
 * Why the ask is refused; `undefined` when nothing speaks against it (the frequency is counted by the store). Another
 * bank's consent is `not-found`, as an unknown one. Used to explain a refusal, never to grant: granting is one
 * conditional UPDATE.
 */
export function useRefusal(
  consent: Pick<
    Consent,
    | 'bankId'
    | 'purpose'
    | 'state'
    | 'stateReason'
    | 'authoriseBy'
    | 'consentStart'
    | 'consentExpiry'
    | 'endedAt'
  >,
  ask: UseAsk,
): UseRefusal | undefined {
  if (consent.bankId !== ask.bankId) return 'not-found';
  const refusal = REFUSAL_OF_STATE[standing(consent, ask.now).state];
  if (refusal) return refusal;
  if (ask.now < consent.consentStart) return 'consent-not-authorised';
  if (consent.purpose !== ask.purpose || kindOf(consent.purpose) !== ask.kind) return 'purpose-not-consented';
  return undefined;
}
