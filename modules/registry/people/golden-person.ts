import type { Contracts } from '../contract/load-contracts.ts';
import type { ContractSubject } from '../contract/data-contract.ts';
import type { RecordValue } from '../intake/read-cell.ts';
import type { RecordView } from '../records/records-view.ts';

/** One attribute of a person and where it comes from: agency, file, row and contract version. */
export interface Attribute<Value extends RecordValue = RecordValue> {
  value: Value;
  recordId: string;
  datasetId: string;
  agencyId: string;
  provenance: { batchId: string; rowNo: number; contractVersion: number };
  /** `register` the household register, `agency` any other file. */
  rule: 'register' | 'agency';
}

export const PERSON_ATTRIBUTES = ['name', 'sex', 'birthDate', 'village', 'deceased'] as const;

export type PersonAttribute = (typeof PERSON_ATTRIBUTES)[number];

/** The best value of each attribute first, the values that lost behind it. */
export type Attributes = Readonly<Record<PersonAttribute, readonly Attribute[]>>;

/**
 * Weighs what the records say about one person: the household register before other agencies, newer before older, the
 * later row last as tie-break; a death that any agency reports comes first. Pure.
 */
export function personAttributes(records: readonly RecordView[], contracts: Contracts): Attributes {
  const found: Record<PersonAttribute, Attribute[]> = {
    name: [],
    sex: [],
    birthDate: [],
    village: [],
    deceased: [],
  };
  const ranked = records
    .flatMap((record) => {
      const contract = contracts.version(record.datasetId, record.contractVersion);
      return contract ? [{ record, contract }] : [];
    })
    .sort((a, b) => rank(b) - rank(a) || b.record.receivedAt - a.record.receivedAt || order(b, a));
  for (const { record, contract } of ranked) {
    for (const name of PERSON_ATTRIBUTES) {
      const value = valueOf(record, contract.subject, name);
      if (value === null || found[name].some((attribute) => attribute.value === value)) continue;
      found[name].push(attributeOf(record, value, contract.formsHouseholds));
    }
  }
  found.deceased.sort((a, b) => Number(b.value === true) - Number(a.value === true));
  return found;
}

function rank({ contract }: { contract: { formsHouseholds: boolean } }): number {
  return contract.formsHouseholds ? 1 : 0;
}

function order(a: { record: RecordView }, b: { record: RecordView }): number {
  return a.record.id < b.record.id ? -1 : 1;
}

function valueOf(record: RecordView, subject: ContractSubject, name: PersonAttribute): RecordValue {
  const column = subject[name];
  const value = column === undefined ? null : (record.content[column] ?? null);
  // A masked name never wins over a whole one, and is no other name either.
  return name === 'name' && typeof value === 'string' && value.includes('*') ? null : value;
}

function attributeOf(record: RecordView, value: RecordValue, isRegister: boolean): Attribute {
  return {
    value,
    recordId: record.id,
    datasetId: record.datasetId,
    agencyId: record.agencySlug,
    provenance: { batchId: record.batchId, rowNo: record.rowNo, contractVersion: record.contractVersion },
    rule: isRegister ? 'register' : 'agency',
  };
}
