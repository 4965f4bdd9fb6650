import type { OrganisationKind } from '../kernel/actor.ts';

/** What each role may do, in the words of the contract's `x-permission`. */
export const ROLE_PERMISSIONS = {
  administrator: [
    'identity.administer',
    'registry.administer',
    'registry.read-catalogue',
    'registry.propose-agreements',
    'registry.decide-agreements',
    'registry.decide-for-county',
  ],
  'county-official': [
    'registry.overview',
    'registry.read-batches',
    'registry.approve-batches',
    'registry.review-figures',
    'registry.review-leads',
    'registry.lead-figures',
    'registry.read-objections',
    'credit.overview',
    'credit.rescore',
    'gateway.look-up',
    'market.inspect',
    'market.run-round',
    'market.audit-round',
    'registry.read-catalogue',
    'registry.propose-agreements',
    'registry.decide-agreements',
    'registry.decide-for-county',
  ],
  'data-clerk': [
    'registry.upload',
    'registry.read-batches',
    'registry.approve-batches',
    'registry.read-catalogue',
    'registry.propose-agreements',
    'registry.answer-leads',
    'registry.read-objections',
    'registry.answer-objections',
  ],
  'data-steward': [
    'registry.read-catalogue',
    'registry.propose-agreements',
    'registry.decide-agreements',
    'registry.decide-for-agency',
  ],
  'link-reviewer': ['registry.review-links', 'registry.review-figures'],
  'credit-officer': ['consent.request', 'gateway.inquire'],
  'cooperative-clerk': [
    'market.trade',
    'market.sell',
    'market.buy',
    'market.approve',
    'market.inspect',
    'market.run-round',
    'market.audit-round',
  ],
  'buyer-clerk': ['market.trade', 'market.buy', 'market.inspect'],
  'buyer-approver': ['market.trade', 'market.inspect', 'market.approve'],
  regulator: [
    'audit.inspect',
    'registry.lead-figures',
    'market.inspect',
    'market.audit-round',
    'registry.read-catalogue',
  ],
  'village-agent': ['identity.assist'],
  'consent-witness': ['consent.witness'],
  researcher: [],
} as const satisfies Record<string, readonly string[]>;

export type Role = keyof typeof ROLE_PERMISSIONS;

/** Which organisations may employ a role: a bank's officer cannot be made in a buyer. */
export const ROLE_EMPLOYERS: Readonly<Record<Role, readonly OrganisationKind[]>> = {
  administrator: ['county'],
  'county-official': ['county'],
  'data-clerk': ['agency', 'bank', 'county'],
  'data-steward': ['agency', 'bank', 'county'],
  'link-reviewer': ['county', 'agency'],
  'credit-officer': ['bank'],
  'cooperative-clerk': ['cooperative'],
  'buyer-clerk': ['buyer'],
  'buyer-approver': ['buyer'],
  regulator: ['regulator'],
  'village-agent': ['village'],
  'consent-witness': ['village', 'county', 'cooperative', 'university'],
  researcher: ['university'],
};

/** What a machine client of an organisation may do. */
const CLIENT_ROLES: Partial<Record<OrganisationKind, Role>> = {
  bank: 'credit-officer',
  agency: 'data-clerk',
};

/** What a farmer may do with the own file. */
export const FARMER_PERMISSIONS: readonly string[] = ['farmer.self', 'market.sell', 'market.trade'];

/** All permissions of some roles, without repeats, in catalogue order. */
export function permissionsOf(roles: readonly Role[]): string[] {
  return [...new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role]))];
}

/** The permissions of a machine client; none for organisations without machine access. */
export function clientPermissions(kind: OrganisationKind): string[] {
  const role = CLIENT_ROLES[kind];
  return role === undefined ? [] : permissionsOf([role]);
}
