import type { Tx } from '../../kernel/transaction.ts';
import type { DataContract, TwoLanguages } from '../contract/data-contract.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import { householdsOfPersons, membersAt, NOW } from '../people/household-view.ts';
import { householdNumber, recordsOfNumber, recordsOfPersons, type RecordView } from './records-view.ts';
import { writtenValue } from './written-value.ts';

/** What one agency holds in one dataset about a farmer's household. */
export interface HeldRecords {
  contract: DataContract;
  records: number;
  updatedAt: number;
  /** The newest record's values, if it is about the farmer or the household as a whole. */
  latest: { title: TwoLanguages; value: string }[];
}

/** One entry per dataset that holds something about the person or the household, newest first. */
export async function recordsAboutMe(tx: Tx, contracts: Contracts, personId: string): Promise<HeldRecords[]> {
  const household = (await householdsOfPersons(tx, [personId])).get(personId);
  const members = household ? await membersAt(tx, household.householdId, NOW) : [];
  const number = household ? await householdNumber(tx, household.householdId) : undefined;
  const ids = [...new Set([personId, ...members.map((member) => member.personId)])];
  const records = [
    ...(await recordsOfPersons(tx, ids, NOW)),
    ...(number === undefined ? [] : await recordsOfNumber(tx, number, NOW)),
  ];
  const byDataset = new Map<string, RecordView[]>();
  for (const record of records)
    byDataset.set(record.datasetId, [...(byDataset.get(record.datasetId) ?? []), record]);
  return [...byDataset.entries()]
    .flatMap(([dataset, own]) => {
      const contract = contracts.of(dataset);
      return contract ? [held(contract, own, personId)] : [];
    })
    .sort((a, b) => b.updatedAt - a.updatedAt || (a.contract.dataset < b.contract.dataset ? -1 : 1));
}

function held(contract: DataContract, records: readonly RecordView[], personId: string): HeldRecords {
  const mine = records.filter((record) => record.personId === personId || record.personId === null);
  const newest = mine.reduce<RecordView | undefined>(
    (best, record) => (best && best.receivedAt > record.receivedAt ? best : record),
    undefined,
  );
  return {
    contract,
    records: records.length,
    updatedAt: Math.max(...records.map(({ receivedAt }) => receivedAt)),
    latest: newest ? valuesOf(contract, newest) : [],
  };
}

function valuesOf(contract: DataContract, record: RecordView): { title: TwoLanguages; value: string }[] {
  return contract.columns.flatMap((column) => {
    const value = record.content[column.name] ?? null;
    return value === null ? [] : [{ title: column.title, value: writtenValue(column, value) }];
  });
}
