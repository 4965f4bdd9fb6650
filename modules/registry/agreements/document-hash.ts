import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { DataContract } from '../contract/data-contract.ts';

/** SHA-256 of the canonical JSON (RFC 8785) of a contract, hex. */
export function documentHash(document: DataContract): string {
  return createHash('sha256').update(canonicalize(document)).digest('hex');
}
