import { randomInt } from 'node:crypto';
import { DAY, MINUTE, type Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Vault } from '../../kernel/vault.ts';
import { takeAttempt } from '../sign-in/attempt-store.ts';
import { findFarmer, insertCode, voidCodes } from './farmer-store.ts';

export const CODE_LIFETIME = 5 * MINUTE;
const ONE_A_MINUTE = { tries: 1, window: MINUTE };
const TEN_A_DAY = { tries: 10, window: DAY };

export interface CodeToSend {
  expiresAt: number;
  /** What to send, and only when the phone belongs to an account; the caller sends it after the commit. */
  message?: { phone: string; text: string };
}

/**
 * Makes a one-time code for a phone. The answer is the same for an unknown phone. 429 `too-many-attempts` beyond one
 * code a minute or ten a day, known phone or not.
 */
export async function sendCode(
  tx: Tx,
  needs: { clock: Clock; vault: Vault },
  phone: string,
): Promise<CodeToSend> {
  const now = needs.clock.now();
  const phoneLookup = needs.vault.lookup('phone', phone);
  await takeAttempt(tx, minuteLimitOf(phoneLookup), ONE_A_MINUTE, now);
  await takeAttempt(tx, `cd-${phoneLookup.slice(0, 60)}`, TEN_A_DAY, now);
  const expiresAt = now + CODE_LIFETIME;
  const farmer = await findFarmer(tx, { phoneLookup });
  if (farmer?.state !== 'active') return { expiresAt };
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  await voidCodes(tx, phoneLookup, now);
  const codeHash = hashOfCode(needs.vault, phone, code);
  await insertCode(tx, { id: newId('otc'), phoneLookup, codeHash, expiresAt, usedAt: null });
  return { expiresAt, message: { phone, text: `【田信】验证码 ${code}，5 分钟内有效。请勿告诉他人。` } };
}

/** What counts the codes of the running minute; a successful sign-in forgets it. */
export function minuteLimitOf(phoneLookup: string): string {
  return `cm-${phoneLookup.slice(0, 60)}`;
}

/** Codes are kept only as a keyed hash together with their phone. */
export function hashOfCode(vault: Vault, phone: string, code: string): string {
  return vault.lookup('one-time-code', `${phone}|${code}`);
}
