import type { EntitySchema } from 'typeorm';
import { createAudit } from '../modules/audit/index.ts';
import { auditMount } from '../modules/audit/mount.ts';
import { createConsent, type ConsentNeeds } from '../modules/consent/index.ts';
import { consentMount } from '../modules/consent/mount.ts';
import { creditMount } from '../modules/credit/mount.ts';
import { createGateway, type GatewayNeeds } from '../modules/gateway/index.ts';
import { gatewayMount } from '../modules/gateway/mount.ts';
import {
  createIdentity,
  type AccessTokens,
  type Identity,
  type SendMessage,
} from '../modules/identity/index.ts';
import { identityMount } from '../modules/identity/mount.ts';
import { createMarket } from '../modules/market/index.ts';
import { marketMount } from '../modules/market/mount.ts';
import type { Clock } from '../modules/kernel/clock.ts';
import type { Publish } from '../modules/kernel/event.ts';
import type { Mounted } from '../modules/kernel/mount.ts';
import type { Tx } from '../modules/kernel/transaction.ts';
import type { Vault } from '../modules/kernel/vault.ts';
import type { Config } from './config.ts';

/** What the process hands to the contexts. */
export interface ComposeNeeds {
  config: Config;
  clock: Clock;
  vault: Vault;
  tokens: AccessTokens;
  publish: Publish;
  sendMessage: SendMessage;
}

/** The tables of every context. */
export const contextSchemas: readonly EntitySchema[] = [
  ...identityMount.schemas,
  ...auditMount.schemas,
  ...consentMount.schemas,
  ...creditMount.schemas,
  ...gatewayMount.schemas,
  ...marketMount.schemas,
];

/** The contexts, mounted, and those the process itself talks to. */
export interface Composed {
  mounted: readonly Mounted[];
  identity: Identity;
}

/** Builds every context, bottom floor first, and hands each what it needs: the only place where contexts meet. */
export function compose(needs: ComposeNeeds): Composed {
  const { clock, vault, tokens, publish, sendMessage, config } = needs;
  const identity = createIdentity({
    clock,
    vault,
    tokens,
    sendMessage,
    issuer: config.publicUrl,
    secureCookies: config.publicUrl.startsWith('https:'),
    findSubject: () => Promise.resolve(undefined),
  });
  const market = createMarket({
    clock,
    identity,
    publish,
    person: () => Promise.resolve(undefined),
  });
  const registry = REGISTRY_TO_COME;
  const personStatus = registry.person;
  const audit = createAudit({
    clock,
    identity,
    householdOf: async (tx, personId) => (await registry.person(tx, personId))?.householdId,
  });
  const consent = createConsent({
    clock,
    vault,
    publish,
    identity,
    readIdNumber: registry.readIdNumber,
    findPerson: registry.findPerson,
    personStatus,
  });
  const gateway = createGateway({ clock, identity, audit, consent, registry, credit: CREDIT_TO_COME });
  const mounted = [
    identityMount.mount(identity),
    auditMount.mount(audit),
    consentMount.mount(consent),
    gatewayMount.mount(gateway),
    marketMount.mount(market),
  ];
  return { mounted, identity };
}

// TRANSITION: until the registry and the scoring are composed, nobody is known and nothing is scored.
const nobody = (): Promise<undefined> => Promise.resolve(undefined);
const REGISTRY_TO_COME: Omit<GatewayNeeds['registry'], 'person'> &
  Pick<ConsentNeeds, 'readIdNumber'> & {
    person: (tx: Tx, personId: string) => Promise<{ householdId?: string; deceased: boolean } | undefined>;
  } = {
  findPerson: nobody,
  household: nobody,
  person: nobody,
  readIdNumber: (text) => (/^\d{17}[\dX]$/.test(text) ? text : undefined),
};
const CREDIT_TO_COME = {
  scoreHousehold: (): Promise<never> => Promise.reject(new Error('the scoring is not composed yet')),
  latestScore: nobody,
};
