import type { EntitySchema } from 'typeorm';
import type { Mount } from '../kernel/mount.ts';
import { agencyTable } from './agencies/agency-table.ts';
import { agreementEventTable, agreementTable } from './agreements/agreement-table.ts';
import { agreementHandlers } from './http/agreements.ts';
import { batchHandlers } from './http/batches.ts';
import { leadOperations } from './http/lead-operations.ts';
import { catalogueHandlers } from './http/catalogue.ts';
import { overviewHandlers } from './http/overview.ts';
import { uploadHandlers } from './http/upload.ts';
import { batchTable, datasetLockTable, rowFaultTable } from './intake/batch-table.ts';
import { householdMemberTable, householdTable } from './people/household-table.ts';
import { joinCaseTable, personTable } from './people/person-table.ts';
import { leadJobs, leadSubscription } from './leads/leads.ts';
import { leadTables } from './leads/lead-tables.ts';
import { sourceRecordTable } from './records/source-record-table.ts';
import { registryJobs } from './registry-jobs.ts';
import type { Registry } from './registry.ts';

export const registryMount: Mount<Registry> = {
  name: 'registry',
  schemas: [
    agencyTable,
    agreementTable,
    agreementEventTable,
    batchTable,
    rowFaultTable,
    datasetLockTable,
    sourceRecordTable,
    personTable,
    joinCaseTable,
    householdTable,
    householdMemberTable,
    ...leadTables,
  ] as readonly EntitySchema[],
  mount: (registry) => ({
    operations: {
      ...batchHandlers(registry),
      ...uploadHandlers(registry),
      ...overviewHandlers(registry),
      ...catalogueHandlers(registry),
      ...agreementHandlers(registry),
      ...leadOperations(registry),
    },
    start: (inTransaction) => registry.start(inTransaction),
    stop: () => registry.intake.stop(),
    subscriptions: [leadSubscription(registry.needs.clock)],
    jobs: [...registryJobs(registry), ...leadJobs(registry.needs.clock)],
  }),
};
