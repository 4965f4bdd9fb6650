import { createPublicKey } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { MINUTE, SECOND } from '../../kernel/clock.ts';
import type { PublicJwk } from './client-table.ts';

/** The longest life a client assertion may claim. */
const MOST = 5 * MINUTE;
const SKEW_SECONDS = 30;

/** The client an assertion claims to be from, unverified: it says whose key to check with. */
export function claimedClient(assertion: string): string | undefined {
  const payload = jsonwebtoken.decode(assertion);
  if (typeof payload !== 'object' || payload?.sub === undefined || payload.sub !== payload.iss)
    return undefined;
  return payload.sub;
}

/**
 * Checks a `private_key_jwt` assertion (RFC 7523): ES256 by the client's own key, audience the issuer or its token
 * address, expiry at most five minutes ahead, a `jti`. Returns what must be remembered, or `undefined` when it fails.
 */
export function checkAssertion(
  assertion: string,
  expected: { clientId: string; jwk: PublicJwk; issuer: string; now: number },
): { jti: string; expiresAt: number } | undefined {
  try {
    const claims = jsonwebtoken.verify(
      assertion,
      createPublicKey({ key: { ...expected.jwk }, format: 'jwk' }),
      {
        algorithms: ['ES256'],
        issuer: expected.clientId,
        subject: expected.clientId,
        audience: [expected.issuer, `${expected.issuer}/oidc/token`, `${expected.issuer}/oidc`],
        clockTimestamp: Math.floor(expected.now / SECOND),
        clockTolerance: SKEW_SECONDS,
      },
    );
    if (typeof claims === 'string' || claims.exp === undefined || claims.jti === undefined) return undefined;
    if (Array.isArray(claims.aud) || claims.jti.length > 200) return undefined;
    const expiresAt = claims.exp * SECOND;
    return expiresAt <= expected.now + MOST + SKEW_SECONDS * SECOND
      ? { jti: claims.jti, expiresAt }
      : undefined;
  } catch {
    // The library throws its own errors and plain TypeErrors alike for a bent assertion: none of them is valid.
    return undefined;
  }
}
