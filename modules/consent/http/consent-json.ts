import { isoInstant } from '../../kernel/clock.ts';
import type { Reply } from '../../kernel/operation.ts';
import type { Vault } from '../../kernel/vault.ts';
import { choicesIn } from '../consents/choices.ts';
import { consequencesOf } from '../consents/consequences.ts';
import { standing } from '../consents/consent-state.ts';
import type { Consent } from '../consents/consent.ts';
import { dataText, kindOf, purposeText } from '../consents/purpose.ts';

type BankConsent = Reply<'readConsent'>['body'];
type MyConsent = Reply<'readMyConsent'>['body'];

/** The name a bank wrote, for that bank and for the person. */
export function nameOf(vault: Vault, consent: Consent): string {
  return vault.open(consent.sealedName, `consent_consent|sealed_name|${consent.id}`);
}

/** A consent as its bank sees it, as it stands at `now`. */
export function bankConsentJson(vault: Vault, consent: Consent, now: number): BankConsent {
  return {
    id: consent.id,
    subjectName: nameOf(vault, consent),
    ...(consent.reference === null ? {} : { reference: consent.reference }),
    ...termsJson(consent),
    ...courseJson(consent, now),
  };
}

/** What only the person's page needs to know. */
export interface MyView {
  now: number;
  bankName: string;
  assisted: boolean;
  witnessed: boolean;
}

/** A consent as the person sees it: plain words, and what may be chosen now. */
export function myConsentJson(consent: Consent, view: MyView): MyConsent {
  const course = courseJson(consent, view.now);
  const waiting = course.state === 'AWAITING_CONFIRMATION';
  return {
    id: consent.id,
    bank: { id: consent.bankId, name: view.bankName },
    purposeText: purposeText(consent.purpose),
    dataTexts: consent.dataTypes.map(dataText),
    ...termsJson(consent),
    ...course,
    ...(waiting ? { witnessed: view.witnessed } : {}),
    choices: choicesIn(course.state, view),
    consequences: consequencesOf(consent),
  };
}

type Terms = Pick<
  BankConsent,
  | 'purpose'
  | 'kind'
  | 'fetchType'
  | 'dataTypes'
  | 'consentMode'
  | 'consentStart'
  | 'consentExpiry'
  | 'lookbackMonths'
  | 'frequency'
  | 'dataLife'
>;

function termsJson(consent: Consent): Terms {
  return {
    purpose: consent.purpose,
    kind: kindOf(consent.purpose),
    fetchType: consent.fetchType,
    dataTypes: [...consent.dataTypes],
    consentMode: consent.consentMode,
    consentStart: isoInstant(consent.consentStart),
    consentExpiry: isoInstant(consent.consentExpiry),
    lookbackMonths: consent.lookbackMonths,
    ...(consent.frequency === null ? {} : { frequency: consent.frequency }),
    ...(consent.dataLife === null ? {} : { dataLife: consent.dataLife }),
  };
}

type Course = Pick<
  BankConsent,
  | 'state'
  | 'stateReason'
  | 'requestedAt'
  | 'authoriseBy'
  | 'authorisedAt'
  | 'coolingOffUntil'
  | 'endedAt'
  | 'use'
>;

function courseJson(consent: Consent, now: number): Course {
  const { state, reason, endedAt } = standing(consent, now);
  return {
    state,
    ...(reason === null ? {} : { stateReason: reason }),
    requestedAt: isoInstant(consent.requestedAt),
    authoriseBy: isoInstant(consent.authoriseBy),
    ...(consent.authorisedAt === null ? {} : { authorisedAt: isoInstant(consent.authorisedAt) }),
    ...(consent.coolingOffUntil === null ? {} : { coolingOffUntil: isoInstant(consent.coolingOffUntil) }),
    ...(endedAt === null ? {} : { endedAt: isoInstant(endedAt) }),
    use: {
      count: consent.useCount,
      ...(consent.lastUseAt === null ? {} : { lastUseAt: isoInstant(consent.lastUseAt) }),
    },
  };
}
