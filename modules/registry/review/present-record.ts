import type { components } from '../../../openapi/contract.gen.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Vault } from '../../kernel/vault.ts';
import type { ContractColumn, DataContract, TwoLanguages } from '../contract/data-contract.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import { openSecrets } from '../people/secrets.ts';
import { writtenValue } from '../records/written-value.ts';
import { maskIdNumber } from '../values/id-number.ts';
import type { ReviewRecord } from './side-view.ts';

type Schemas = components['schemas'];

export interface PresentNeeds {
  vault: Vault;
  contracts: Contracts;
  villageName: (code: string) => string;
}

/** What persons are compared by, in the order in which clerks read it. */
const TRAITS = [
  ['name', { zh: '姓名', en: 'Name' }],
  ['idNumber', { zh: '身份证号', en: 'ID number' }],
  ['sex', { zh: '性别', en: 'Sex' }],
  ['birthDate', { zh: '出生日期', en: 'Birth date' }],
  ['village', { zh: '村', en: 'Village' }],
  ['phone', { zh: '手机', en: 'Phone' }],
  ['householdNumber', { zh: '户号', en: 'Household number' }],
  ['relation', { zh: '与户主关系', en: 'Relation to the head' }],
] as const satisfies readonly (readonly [string, TwoLanguages])[];

type Trait = (typeof TRAITS)[number][0];

/** A record as a clerk sees it: traits that can be compared first, then every other column that has a value. */
export function presentRecord(record: ReviewRecord, needs: PresentNeeds): Schemas['LinkRecord'] {
  const contract =
    needs.contracts.version(record.datasetId, record.contractVersion) ?? needs.contracts.of(record.datasetId);
  if (!contract) throw new Error(`there is no contract of ${record.datasetId}`);
  const told = new Set<string>(Object.values(contract.subject).filter((name) => name !== undefined));
  return {
    recordId: record.id,
    nodeId: record.nodeId ?? record.id,
    agency: contract.agency,
    dataset: contract.title,
    rowNo: record.rowNo,
    receivedAt: isoInstant(record.receivedAt),
    current: record.current,
    traits: TRAITS.map(([key, title]) => field(key, title, traitOf(record, { key, contract, needs }))),
    columns: contract.columns
      .filter(({ name }) => !told.has(name))
      .flatMap((column) => {
        const value = valueOf(record, column, needs);
        return value === undefined ? [] : [field(column.name, column.title, value)];
      }),
  };
}

/** The name that a record gives its person; an empty text when it gives none. */
export function nameOf(record: ReviewRecord, contracts: Contracts): string {
  const contract =
    contracts.version(record.datasetId, record.contractVersion) ?? contracts.of(record.datasetId);
  const column = contract?.subject.name;
  const value = column === undefined ? undefined : record.content[column];
  return typeof value === 'string' ? value : '';
}

/** The code of the village that a record names. */
export function villageOf(record: ReviewRecord, contracts: Contracts): string | undefined {
  const column = contracts.version(record.datasetId, record.contractVersion)?.subject.village;
  const value = column === undefined ? undefined : record.content[column];
  return typeof value === 'string' ? value : undefined;
}

/** Where two ID numbers differ, counted from 1; `undefined` when a record has none. No digit is told. */
export function idDifference(
  left: ReviewRecord,
  right: ReviewRecord,
  vault: Vault,
): { equal: boolean; positions: number[] } | undefined {
  const one = openSecrets(vault, left.secret).idNumber;
  const other = openSecrets(vault, right.secret).idNumber;
  if (one === undefined || other === undefined) return undefined;
  const length = Math.max(one.length, other.length);
  const positions = Array.from({ length }, (_none, at) => at + 1).filter(
    (at) => one.charAt(at - 1) !== other.charAt(at - 1),
  );
  return { equal: positions.length === 0, positions };
}

function traitOf(
  record: ReviewRecord,
  { key, contract, needs }: { key: Trait; contract: DataContract; needs: PresentNeeds },
): string | undefined {
  if (key === 'idNumber' || key === 'phone') {
    const secret = openSecrets(needs.vault, record.secret)[key];
    if (secret === undefined) return undefined;
    return key === 'idNumber' ? maskIdNumber(secret) : `${secret.slice(0, 3)}****${secret.slice(7)}`;
  }
  const column = contract.columns.find(({ name }) => name === contract.subject[key]);
  return column && valueOf(record, column, needs);
}

function valueOf(record: ReviewRecord, column: ContractColumn, needs: PresentNeeds): string | undefined {
  const value = record.content[column.name] ?? null;
  if (value === null) return undefined;
  return writtenValue(column, value, needs.villageName);
}

function field(key: string, title: TwoLanguages, value: string | undefined): Schemas['LinkField'] {
  return value === undefined ? { key, title } : { key, title, value };
}
