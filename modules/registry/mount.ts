import type { EntitySchema } from 'typeorm';
import type { Mount } from '../kernel/mount.ts';
import { agencyTable } from './agencies/agency-table.ts';
import { agreementEventTable, agreementTable } from './agreements/agreement-table.ts';
import { agreementHandlers } from './http/agreements.ts';
import { batchHandlers } from './http/batches.ts';
import { catalogueHandlers } from './http/catalogue.ts';
import { overviewHandlers } from './http/overview.ts';
import { uploadHandlers } from './http/upload.ts';
import { batchTable, datasetLockTable, rowFaultTable } from './intake/batch-table.ts';
import { objectionTable } from './objections/objection-table.ts';
import { householdEventTable } from './people/household-event-table.ts';
import { householdMemberTable, householdTable } from './people/household-table.ts';
import {
  blockKeyTable,
  linkCaseTable,
  linkDecisionTable,
  linkEdgeTable,
  linkModelTable,
  linkTurnTable,
} from './people/link-table.ts';
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
    blockKeyTable,
    linkEdgeTable,
    linkDecisionTable,
    linkCaseTable,
    linkModelTable,
    linkTurnTable,
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
      ...catalogueHandlers(registry),
      ...agreementHandlers(registry),
    },
    start: (inTransaction) => registry.start(inTransaction),
    stop: () => registry.intake.stop(),
    jobs: registryJobs(registry),
  }),
};
