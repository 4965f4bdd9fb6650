import { chinaDate } from '../../kernel/clock.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import type { DataContract } from '../contract/data-contract.ts';
import type { RecordValue } from '../intake/read-cell.ts';
import type { RecordView } from '../records/records-view.ts';
import { nameAgreement } from '../values/name-agreement.ts';
import { UNKNOWN_CHARACTER } from '../values/person-name.ts';
import { chooseValue, type Judged, type Loss, type Statement } from './choose-value.ts';
import {
  GOLDEN_RULES,
  ID_NUMBER_SOURCE,
  PERSON_ATTRIBUTES,
  type GoldenRules,
  type PersonAttribute,
} from './golden-rules.ts';

export type { PersonAttribute } from './golden-rules.ts';

/** One value of an attribute: where it comes from, by which rule it counts, and why it lost if it did. */
export interface Attribute<Value extends RecordValue = RecordValue> {
  value: Value;
  recordId: string;
  /** The column of the data contract in which it stands. */
  column: string;
  datasetId: string;
  agencyId: string;
  /** When the file came, ms. */
  receivedAt: number;
  provenance: { batchId: string; rowNo: number; contractVersion: number };
  /** The day from which the standing records say so, `YYYY-MM-DD`. */
  since: string;
  /** Every agency that says the same. */
  agencies: readonly string[];
  /** Rank x recency x agreement, a whole number. */
  weight: number;
  /** The version of the rules. */
  ruleId: string;
  lost?: Loss;
}

/** The value that counts first, unless it has `lost`: then none counts. The values that lost stand behind it. */
export type Attributes = Readonly<Record<PersonAttribute, readonly Attribute[]>>;

/** Numbers of a record that stand in no content: a key to compare by and the masked text to show. */
export interface Numbers {
  idNumber?: { key: string; shown: string; birthDate: string; sex: string };
  phone?: { key: string; shown: string };
}

export interface GoldenNeeds {
  contracts: Contracts;
  /** The calendar date in China. */
  today: string;
  numbersOf: (record: RecordView) => Numbers;
  rules?: GoldenRules;
}

interface Said extends Statement<RecordValue> {
  record: RecordView;
  column: string;
  shown: RecordValue;
}

/** Weighs what the records say about one person by the rules in force. Pure and independent of the records' order. */
export function personAttributes(records: readonly RecordView[], needs: GoldenNeeds): Attributes {
  const rules = needs.rules ?? GOLDEN_RULES;
  const told = records.flatMap((record) => {
    const contract = needs.contracts.version(record.datasetId, record.contractVersion);
    return contract ? [{ record, contract }] : [];
  });
  const judged = PERSON_ATTRIBUTES.map((name): [PersonAttribute, Attribute[]] => {
    const said = told.flatMap(({ record, contract }) => saidOf(record, contract, { name, needs }));
    const how = { today: needs.today, agrees: agreesOn(name) };
    return [name, chooseValue(said, rules.attributes[name], how).map((own) => attributeOf(own, rules.id))];
  });
  return Object.fromEntries(judged) as Record<PersonAttribute, Attribute[]>;
}

/** The value that counts; `undefined` when nothing is known or the value is under objection. */
export function standing(attributes: readonly Attribute[]): Attribute | undefined {
  const [first] = attributes;
  return first?.lost === undefined ? first : undefined;
}

function saidOf(
  record: RecordView,
  contract: DataContract,
  { name, needs }: { name: PersonAttribute; needs: GoldenNeeds },
): Said[] {
  const numbers = needs.numbersOf(record);
  const say = (column: string | undefined, value: RecordValue, more: Partial<Said> = {}): Said[] =>
    column === undefined || value === null
      ? []
      : [{ ...basis(record, contract, column), value, shown: value, ...more }];
  const { subject } = contract;
  if (name === 'idNumber' || name === 'phone') {
    const number = numbers[name];
    return number ? say(subject[name], number.key, { shown: number.shown }) : [];
  }
  const column = subject[name];
  const value = column === undefined ? null : (record.content[column] ?? null);
  const own = say(column, value, { partial: name === 'name' && isMasked(value) });
  if ((name !== 'birthDate' && name !== 'sex') || !numbers.idNumber) return own;
  return [...own, ...say(subject.idNumber, numbers.idNumber[name], { rankedAs: ID_NUMBER_SOURCE })];
}

function basis(record: RecordView, contract: DataContract, column: string): Said {
  return {
    record,
    column,
    value: null,
    shown: null,
    partial: false,
    frozen: record.frozen.includes(column),
    agencyId: record.agencySlug,
    datasetId: record.datasetId,
    rankedAs: record.datasetId,
    isRegister: contract.formsHouseholds,
    on: record.eventDate ?? chinaDate(record.receivedAt),
    receivedAt: record.receivedAt,
    recordId: record.id,
  };
}

function isMasked(value: RecordValue): boolean {
  return typeof value === 'string' && value.includes(UNKNOWN_CHARACTER);
}

function agreesOn(name: PersonAttribute): (partial: RecordValue, whole: RecordValue) => boolean {
  if (name !== 'name') return () => false;
  return (partial, whole) => {
    if (typeof partial !== 'string' || typeof whole !== 'string') return false;
    const agreement = nameAgreement(partial, whole);
    return agreement === 'partial' || agreement === 'equal';
  };
}

function attributeOf({ statement, ...judged }: Judged<Said>, ruleId: string): Attribute {
  const { record, column, shown } = statement;
  return {
    value: shown,
    recordId: record.id,
    column,
    datasetId: record.datasetId,
    agencyId: record.agencySlug,
    receivedAt: record.receivedAt,
    provenance: { batchId: record.batchId, rowNo: record.rowNo, contractVersion: record.contractVersion },
    since: judged.since,
    agencies: judged.agencies,
    weight: judged.weight,
    ruleId,
    ...(judged.lost === undefined ? {} : { lost: judged.lost }),
  };
}
