import type { Tx } from '../../kernel/transaction.ts';
import type { Actor } from '../../kernel/actor.ts';
import { findClient } from '../clients/client-store.ts';
import { findFarmer } from '../farmers/farmer-store.ts';
import type { FarmerRow } from '../farmers/farmer-table.ts';
import { findOrganisation } from '../organisations/organisation-store.ts';
import { permissionsOf, FARMER_PERMISSIONS, type Role } from '../permissions.ts';
import { findUser } from '../users/user-store.ts';
import type { StaffAccount } from './sign-in.ts';
import type { TokenSubject } from './access-token.ts';

/** An account as its holder sees it. */
export interface Account {
  id: string;
  kind: 'staff' | 'farmer' | 'client';
  name: string;
  permissions: string[];
  roles?: Role[];
  organisation?: {
    id: string;
    name: string;
    kind: StaffAccount['organisation']['kind'];
    divisionCode?: string;
  };
  personId?: string;
  assistedBy?: { userId: string; name: string };
}

/** A staff member: what the token carries and what the screen shows. */
export function staffAccount(account: StaffAccount): { subject: TokenSubject; account: Account } {
  const { user, organisation } = account;
  return {
    subject: {
      kind: 'staff',
      id: user.id,
      organisationId: organisation.id,
      organisationKind: organisation.kind,
      roles: user.roles,
    },
    account: {
      id: user.id,
      kind: 'staff',
      name: user.name,
      roles: user.roles,
      permissions: permissionsOf(user.roles),
      organisation: {
        id: organisation.id,
        name: organisation.name,
        kind: organisation.kind,
        ...(organisation.divisionCode === null ? {} : { divisionCode: organisation.divisionCode }),
      },
    },
  };
}

/** A farmer, possibly with a village agent acting for them. */
export function farmerAccount(
  farmer: Pick<FarmerRow, 'id' | 'personId' | 'name'>,
  agent?: { userId: string; organisationId: string; name: string },
): { subject: TokenSubject; account: Account } {
  const base = { kind: 'farmer', id: farmer.id, personId: farmer.personId } as const;
  const account = { ...base, name: farmer.name, permissions: [...FARMER_PERMISSIONS] };
  if (!agent) return { subject: base, account };
  const { name, ...assistedBy } = agent;
  return {
    subject: { ...base, assistedBy },
    account: { ...account, assistedBy: { userId: agent.userId, name } },
  };
}

/** The active account behind a session or token; `undefined` when it was suspended since. */
export async function findAccount(
  tx: Tx,
  who: Pick<Actor, 'kind' | 'id' | 'personId' | 'assistedBy'>,
): Promise<{ subject: TokenSubject; account: Account } | undefined> {
  if (who.kind === 'staff') return findStaff(tx, who.id);
  if (who.kind === 'farmer') return findFarmerAccount(tx, who);
  return who.kind === 'client' ? findClientAccount(tx, who.id) : undefined;
}

async function findStaff(tx: Tx, id: string): ReturnType<typeof findAccount> {
  const user = await findUser(tx, id);
  const organisation = user && (await findOrganisation(tx, user.organisationId));
  const active = user?.state === 'active' && organisation?.state === 'active';
  return active ? staffAccount({ user, organisation }) : undefined;
}

async function findFarmerAccount(
  tx: Tx,
  who: Pick<Actor, 'id' | 'personId' | 'assistedBy'>,
): ReturnType<typeof findAccount> {
  const agent = who.assistedBy && (await findUser(tx, who.assistedBy.userId));
  const assisting = agent
    ? { userId: agent.id, organisationId: agent.organisationId, name: agent.name }
    : undefined;
  const farmer = await findFarmer(tx, { id: who.id });
  if (farmer) return farmer.state === 'active' ? farmerAccount(farmer, assisting) : undefined;
  // Someone without a phone has no account of their own and is always assisted.
  return assisting && who.personId !== undefined
    ? farmerAccount({ id: who.id, personId: who.personId, name: '' }, assisting)
    : undefined;
}

async function findClientAccount(tx: Tx, id: string): ReturnType<typeof findAccount> {
  const client = await findClient(tx, id);
  const organisation = client && (await findOrganisation(tx, client.organisationId));
  if (client?.state !== 'active' || organisation?.state !== 'active') return undefined;
  const { id: organisationId, kind, name } = organisation;
  return {
    subject: { kind: 'client', id, organisationId, organisationKind: kind },
    account: {
      id,
      kind: 'client',
      name: client.name,
      permissions: [],
      organisation: { id: organisationId, name, kind },
    },
  };
}
