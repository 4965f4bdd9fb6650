import { chinaDate } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { openObjectionsTo } from '../objections/objection-store.ts';
import type { ObjectionRow } from '../objections/objection-table.ts';
import {
  householdNumber,
  recordsOfNumber,
  recordsOfPersons,
  type RecordView,
} from '../records/records-view.ts';
import { PERSON_ATTRIBUTES, type PersonAttribute } from './golden-rules.ts';
import { standing, type Attribute } from './golden-person.ts';
import { householdsOfPersons, membersAt, NOW } from './household-view.ts';
import { householdFile, weighed, type HouseholdFile, type PersonNeeds } from './person-file.ts';
import { personNow } from './person-view.ts';

/** One attribute of the farmer: the value that counts, or the one under objection. */
export interface MyValue {
  name: PersonAttribute;
  attribute: Attribute;
  record: RecordView;
  others: number;
}

/** What one agency holds in one dataset about the farmer and the household. */
export interface MyHolding {
  datasetId: string;
  /** All records, those about other members included. */
  records: number;
  updatedAt: number;
  /** About the farmer or the household as a whole, newest first. */
  own: readonly RecordView[];
}

export interface MyFile {
  values: MyValue[];
  household?: HouseholdFile & { number: string };
  holdings: MyHolding[];
  /** Open objections to the records shown. */
  objections: readonly ObjectionRow[];
}

const RECORDS_SHOWN = 24;

/** Everything that is held about a person and the household it belongs to; of other members only how much. */
export async function myFile(tx: Tx, needs: PersonNeeds, givenId: string): Promise<MyFile> {
  const personId = await personNow(tx, givenId);
  const household = await householdOf(tx, needs, personId);
  const members = household ? await membersAt(tx, household.householdId, NOW) : [];
  const ids = [...new Set([personId, ...members.map((member) => member.personId)])];
  const records = [
    ...(await recordsOfPersons(tx, ids, NOW)),
    ...(household ? await recordsOfNumber(tx, household.number, NOW) : []),
  ];
  const mine = records.filter((record) => record.personId === personId);
  const holdings = holdingsOf(records, personId);
  const keys = [...mine, ...holdings.flatMap(({ own }) => own)].map(({ naturalKey }) => naturalKey);
  return {
    values: valuesOf(needs, mine),
    ...(household ? { household } : {}),
    holdings,
    objections: await openObjectionsTo(tx, [...new Set(keys)]),
  };
}

async function householdOf(
  tx: Tx,
  needs: PersonNeeds,
  personId: string,
): Promise<(HouseholdFile & { number: string }) | undefined> {
  const place = (await householdsOfPersons(tx, [personId])).get(personId);
  const file = place && (await householdFile(tx, needs, place.householdId));
  if (!file) return undefined;
  return { ...file, number: (await householdNumber(tx, file.householdId)) ?? '' };
}

function valuesOf(needs: PersonNeeds, mine: readonly RecordView[]): MyValue[] {
  const attributes = weighed(needs, mine);
  const byId = new Map(mine.map((record) => [record.id, record]));
  return PERSON_ATTRIBUTES.flatMap((name) => {
    const all = attributes[name];
    const attribute = standing(all) ?? all[0];
    const record = attribute && byId.get(attribute.recordId);
    // That somebody is alive needs no line.
    if (!attribute || !record || (name === 'deceased' && attribute.value !== true)) return [];
    return [{ name, attribute, record, others: all.length - 1 }];
  });
}

function holdingsOf(records: readonly RecordView[], personId: string): MyHolding[] {
  const byDataset = new Map<string, RecordView[]>();
  for (const record of records)
    byDataset.set(record.datasetId, [...(byDataset.get(record.datasetId) ?? []), record]);
  return [...byDataset.entries()]
    .map(([datasetId, all]) => ({
      datasetId,
      records: all.length,
      updatedAt: Math.max(...all.map(({ receivedAt }) => receivedAt)),
      own: all
        .filter((record) => record.personId === personId || record.personId === null)
        .sort(newestFirst)
        .slice(0, RECORDS_SHOWN),
    }))
    .sort((a, b) => b.updatedAt - a.updatedAt || (a.datasetId < b.datasetId ? -1 : 1));
}

/** The day from which a record speaks. */
export function sinceOf(record: RecordView): string {
  return record.eventDate ?? chinaDate(record.receivedAt);
}

function newestFirst(a: RecordView, b: RecordView): number {
  const [one, other] = [sinceOf(a), sinceOf(b)];
  if (one !== other) return one < other ? 1 : -1;
  return b.receivedAt - a.receivedAt || (a.id < b.id ? 1 : -1);
}
