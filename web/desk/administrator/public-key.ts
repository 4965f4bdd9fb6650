import type { components } from '../../../openapi/contract.gen.ts';

export type PublicKey = components['schemas']['NewMachineClient']['jwk'];

/** Reads a pasted EC P-256 public key; undefined when it is none, or when it bears the private part. */
export function publicKeyOf(pasted: string): PublicKey | undefined {
  const key = parsed(pasted);
  if (key === undefined || 'd' in key) return undefined;
  const { kty, crv, x, y, kid } = key;
  if (kty !== 'EC' || crv !== 'P-256') return undefined;
  if (typeof x !== 'string' || typeof y !== 'string' || typeof kid !== 'string' || kid === '')
    return undefined;
  return { kty, crv, x, y, kid };
}

function parsed(pasted: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(pasted);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}
