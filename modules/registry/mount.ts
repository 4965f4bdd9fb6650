import type { EntitySchema } from 'typeorm';
import { DAY } from '../kernel/clock.ts';
import type { Mount } from '../kernel/mount.ts';
import { agencyTable } from './agencies/agency-table.ts';
import { batchHandlers } from './http/batches.ts';
import { leadOperations } from './http/lead-operations.ts';
import { overviewHandlers } from './http/overview.ts';
import { uploadHandlers } from './http/upload.ts';
import type { Registry } from './registry.ts';
import { namedBlobs } from './intake/batch-store.ts';
import { batchTable, datasetLockTable, rowFaultTable } from './intake/batch-table.ts';
import { householdMemberTable, householdTable } from './people/household-table.ts';
import { joinCaseTable, personTable } from './people/person-table.ts';
import { leadJobs, leadSubscription } from './leads/leads.ts';
import { leadTables } from './leads/lead-tables.ts';
import { sourceRecordTable } from './records/source-record-table.ts';

export const registryMount: Mount<Registry> = {
  name: 'registry',
  schemas: [
    agencyTable,
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
      ...leadOperations(registry),
    },
    stop: () => registry.intake.stop(),
    subscriptions: [leadSubscription(registry.needs.clock)],
    jobs: [
      ...leadJobs(registry.needs.clock),
      {
        name: 'registry.process-batches',
        schedule: '*/10 * * * * *',
        run: (inTransaction) => registry.intake.process(inTransaction),
      },
      {
        name: 'registry.sweep-uploads',
        schedule: '41 3 * * *',
        run: (inTransaction) =>
          registry.needs.blobs.sweep(registry.needs.clock.now() - DAY, (blobs) =>
            inTransaction((tx) => namedBlobs(tx, blobs)),
          ),
      },
    ],
  }),
};
