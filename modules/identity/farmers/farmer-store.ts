import { IsNull, MoreThan } from 'typeorm';
import type { Tx } from '../../kernel/transaction.ts';
import { farmerTable, oneTimeCodeTable, type FarmerRow, type OneTimeCodeRow } from './farmer-table.ts';

export function insertFarmer(tx: Tx, row: FarmerRow): Promise<unknown> {
  return tx.getRepository(farmerTable).insert(row);
}

export async function renewPhone(tx: Tx, id: string, renewed: Partial<FarmerRow>): Promise<void> {
  await tx.getRepository(farmerTable).update({ id }, renewed);
}

export function findFarmer(
  tx: Tx,
  by: { id: string } | { personId: string } | { phoneLookup: string },
): Promise<FarmerRow | null> {
  return tx.getRepository(farmerTable).findOneBy(by);
}

export function insertCode(tx: Tx, row: OneTimeCodeRow): Promise<unknown> {
  return tx.getRepository(oneTimeCodeTable).insert(row);
}

/** Uses a code; true for exactly one caller. */
export async function useCode(
  tx: Tx,
  ask: { phoneLookup: string; codeHash: string; now: number },
): Promise<boolean> {
  const used = await tx.getRepository(oneTimeCodeTable).update(
    {
      phoneLookup: ask.phoneLookup,
      codeHash: ask.codeHash,
      usedAt: IsNull(),
      expiresAt: MoreThan(ask.now),
    },
    { usedAt: ask.now },
  );
  return (used.affected ?? 0) >= 1;
}

/** Makes every code of a phone worthless. */
export async function voidCodes(tx: Tx, phoneLookup: string, now: number): Promise<void> {
  await tx.getRepository(oneTimeCodeTable).update({ phoneLookup, usedAt: IsNull() }, { usedAt: now });
}

export async function deleteCodesBefore(tx: Tx, instant: number): Promise<void> {
  await tx.query('DELETE FROM identity_one_time_code WHERE expires_at < ?', [instant]);
}
