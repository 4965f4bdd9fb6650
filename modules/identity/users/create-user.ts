import type { Clock } from '../../kernel/clock.ts';
import { insertedOnce } from '../../kernel/duplicate-key.ts';
import { newId } from '../../kernel/id.ts';
import { absent, conflict, invalid } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { findOrganisation } from '../organisations/organisation-store.ts';
import { ROLE_EMPLOYERS, type Role } from '../permissions.ts';
import { insertUser } from './user-store.ts';
import type { UserRow } from './user-table.ts';

export interface NewUser {
  organisationId: string;
  userName: string;
  name: string;
  /** Already hashed: hashing takes longer than a transaction should. */
  passwordHash: string;
  roles: Role[];
}

/**
 * Gives a staff member an account. 404 for an unknown organisation, 422 `role-not-employed` when its kind does not
 * employ the role, 409 `user-exists` when the user name is taken.
 */
export async function createUser(tx: Tx, clock: Clock, asked: NewUser): Promise<UserRow> {
  const organisation = await findOrganisation(tx, asked.organisationId);
  if (!organisation) throw absent('organisation');
  asked.roles.forEach((role, position) => {
    if (!ROLE_EMPLOYERS[role].includes(organisation.kind)) {
      throw invalid(
        'role-not-employed',
        `/roles/${String(position)}`,
        `A ${organisation.kind} has no ${role}.`,
      );
    }
  });
  const row: UserRow = { ...asked, id: newId('usr'), state: 'active', createdAt: clock.now() };
  if (await insertedOnce(() => insertUser(tx, row))) return row;
  throw conflict('user-exists', 'This user name is taken.');
}
