import type { Clock } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Vault } from '../../kernel/vault.ts';
import { forgetAttempts, takeAttempt } from '../sign-in/attempt-store.ts';
import { openSession } from '../sign-in/session-store.ts';
import { CODE_LIFETIME, hashOfCode, minuteLimitOf } from './send-code.ts';
import { findFarmer, useCode } from './farmer-store.ts';
import type { FarmerRow } from './farmer-table.ts';

const FIVE_PER_CODE = { tries: 5, window: CODE_LIFETIME };

interface Needs {
  clock: Clock;
  vault: Vault;
}

/** Takes one try at the code of a phone; 429 after five. In a transaction of its own, so that a wrong code counts. */
export async function takeCodeAttempt(tx: Tx, needs: Needs, phone: string): Promise<void> {
  await takeAttempt(tx, attemptId(needs.vault, phone), FIVE_PER_CODE, needs.clock.now());
}

/** Exchanges phone and code for a session; 401 `code-wrong` for a wrong, used or expired code or an unknown phone. */
export async function signInFarmer(
  tx: Tx,
  needs: Needs,
  asked: { phone: string; code: string },
): Promise<{ farmer: FarmerRow; cookie: string }> {
  const now = needs.clock.now();
  const phoneLookup = needs.vault.lookup('phone', asked.phone);
  const codeHash = hashOfCode(needs.vault, asked.phone, asked.code);
  const used = await useCode(tx, { phoneLookup, codeHash, now });
  const farmer = used ? await findFarmer(tx, { phoneLookup }) : null;
  if (farmer?.state !== 'active') {
    throw new Problem('unauthenticated', 'code-wrong', 'The code is wrong or has expired.');
  }
  await forgetAttempts(tx, attemptId(needs.vault, asked.phone));
  await forgetAttempts(tx, minuteLimitOf(phoneLookup));
  const cookie = await openSession(tx, { accountKind: 'farmer', accountId: farmer.id }, now);
  return { farmer, cookie };
}

function attemptId(vault: Vault, phone: string): string {
  return `ct-${vault.lookup('phone', phone).slice(0, 60)}`;
}
