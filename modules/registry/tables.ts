import type { EntitySchema } from 'typeorm';
import { agencyTable } from './agencies/agency-table.ts';
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
import { reviewTables } from './http/review.ts';

/** The tables of the registry. */
export const registryTables = [
  agencyTable,
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
  ...reviewTables,
  householdEventTable,
  objectionTable,
] as readonly EntitySchema[];
