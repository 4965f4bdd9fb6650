import type { Identity } from '../identity/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Publish } from '../kernel/event.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Vault } from '../kernel/vault.ts';
import type { FindPerson, ReadIdNumber } from './asking/request-consent.ts';
import { findConsent, listConsents } from './consents/consent-store.ts';
import type { Consent as ConsentRecord } from './consents/consent.ts';
import type { PersonStatus } from './consents/eligible.ts';
import { revokeOfBank } from './consents/revoke-of-bank.ts';
import {
  repeatConsentUse,
  useConsent,
  type AgainOutcome,
  type ConsentUse,
  type UseOutcome,
} from './consents/use-consent.ts';

export type { ConsentDataType, ConsentPurpose, InquiryKind } from './consents/purpose.ts';
export type { ConsentUse, UseOutcome, UseRefusal } from './consents/use-consent.ts';

export interface ConsentNeeds {
  clock: Clock;
  vault: Vault;
  publish: Publish;
  identity: Pick<Identity, 'organisationNames'>;
  readIdNumber: ReadIdNumber;
  findPerson: FindPerson;
  /** What the registry knows of a person now. */
  personStatus: (tx: Tx, personId: string) => Promise<PersonStatus | undefined>;
}

export type { ConsentRecord };

/** One person's consent to one bank's one purpose: the legal record that every release is held against. */
export interface Consent {
  needs: ConsentNeeds;
  /** Uses a consent for one fresh release, in its transaction: one conditional UPDATE decides; or says why not. */
  use(tx: Tx, ask: ConsentUse): Promise<UseOutcome>;
  /** Counts one more reading of what was released: `reading` again, or the `same-answer` of a repeated request. */
  useAgain(tx: Tx, ask: ConsentUse, how: 'reading' | 'same-answer'): Promise<AgainOutcome>;
  /** One consent by id, for whomever it is. */
  find(tx: Tx, consentId: string): Promise<ConsentRecord | undefined>;
  /** A person's newest consents, at most 200. */
  consentsOf(tx: Tx, personId: string): Promise<ConsentRecord[]>;
  /** Ends everything a suspended bank holds or asked for; answers how many consents ended. */
  revokeOfBank(tx: Tx, bankId: string): Promise<number>;
}

export function createConsent(needs: ConsentNeeds): Consent {
  return {
    needs,
    use: (tx, ask) => useConsent(tx, needs.publish, ask),
    useAgain: repeatConsentUse,
    find: (tx, consentId) => findConsent(tx, consentId, 'any'),
    consentsOf: async (tx, personId) => (await listConsents(tx, { personId }, { limit: 200 })).items,
    revokeOfBank: (tx, bankId) => revokeOfBank(tx, needs, bankId),
  };
}
