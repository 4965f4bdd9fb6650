import type { Clock } from '../kernel/clock.ts';
import type { InTransaction, Tx } from '../kernel/transaction.ts';
import type { Vault } from '../kernel/vault.ts';
import { farmerOf } from './farmers/farmer-of.ts';
import type { FindSubject } from './farmers/subject.ts';
import { findOrganisation, organisationNames } from './organisations/organisation-store.ts';
import type { OrganisationRow } from './organisations/organisation-table.ts';
import type { AccessTokens } from './sign-in/access-token.ts';
import { enrolAdministrator, type FirstAdministrator } from './users/enrol-administrator.ts';
import { userNames } from './users/user-store.ts';
import type { UserRow } from './users/user-table.ts';

export { createAccessTokens, type AccessTokens, type TokenKeys } from './sign-in/access-token.ts';
export type { FirstAdministrator } from './users/enrol-administrator.ts';
export type { FindSubject, Subject } from './farmers/subject.ts';
export type { Role } from './permissions.ts';
export type Organisation = OrganisationRow;

/** Sends a short text to a phone; it must not throw, and logs its own failures. */
export type SendMessage = (message: { phone: string; text: string }) => void;

export interface IdentityNeeds {
  clock: Clock;
  vault: Vault;
  tokens: AccessTokens;
  /** The address tokens are issued under. */
  issuer: string;
  secureCookies: boolean;
  sendMessage: SendMessage;
  findSubject: FindSubject;
}

/** Who is who: organisations, staff, farmers and machine clients. */
export interface Identity {
  needs: IdentityNeeds;
  /** One organisation by id. */
  organisation(tx: Tx, id: string): Promise<Organisation | undefined>;
  /** Names by id; unknown ids are left out. */
  organisationNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>>;
  /** Names of staff by user id; unknown ids are left out. */
  userNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>>;
  /** The farmer account of a person, with the phone to reach it; `undefined` for persons without one. */
  farmerOf(tx: Tx, personId: string): Promise<{ id: string; phone: string } | undefined>;
  /** The first administrator of an empty installation; 409 once there is any user. */
  enrolAdministrator(inTransaction: InTransaction, first: FirstAdministrator): Promise<UserRow>;
}

export function createIdentity(needs: IdentityNeeds): Identity {
  return {
    needs,
    enrolAdministrator: (inTransaction, first) => enrolAdministrator(inTransaction, needs.clock, first),
    organisation: async (tx, id) => (await findOrganisation(tx, id)) ?? undefined,
    organisationNames,
    userNames,
    farmerOf: (tx, personId) => farmerOf(tx, needs.vault, personId),
  };
}
