import { createHash } from 'node:crypto';
import { MINUTE, type Clock } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { findOrganisation } from '../organisations/organisation-store.ts';
import { CLIENT_LIFETIME, type AccessTokens } from '../sign-in/access-token.ts';
import { checkAssertion, claimedClient } from './client-assertion.ts';
import { findClient, rememberAssertion } from './client-store.ts';

interface Needs {
  clock: Clock;
  issuer: string;
  tokens: AccessTokens;
}

/**
 * Exchanges a client assertion for an access token of five minutes; `undefined` (OAuth's `invalid_client`) when the
 * client, its organisation or the assertion is not good, or the assertion was used before.
 */
export async function issueToken(
  tx: Tx,
  needs: Needs,
  asked: { assertion: string; clientId?: string },
): Promise<{ token: string; expiresAt: number } | undefined> {
  const claimed = claimedClient(asked.assertion);
  if (claimed === undefined || (asked.clientId !== undefined && asked.clientId !== claimed)) return undefined;
  const client = await findClient(tx, claimed);
  if (client?.state !== 'active') return undefined;
  const now = needs.clock.now();
  const good = checkAssertion(asked.assertion, {
    clientId: client.id,
    jwk: client.jwk,
    issuer: needs.issuer,
    now,
  });
  const organisation = await findOrganisation(tx, client.organisationId);
  if (!good || organisation?.state !== 'active') return undefined;
  const id = createHash('sha256').update(`${client.id}\0${good.jti}`).digest('hex');
  if (!(await rememberAssertion(tx, { id, expiresAt: good.expiresAt + MINUTE }))) return undefined;
  const subject = {
    kind: 'client',
    id: client.id,
    organisationId: organisation.id,
    organisationKind: organisation.kind,
  } as const;
  return needs.tokens.issue(subject, CLIENT_LIFETIME);
}
