import type { ConsentDataType, ConsentPurpose } from './purpose.ts';

export const CONSENT_STATES = [
  'AWAITING_AUTHORISATION',
  'AWAITING_CONFIRMATION',
  'ACTIVE',
  'PAUSED',
  'CONSUMED',
  'REJECTED',
  'REVOKED',
  'EXPIRED',
] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** Why a consent is over. */
export type ConsentReason =
  | 'CUSTOMER_MANUALLY_REJECTED'
  | 'CONSENT_EXPIRED'
  | 'BANK_WITHDREW_REQUEST'
  | 'CUSTOMER_MANUALLY_REVOKED'
  | 'CUSTOMER_UNDID_IN_COOLING_OFF'
  | 'BANK_GAVE_BACK'
  | 'BANK_SUSPENDED'
  | 'CONSENT_MAX_DATE_REACHED'
  | 'ONETIME_RELEASED';

/** ONETIME is used up by its first release; PERIODIC may be used again within its frequency. */
export type FetchType = 'ONETIME' | 'PERIODIC';
/** VIEW on screen only, STORE for the agreed data life, QUERY compute and forget. */
export type ConsentMode = 'VIEW' | 'STORE' | 'QUERY';

/** At most `value` inquiries per unit; a MONTH counts 30 days. */
export interface Frequency {
  unit: 'HOUR' | 'DAY' | 'MONTH';
  value: number;
}

/** How long the bank may keep what it fetched. */
export interface DataLife {
  unit: 'DAY' | 'MONTH' | 'YEAR';
  value: number;
}

/** What a bank asks for and a person agrees to; it never changes afterwards. Instants in ms. */
export interface ConsentTerms {
  purpose: ConsentPurpose;
  fetchType: FetchType;
  dataTypes: readonly ConsentDataType[];
  consentMode: ConsentMode;
  consentStart: number;
  consentExpiry: number;
  lookbackMonths: number;
  frequency: Frequency | null;
  dataLife: DataLife | null;
}

/**
 * One person's consent to one bank's one purpose. `personId` is null when nobody registered fits what the bank wrote:
 * such a consent looks like any other and lapses. `state` is the last one written; what holds now is `standing`.
 */
export interface Consent extends ConsentTerms {
  id: string;
  bankId: string;
  personId: string | null;
  /** The name as the bank wrote it, sealed. */
  sealedName: string;
  /** Keyed hash of what the bank wrote about the person: the cool-down holds whether or not the person exists. */
  subjectKey: string;
  reference: string | null;
  state: ConsentState;
  stateReason: ConsentReason | null;
  requestedAt: number;
  /** An open request lapses at this instant. */
  authoriseBy: number;
  authorisedAt: number | null;
  coolingOffUntil: number | null;
  endedAt: number | null;
  useCount: number;
  lastUseAt: number | null;
}
