import { isoInstant } from '../../kernel/clock.ts';
import type { DataContract, TwoLanguages } from '../contract/data-contract.ts';
import { writtenValue } from '../records/written-value.ts';
import type { RecordView } from '../records/records-view.ts';
import type { Loss } from './choose-value.ts';
import type { Attribute } from './golden-person.ts';
import { linkedBy, type LinkedBy } from './linked-by.ts';
import type { PersonNeeds } from './person-file.ts';

/** Where a value comes from, to the row of the agency's own file; for people to read. */
export interface ToldSource {
  agency: { slug: string; name: TwoLanguages };
  dataset: string;
  title: TwoLanguages;
  batchId: string;
  fileName: string;
  rowNo: number;
  contractVersion: number;
  /** ISO 8601. */
  receivedAt: string;
  since: string;
  recordId: string;
  column: string;
}

/** One value as people write it, with its source and the rule that weighed it. */
export interface ToldValue {
  value: string;
  source: ToldSource;
  linkedBy: LinkedBy;
  agencies: string[];
  weight: number;
  ruleId: string;
  lost?: Loss;
}

/** Tells an attribute with its source; `undefined` when its contract is no longer known. */
export function toldValue(
  needs: PersonNeeds,
  attribute: Attribute,
  record: RecordView,
): ToldValue | undefined {
  const contract = needs.contracts.version(record.datasetId, record.contractVersion);
  if (!contract) return undefined;
  return {
    value: writtenIn(needs, contract, attribute),
    source: toldSource(contract, record, attribute),
    linkedBy: linkedBy(record, needs.contracts),
    agencies: [...attribute.agencies],
    weight: attribute.weight,
    ruleId: attribute.ruleId,
    ...(attribute.lost === undefined ? {} : { lost: attribute.lost }),
  };
}

function toldSource(
  contract: DataContract,
  record: RecordView,
  { column, since }: { column: string; since: string },
): ToldSource {
  return {
    agency: contract.agency,
    dataset: contract.dataset,
    title: contract.title,
    batchId: record.batchId,
    fileName: record.fileName,
    rowNo: record.rowNo,
    contractVersion: record.contractVersion,
    receivedAt: isoInstant(record.receivedAt),
    since,
    recordId: record.id,
    column,
  };
}

function writtenIn(needs: PersonNeeds, contract: DataContract, attribute: Attribute): string {
  const found = contract.columns.find(({ name }) => name === attribute.column);
  // What an ID number says of sex and birth date stands in no column of its own.
  if (!found || found.type === 'id-number' || found.type === 'phone') return plain(attribute.value);
  return writtenValue(found, attribute.value, needs.villageName);
}

function plain(value: Attribute['value']): string {
  if (value === 'male') return '男';
  return value === 'female' ? '女' : String(value);
}
