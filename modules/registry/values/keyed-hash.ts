import type { Vault } from '../../kernel/vault.ts';

/** Half of the vault's keyed hash, 128 bits as 32 digits: enough never to collide, and half as much to index. */
export function keyedHash(vault: Vault, kind: string, text: string): string {
  return vault.lookup(kind, text).slice(0, 32);
}
