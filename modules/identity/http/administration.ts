import type { Handlers } from '../../kernel/operation.ts';
import { createClient } from '../clients/create-client.ts';
import type { IdentityNeeds } from '../index.ts';
import { createOrganisation } from '../organisations/create-organisation.ts';
import { listOrganisations } from '../organisations/organisation-store.ts';
import type { OrganisationRow } from '../organisations/organisation-table.ts';
import { createUser } from '../users/create-user.ts';
import { hashPassword } from '../users/password.ts';

export function administrationHandlers(needs: IdentityNeeds): Handlers {
  return {
    listOrganisations: async (call) => {
      const { limit = 50, ...rest } = call.query;
      const page = await call.inTransaction((tx) => listOrganisations(tx, { ...rest, limit }));
      return { status: 200, body: { ...page, items: page.items.map(shown) } };
    },
    createOrganisation: async (call) => {
      const row = await call.inTransaction((tx) => createOrganisation(tx, needs.clock, call.body));
      return { status: 201, body: shown(row) };
    },
    createUser: async (call) => {
      const { password, ...asked } = call.body;
      const passwordHash = await hashPassword(password);
      const user = await call.inTransaction((tx) => createUser(tx, needs.clock, { ...asked, passwordHash }));
      const { id, userName, name, organisationId, roles } = user;
      return { status: 201, body: { id, userName, name, organisationId, roles } };
    },
    createMachineClient: async (call) => {
      const client = await call.inTransaction((tx) => createClient(tx, needs.clock, call.body));
      return {
        status: 201,
        body: { id: client.id, organisationId: client.organisationId, name: client.name },
      };
    },
  };
}

function shown(row: OrganisationRow): {
  id: string;
  name: string;
  kind: OrganisationRow['kind'];
  state: OrganisationRow['state'];
  divisionCode?: string;
  uscc?: string;
} {
  const { id, name, kind, state, divisionCode, uscc } = row;
  return {
    id,
    name,
    kind,
    state,
    ...(divisionCode === null ? {} : { divisionCode }),
    ...(uscc === null ? {} : { uscc }),
  };
}
