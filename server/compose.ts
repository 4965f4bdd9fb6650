import type { EntitySchema } from 'typeorm';
import { auditMount } from '../modules/audit/mount.ts';
import { consentMount } from '../modules/consent/mount.ts';
import { creditMount } from '../modules/credit/mount.ts';
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
  const { clock, vault, tokens, sendMessage, config } = needs;
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
    publish: needs.publish,
    person: () => Promise.resolve(undefined),
  });
  return { mounted: [identityMount.mount(identity), marketMount.mount(market)], identity };
}
