import type { Clock } from '../../kernel/clock.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import type { InTransaction } from '../../kernel/transaction.ts';
import { createOrganisation } from '../organisations/create-organisation.ts';
import { createUser } from './create-user.ts';
import { hashPassword } from './password.ts';
import { countUsers } from './user-store.ts';
import type { UserRow } from './user-table.ts';

export interface FirstAdministrator {
  userName: string;
  name: string;
  password: string;
  /** The county office that employs them; it is registered with them. */
  organisationName: string;
}

const SHORTEST = 12;

/** Makes the first administrator of an empty installation; 409 `already-enrolled` once there is any user. */
export async function enrolAdministrator(
  inTransaction: InTransaction,
  clock: Clock,
  first: FirstAdministrator,
): Promise<UserRow> {
  const { userName, name, password } = first;
  if (!/^[a-z][a-z0-9.-]{2,63}$/.test(userName)) {
    throw invalid('user-name-invalid', 'user-name', 'Use 3 to 64 small letters, digits, dots or hyphens.');
  }
  if (password.length < SHORTEST) throw invalid('password-short', 'password', 'Use at least 12 characters.');
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    if ((await countUsers(tx)) > 0)
      throw conflict('already-enrolled', 'There are users already: ask an administrator.');
    const office = await createOrganisation(tx, clock, { name: first.organisationName, kind: 'county' });
    return createUser(tx, clock, {
      organisationId: office.id,
      userName,
      name,
      passwordHash,
      roles: ['administrator'],
    });
  });
}
