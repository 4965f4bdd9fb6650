import type { Tx } from '../../kernel/transaction.ts';
import type { Vault } from '../../kernel/vault.ts';
import { findFarmer } from './farmer-store.ts';

/** The farmer account of a person, with the phone to reach it. */
export async function farmerOf(
  tx: Tx,
  vault: Vault,
  personId: string,
): Promise<{ id: string; phone: string } | undefined> {
  const row = await findFarmer(tx, { personId });
  if (!row) return undefined;
  return { id: row.id, phone: vault.open(row.phoneSealed, `identity_farmer|phone|${row.id}`) };
}
