import type { Vault } from '../../kernel/vault.ts';
import { keyedHash } from '../values/keyed-hash.ts';

/** What stands for a natural key in the database: it tells nothing about the key. */
export function naturalKeyOf(vault: Vault, dataset: string, keyText: string): string {
  return keyedHash(vault, 'natural-key', `${dataset}|${keyText}`);
}
