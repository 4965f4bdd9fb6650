import { MINUTE, type Clock } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import type { InTransaction, Tx } from '../../kernel/transaction.ts';
import type { Vault } from '../../kernel/vault.ts';
import { findOrganisation } from '../organisations/organisation-store.ts';
import type { OrganisationRow } from '../organisations/organisation-table.ts';
import { passwordMatches, pretendPasswordCheck } from '../users/password.ts';
import { findUserByName } from '../users/user-store.ts';
import type { UserRow } from '../users/user-table.ts';
import { forgetAttempts, takeAttempt } from './attempt-store.ts';
import { openSession } from './session-store.ts';

const FIVE_IN_A_QUARTER = { tries: 5, window: 15 * MINUTE };

interface Needs {
  clock: Clock;
  vault: Vault;
}

export interface StaffAccount {
  user: UserRow;
  organisation: OrganisationRow;
}

/**
 * Checks user name and password. 401 `sign-in-failed`, in the same time for an unknown name; 429 after five failures
 * in 15 minutes, known name or not. The password is checked outside any transaction, because that takes 20 ms.
 */
export async function signIn(
  inTransaction: InTransaction,
  needs: Needs,
  asked: { userName: string; password: string },
): Promise<StaffAccount & { cookie: string }> {
  const userName = asked.userName.trim().toLowerCase();
  const attempt = `pw-${needs.vault.lookup('user-name', userName).slice(0, 60)}`;
  const account = await inTransaction(async (tx) => {
    await takeAttempt(tx, attempt, FIVE_IN_A_QUARTER, needs.clock.now());
    return findActiveAccount(tx, userName);
  });
  if (!account) {
    await pretendPasswordCheck(asked.password);
    throw failed();
  }
  if (!(await passwordMatches(account.user.passwordHash, asked.password))) throw failed();
  const cookie = await inTransaction(async (tx) => {
    await forgetAttempts(tx, attempt);
    return openSession(tx, { accountKind: 'staff', accountId: account.user.id }, needs.clock.now());
  });
  return { ...account, cookie };
}

async function findActiveAccount(tx: Tx, userName: string): Promise<StaffAccount | undefined> {
  const user = await findUserByName(tx, userName);
  const organisation = user && (await findOrganisation(tx, user.organisationId));
  return user?.state === 'active' && organisation?.state === 'active' ? { user, organisation } : undefined;
}

function failed(): Problem {
  return new Problem('unauthenticated', 'sign-in-failed', 'The user name or the password is wrong.');
}
