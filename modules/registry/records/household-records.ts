import { chinaDate } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { deadOf, membersAt } from '../people/household-view.ts';
import { householdNumber, recordsOfNumber, recordsOfPersons, type RecordView } from './records-view.ts';

/** One standardised source record: values typed by its data contract, never ID numbers or phones. */
export interface HouseholdRecord {
  recordId: string;
  datasetId: string;
  agencyId: string;
  personId?: string;
  eventDate?: string;
  /** When the agency's file was received. */
  receivedAt: number;
  values: Readonly<Record<string, string | number | boolean | null>>;
  provenance: { batchId: string; rowNo: number; contractVersion: number };
  /** Columns under an open objection: their values are handed out as missing until it is decided. */
  frozen?: readonly string[];
}

/**
 * What was known about a household and its members at an instant: published by then, dated not after its day in
 * China; in the order in which rows came.
 */
export async function recordsOfHousehold(
  tx: Tx,
  householdId: string,
  asOf: { instant: number },
): Promise<HouseholdRecord[]> {
  const members = await membersAt(tx, householdId, asOf.instant);
  // What a member left stays with the household.
  const dead = await deadOf(tx, householdId, asOf.instant);
  const personIds = [...new Set([...members.map(({ personId }) => personId), ...dead])];
  const number = await householdNumber(tx, householdId);
  const views = [
    ...(await recordsOfPersons(tx, personIds, asOf.instant)),
    ...(number === undefined ? [] : await recordsOfNumber(tx, number, asOf.instant)),
  ];
  const today = chinaDate(asOf.instant);
  return views.filter(({ eventDate }) => eventDate === null || eventDate <= today).map(householdRecord);
}

function householdRecord(view: RecordView): HouseholdRecord {
  return {
    recordId: view.id,
    datasetId: view.datasetId,
    agencyId: view.agencySlug,
    receivedAt: view.receivedAt,
    values: withoutFrozen(view),
    provenance: { batchId: view.batchId, rowNo: view.rowNo, contractVersion: view.contractVersion },
    ...(view.personId === null ? {} : { personId: view.personId }),
    ...(view.eventDate === null ? {} : { eventDate: view.eventDate }),
    ...(view.frozen.length === 0 ? {} : { frozen: view.frozen }),
  };
}

function withoutFrozen({ content, frozen }: RecordView): HouseholdRecord['values'] {
  if (frozen.length === 0) return content;
  return { ...content, ...Object.fromEntries(frozen.map((column) => [column, null])) };
}
