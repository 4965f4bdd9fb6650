import { createPublicKey, type KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import type { Actor, OrganisationKind } from '../../kernel/actor.ts';
import { MINUTE, SECOND, type Clock } from '../../kernel/clock.ts';
import { clientPermissions, FARMER_PERMISSIONS, permissionsOf, type Role } from '../permissions.ts';

/** The keys that sign access tokens: `current` signs, all verify until they are taken out (rotation). */
export interface TokenKeys {
  current: string;
  /** ES256 private keys by key id. */
  keys: Readonly<Record<string, KeyObject>>;
}

/** Who a token speaks for. Permissions are not in it: they follow from roles at every call. */
export interface TokenSubject {
  kind: 'staff' | 'farmer' | 'client';
  id: string;
  organisationId?: string;
  organisationKind?: OrganisationKind;
  roles?: readonly Role[];
  personId?: string;
  assistedBy?: { userId: string; organisationId: string };
}

export interface AccessTokens {
  /** Signs an ES256 token; `lifetime` in milliseconds. */
  issue(subject: TokenSubject, lifetime: number): { token: string; expiresAt: number };
  /** The caller of a valid token of ours, else `undefined`; never throws. */
  read(token: string): Actor | undefined;
  /** The public keys as a JWK set. */
  jwks(): { keys: Record<string, unknown>[] };
}

export const STAFF_LIFETIME = 10 * MINUTE;
export const CLIENT_LIFETIME = 5 * MINUTE;

const AUDIENCE = 'tianxin';
const CACHE_SIZE = 10_000;

interface TokenNeeds {
  clock: Clock;
  issuer: string;
  tokenKeys: TokenKeys;
}

interface VerifiedToken {
  actor: Actor;
  expiresAt: number;
}

export function createAccessTokens(needs: TokenNeeds): AccessTokens {
  const { clock, issuer, tokenKeys } = needs;
  const publicKeys = new Map(Object.entries(tokenKeys.keys).map(([kid, key]) => [kid, createPublicKey(key)]));
  const signingKey = tokenKeys.keys[tokenKeys.current];
  if (!signingKey) throw new Error(`the current token key ${tokenKeys.current} is not among the keys`);
  /** Verified tokens until they expire: checking an ES256 signature costs more than the rest of a query. */
  const verified = new Map<string, VerifiedToken>();
  return {
    issue(subject, lifetime) {
      const issuedAt = Math.floor(clock.now() / SECOND);
      const exp = issuedAt + Math.floor(lifetime / SECOND);
      const claims = {
        iss: issuer,
        aud: AUDIENCE,
        sub: subject.id,
        use: 'access',
        iat: issuedAt,
        exp,
        who: subject,
      };
      const token = jsonwebtoken.sign(claims, signingKey, { algorithm: 'ES256', keyid: tokenKeys.current });
      return { token, expiresAt: exp * SECOND };
    },
    read(token) {
      const known = verified.get(token);
      if (known) return known.expiresAt > clock.now() ? known.actor : undefined;
      const fresh = verify(token, needs, publicKeys);
      if (!fresh) return undefined;
      if (verified.size >= CACHE_SIZE) verified.clear();
      verified.set(token, fresh);
      return fresh.actor;
    },
    jwks() {
      const published = (kid: string, key: KeyObject): Record<string, unknown> => ({
        ...key.export({ format: 'jwk' }),
        kid,
        alg: 'ES256',
        use: 'sig',
      });
      return { keys: [...publicKeys].map(([kid, key]) => published(kid, key)) };
    },
  };
}

function verify(
  token: string,
  needs: TokenNeeds,
  keys: ReadonlyMap<string, KeyObject>,
): VerifiedToken | undefined {
  try {
    const kid = jsonwebtoken.decode(token, { complete: true })?.header.kid;
    const key = kid === undefined ? undefined : keys.get(kid);
    if (!key) return undefined;
    const claims = jsonwebtoken.verify(token, key, {
      algorithms: ['ES256'],
      issuer: needs.issuer,
      audience: AUDIENCE,
      clockTimestamp: Math.floor(needs.clock.now() / SECOND),
    });
    if (typeof claims === 'string' || claims.exp === undefined || claims['use'] !== 'access')
      return undefined;
    return { actor: actorOf(claims['who'] as TokenSubject), expiresAt: claims.exp * SECOND };
  } catch {
    // The library throws its own errors and plain TypeErrors alike for a bent token: none of them is valid.
    return undefined;
  }
}

function actorOf(who: TokenSubject): Actor {
  const { roles, ...rest } = who;
  return { ...rest, permissions: permissionsFor(who, roles ?? []) };
}

/** The permissions of a token's subject, from the table of roles as it stands today. */
export function permissionsFor(who: TokenSubject, roles: readonly Role[]): readonly string[] {
  if (who.kind === 'farmer') return FARMER_PERMISSIONS;
  if (who.kind === 'client')
    return who.organisationKind === undefined ? [] : clientPermissions(who.organisationKind);
  return permissionsOf(roles);
}
