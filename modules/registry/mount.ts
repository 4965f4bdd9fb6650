import type { EntitySchema } from 'typeorm';
import { DAY } from '../kernel/clock.ts';
import type { Mount } from '../kernel/mount.ts';
import { agencyTable } from './agencies/agency-table.ts';
import { batchHandlers } from './http/batches.ts';
import { peopleHandlers } from './http/people.ts';
import { overviewHandlers } from './http/overview.ts';
import { uploadHandlers } from './http/upload.ts';
import type { Registry } from './registry.ts';
import { namedBlobs } from './intake/batch-store.ts';
import { batchTable, datasetLockTable, rowFaultTable } from './intake/batch-table.ts';
import { settleSubscription } from './objections/settle-subscription.ts';
import { objectionTable } from './objections/objection-table.ts';
import { householdEventTable } from './people/household-event-table.ts';
import { householdMemberTable, householdTable } from './people/household-table.ts';
import { joinCaseTable, personTable } from './people/person-table.ts';
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
    householdEventTable,
    objectionTable,
  ] as readonly EntitySchema[],
  mount: (registry) => ({
    operations: {
      ...batchHandlers(registry),
      ...uploadHandlers(registry),
      ...overviewHandlers(registry),
      ...peopleHandlers(registry),
    },
    subscriptions: [settleSubscription(registry)],
    stop: () => registry.intake.stop(),
    jobs: [
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
