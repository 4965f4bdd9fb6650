import { join } from 'node:path';
import type { EntitySchema } from 'typeorm';
import { createAnalysis } from '../modules/analysis/index.ts';
import { createAudit, type Audit } from '../modules/audit/index.ts';
import { auditMount } from '../modules/audit/mount.ts';
import { createConsent, type Consent } from '../modules/consent/index.ts';
import { consentMount } from '../modules/consent/mount.ts';
import { createCredit, type Credit } from '../modules/credit/index.ts';
import { creditMount } from '../modules/credit/mount.ts';
import { createGateway, type Gateway } from '../modules/gateway/index.ts';
import { gatewayMount } from '../modules/gateway/mount.ts';
import {
  createIdentity,
  type AccessTokens,
  type Identity,
  type SendMessage,
} from '../modules/identity/index.ts';
import { identityMount } from '../modules/identity/mount.ts';
import { createMarket, type Market } from '../modules/market/index.ts';
import { marketMount } from '../modules/market/mount.ts';
import {
  createBlobFolder,
  createRegistry,
  type Registry,
  linkerOpener,
  loadContracts,
  shippedLinkage,
  validIdNumber,
} from '../modules/registry/index.ts';
import { registryMount } from '../modules/registry/mount.ts';
import type { Clock } from '../modules/kernel/clock.ts';
import type { Publish } from '../modules/kernel/event.ts';
import type { Mounted } from '../modules/kernel/mount.ts';
import type { Vault } from '../modules/kernel/vault.ts';
import type { Config } from './config.ts';
import { loadDivisions } from './divisions.ts';
import type { Log } from './log.ts';
import { reliedOn } from './relied-on.ts';

/** What the process hands to the contexts. */
export interface ComposeNeeds {
  config: Config;
  clock: Clock;
  vault: Vault;
  tokens: AccessTokens;
  publish: Publish;
  sendMessage: SendMessage;
  log: Log;
}

/** The tables of every context. */
export const contextSchemas: readonly EntitySchema[] = [
  ...identityMount.schemas,
  ...auditMount.schemas,
  ...consentMount.schemas,
  ...creditMount.schemas,
  ...registryMount.schemas,
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
  const { clock, vault, tokens, publish, sendMessage, config, log } = needs;
  const identity = createIdentity({
    clock,
    vault,
    tokens,
    sendMessage,
    issuer: config.publicUrl,
    secureCookies: config.publicUrl.startsWith('https:'),
    // Called long after the registry stands, which itself needs the organisations.
    findSubject: (tx, by) => registry.findPerson(tx, by),
  });
  const registry = createRegistry({
    clock,
    vault,
    publish,
    identity,
    contracts: loadContracts(),
    divisions: loadDivisions(config.divisionsFile),
    blobs: createBlobFolder(join(config.dataDirectory, 'deliveries'), vault),
    linkage: shippedLinkage(linkerOpener(createAnalysis()), vault),
    uploadLimitBytes: config.uploadLimitBytes,
    // Called long after credit and consent stand, which themselves need the registry.
    reliedOn: (tx, who) => reliedOn(tx, { credit, consent }, who),
    recordLeadLook: async (tx, { leadId, ...look }) => {
      const entry = { action: 'household-lookup', purpose: 'SURVEY', decision: 'granted' } as const;
      await audit.record(tx, { ...look, ...entry, resource: leadId });
    },
    reportFault: (error, batchId) => {
      log.error({ err: error, batchId }, 'a batch could not be processed and will be tried again');
    },
  });
  const credit = createCredit({ clock, registry });
  const market = createMarket({
    clock,
    identity,
    publish,
    person: (tx, personId) => registry.person(tx, personId),
  });
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
    readIdNumber: validIdNumber,
    findPerson: (tx, by) => registry.findPerson(tx, by),
    personStatus: (tx, personId) => registry.person(tx, personId),
  });
  const gateway = createGateway({ clock, identity, audit, consent, registry, credit });
  return { mounted: mountAll({ identity, audit, consent, gateway, registry, credit, market }), identity };
}

interface Contexts {
  identity: Identity;
  audit: Audit;
  consent: Consent;
  gateway: Gateway;
  registry: Registry;
  credit: Credit;
  market: Market;
}

function mountAll(contexts: Contexts): Mounted[] {
  return [
    identityMount.mount(contexts.identity),
    auditMount.mount(contexts.audit),
    consentMount.mount(contexts.consent),
    gatewayMount.mount(contexts.gateway),
    registryMount.mount(contexts.registry),
    creditMount.mount(contexts.credit),
    marketMount.mount(contexts.market),
  ];
}
