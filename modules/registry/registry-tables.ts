import type { EntitySchema } from 'typeorm';
import { agencyTable } from './agencies/agency-table.ts';
import { agreementEventTable, agreementTable } from './agreements/agreement-table.ts';
import { batchTable, datasetLockTable, rowFaultTable } from './intake/batch-table.ts';
import { leadTables } from './leads/lead-tables.ts';
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
import { reviewTables } from './review/review-work.ts';
import { uploadPartTable, uploadTable } from './uploads/upload-table.ts';

/** The tables of the registry. */
export const registryTables = [
  agencyTable,
  agreementTable,
  agreementEventTable,
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
  ...reviewTables,
  ...leadTables,
  householdEventTable,
  objectionTable,
] as readonly EntitySchema[];
