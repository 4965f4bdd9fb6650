import type { EntitySchema } from 'typeorm';
import { HOUR } from '../kernel/clock.ts';
import type { Mount } from '../kernel/mount.ts';
import { deleteAssertionsBefore } from './clients/client-store.ts';
import { assertionTable, clientTable } from './clients/client-table.ts';
import { deleteCodesBefore } from './farmers/farmer-store.ts';
import { farmerTable, oneTimeCodeTable } from './farmers/farmer-table.ts';
import { administrationHandlers } from './http/administration.ts';
import { farmerHandlers } from './http/farmers.ts';
import { oidcHandlers } from './http/oidc.ts';
import { sessionHandlers } from './http/sessions.ts';
import type { Identity } from './index.ts';
import { organisationTable } from './organisations/organisation-table.ts';
import { attemptTable } from './sign-in/attempt-table.ts';
import { sessionTable } from './sign-in/session-table.ts';
import { userTable } from './users/user-table.ts';

export const identityMount: Mount<Identity> = {
  name: 'identity',
  schemas: [
    organisationTable,
    userTable,
    attemptTable,
    sessionTable,
    farmerTable,
    oneTimeCodeTable,
    clientTable,
    assertionTable,
  ] as readonly EntitySchema[],
  mount: ({ needs }) => ({
    operations: {
      ...sessionHandlers(needs),
      ...farmerHandlers(needs),
      ...administrationHandlers(needs),
      ...oidcHandlers(needs),
    },
    jobs: [
      {
        name: 'identity.forget-used-secrets',
        schedule: '23 * * * *',
        run: (inTransaction) =>
          inTransaction(async (tx) => {
            const instant = needs.clock.now() - HOUR;
            await deleteCodesBefore(tx, instant);
            await deleteAssertionsBefore(tx, instant);
          }),
      },
    ],
  }),
};
