import type { components } from '../../../openapi/contract.gen.ts';
import { checkCertificate, type CertificateFault } from '../../../modules/market/matching/certificate.ts';

type Certificate = components['schemas']['Certificate'];

export interface Verification {
  verdict:
    | { proven: true; objective: bigint; pairs: number }
    | { proven: false; fault: CertificateFault | 'unreadable' };
  /** Whether the bytes hash to what the round published; unknown where the browser has no hashing (no HTTPS). */
  hash: 'right' | 'wrong' | 'unknown';
}

/** Re-checks a downloaded certificate on this machine alone: its fingerprint, and by integers that nothing is better. */
export async function verifyCertificate(text: string, publishedHash: string): Promise<Verification> {
  return { verdict: verdictOf(text), hash: await compareHash(text, publishedHash) };
}

function verdictOf(text: string): Verification['verdict'] {
  const certificate = JSON.parse(text) as Certificate;
  const supply = gramsOf(certificate.inputs['lots']);
  const demand = gramsOf(certificate.inputs['wants']);
  if (!supply || !demand) return { proven: false, fault: 'unreadable' };
  const edges = certificate.edges.flatMap(([lot, want, value, grams]) =>
    lot === undefined || want === undefined || value === undefined || grams === undefined
      ? []
      : [[lot, want, value, grams] as const],
  );
  if (edges.length !== certificate.edges.length) return { proven: false, fault: 'unreadable' };
  const verdict = checkCertificate({ supply, demand, edges, u: certificate.u, v: certificate.v });
  if (!verdict.proven) return verdict;
  const claimed = String(verdict.objective) === certificate.objective;
  return claimed ? { ...verdict, pairs: edges.length } : { proven: false, fault: 'duality-gap' };
}

function gramsOf(parties: unknown): number[] | undefined {
  if (!Array.isArray(parties)) return undefined;
  const grams = parties.map((party: unknown) => (hasGrams(party) ? party.grams : undefined));
  return grams.every((weight) => weight !== undefined) ? grams : undefined;
}

function hasGrams(party: unknown): party is { grams: number } {
  return typeof party === 'object' && party !== null && 'grams' in party && typeof party.grams === 'number';
}

async function compareHash(text: string, published: string): Promise<Verification['hash']> {
  if (!isSecureContext) return 'unknown';
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex === published ? 'right' : 'wrong';
}
