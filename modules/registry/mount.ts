import type { EntitySchema } from 'typeorm';
import type { Mount } from '../kernel/mount.ts';
import { agencyTable } from './agencies/agency-table.ts';
import { batchHandlers } from './http/batches.ts';
import { overviewHandlers } from './http/overview.ts';
import { decisionHandlers } from './http/decisions.ts';
import { uploadPartHandlers } from './http/uploads.ts';
import { uploadHandlers } from './http/upload.ts';
import type { Registry } from './registry.ts';
import { sweepUploads } from './uploads/sweep-uploads.ts';
import { uploadPartTable, uploadTable } from './uploads/upload-table.ts';
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
import { batchQualityTable } from './quality/quality-table.ts';
import { sourceRecordTable } from './records/source-record-table.ts';

export const registryMount: Mount<Registry> = {
  name: 'registry',
  schemas: [
    agencyTable,
    batchTable,
    rowFaultTable,
    datasetLockTable,
    batchQualityTable,
    uploadTable,
    uploadPartTable,
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
      ...decisionHandlers(registry),
      ...uploadHandlers(registry),
      ...uploadPartHandlers(registry),
      ...overviewHandlers(registry),
    },
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
        run: (inTransaction) => sweepUploads(registry.needs, inTransaction),
      },
    ],
  }),
};
