import {
  COLUMN_TYPES,
  COLUMN_UNITS,
  type ColumnType,
  type ContractColumn,
  type ContractSubject,
  type DataContract,
  type TwoLanguages,
} from './data-contract.ts';
import { prohibitedKind } from './prohibited.ts';

/** Thrown when a contract file is wrong: a fault of the installation, so the start stops with the place named. */
export class ContractError extends Error {}

type Fields = Readonly<Record<string, unknown>>;

const CONTRACT_FIELDS = [
  'dataset',
  'version',
  'title',
  'agency',
  'columns',
  'naturalKey',
  'subject',
  'eventDate',
  'formsHouseholds',
  'toleranceBp',
  'maxRows',
  'allowEmpty',
];
const COLUMN_FIELDS = [
  'name',
  'header',
  'title',
  'type',
  'required',
  'maxLength',
  'unit',
  'scale',
  'min',
  'max',
  'values',
  'excelSerial',
  'township',
];
/** The column type each role of the subject must have. */
const SUBJECT_TYPES: Readonly<Record<keyof ContractSubject, ColumnType>> = {
  idNumber: 'id-number',
  name: 'person-name',
  birthDate: 'date',
  sex: 'code',
  village: 'village',
  phone: 'phone',
  deceased: 'boolean',
  householdNumber: 'household-number',
  relation: 'code',
};

/** Reads a data contract from parsed YAML; throws `ContractError` that names the file and field. */
export function parseContract(source: unknown, file: string): DataContract {
  const fields = fieldsOf(source, file, CONTRACT_FIELDS);
  const dataset = slug(fields['dataset'], `${file} dataset`);
  const agency = fieldsOf(fields['agency'], `${file} agency`, ['slug', 'name']);
  const columns = listOf(fields['columns'], `${file} columns`).map((column, index) =>
    parseColumn(column, `${file} columns[${String(index)}]`),
  );
  checkUnique(columns, file);
  const contract: DataContract = {
    dataset,
    version: integerIn(fields['version'], [1, 9999], `${file} version`),
    title: twoLanguages(fields['title'], `${file} title`),
    agency: {
      slug: slug(agency['slug'], `${file} agency.slug`),
      name: twoLanguages(agency['name'], `${file} agency.name`),
    },
    columns,
    naturalKey: listOf(fields['naturalKey'], `${file} naturalKey`).map((name) =>
      columnNamed(columns, name, `${file} naturalKey`),
    ),
    subject: parseSubject(fields['subject'], columns, `${file} subject`),
    formsHouseholds: flag(fields['formsHouseholds'], `${file} formsHouseholds`),
    toleranceBp: integerIn(fields['toleranceBp'] ?? 500, [0, 10_000], `${file} toleranceBp`),
    maxRows: integerIn(fields['maxRows'] ?? 1_000_000, [1, 10_000_000], `${file} maxRows`),
    allowEmpty: flag(fields['allowEmpty'], `${file} allowEmpty`),
    ...eventDateOf(fields['eventDate'], columns, `${file} eventDate`),
  };
  checkHouseholds(contract, file);
  return contract;
}

function parseColumn(source: unknown, place: string): ContractColumn {
  const fields = fieldsOf(source, place, COLUMN_FIELDS);
  const name = text(fields['name'], `${place}.name`);
  if (!/^[a-z][A-Za-z0-9]{0,62}$/.test(name)) throw new ContractError(`${place}.name: camelCase expected`);
  const header = text(fields['header'], `${place}.header`);
  const title =
    fields['title'] === undefined
      ? { zh: header, en: name }
      : twoLanguages(fields['title'], `${place}.title`);
  for (const word of [header, title.zh, title.en, name]) {
    const kind = prohibitedKind(word);
    if (kind !== undefined) throw new ContractError(`${place}: ${header} is prohibited data (${kind})`);
  }
  const type = COLUMN_TYPES.find((known) => known === fields['type']);
  if (type === undefined)
    throw new ContractError(`${place}.type: one of ${COLUMN_TYPES.join(', ')} expected`);
  return {
    name,
    header,
    title,
    type,
    required: flag(fields['required'], `${place}.required`),
    maxLength: integerIn(fields['maxLength'] ?? 200, [1, 1_000], `${place}.maxLength`),
    scale: integerIn(fields['scale'] ?? 0, [0, 9], `${place}.scale`),
    excelSerial: flag(fields['excelSerial'], `${place}.excelSerial`),
    ...unitOf(type, fields['unit'], place),
    ...bound('min', fields['min'], place),
    ...bound('max', fields['max'], place),
    ...valuesOf(type, fields['values'], place),
    ...(fields['township'] === undefined ? {} : { township: text(fields['township'], `${place}.township`) }),
  };
}

function parseSubject(source: unknown, columns: readonly ContractColumn[], place: string): ContractSubject {
  const fields = fieldsOf(source, place, Object.keys(SUBJECT_TYPES));
  const subject: ContractSubject = {};
  for (const role of Object.keys(SUBJECT_TYPES) as (keyof ContractSubject)[]) {
    if (fields[role] === undefined) continue;
    const name = columnNamed(columns, fields[role], `${place}.${role}`);
    const column = columns.find((candidate) => candidate.name === name);
    if (column?.type !== SUBJECT_TYPES[role])
      throw new ContractError(`${place}.${role}: column ${name} must have type ${SUBJECT_TYPES[role]}`);
    subject[role] = name;
  }
  if (subject.name === undefined && subject.householdNumber === undefined)
    throw new ContractError(`${place}: name or householdNumber expected, or nobody can be found`);
  return subject;
}

function checkHouseholds(contract: DataContract, file: string): void {
  const { subject } = contract;
  if (
    contract.formsHouseholds &&
    (subject.householdNumber === undefined || subject.relation === undefined || subject.name === undefined)
  )
    throw new ContractError(`${file} formsHouseholds: subject needs name, householdNumber and relation`);
  for (const column of contract.columns) {
    if (column.township !== undefined)
      columnNamed(contract.columns, column.township, `${file} ${column.name}`);
  }
}

function checkUnique(columns: readonly ContractColumn[], file: string): void {
  for (const key of ['name', 'header'] as const) {
    const seen = new Set<string>();
    for (const column of columns) {
      if (seen.has(column[key]))
        throw new ContractError(`${file} columns: ${key} ${column[key]} stands twice`);
      seen.add(column[key]);
    }
  }
}

function eventDateOf(
  value: unknown,
  columns: readonly ContractColumn[],
  place: string,
): { eventDate?: string } {
  if (value === undefined) return {};
  const name = columnNamed(columns, value, place);
  if (columns.find((column) => column.name === name)?.type !== 'date')
    throw new ContractError(`${place}: column ${name} must have type date`);
  return { eventDate: name };
}

function unitOf(type: ColumnType, unit: unknown, place: string): { unit?: string } {
  if (type !== 'money' && type !== 'area' && type !== 'weight') {
    if (unit !== undefined) throw new ContractError(`${place}.unit: a ${type} has no unit`);
    return {};
  }
  const known = (COLUMN_UNITS[type] as readonly string[]).find((candidate) => candidate === unit);
  if (known === undefined)
    throw new ContractError(`${place}.unit: one of ${COLUMN_UNITS[type].join(', ')} expected`);
  return { unit: known };
}

function valuesOf(
  type: ColumnType,
  source: unknown,
  place: string,
): { values?: Readonly<Record<string, string>> } {
  if (type !== 'code') return {};
  const values: Record<string, string> = {};
  for (const [found, code] of Object.entries(fieldsOf(source, `${place}.values`)))
    values[found] = text(code, `${place}.values.${found}`);
  return { values };
}

function bound(name: 'min' | 'max', value: unknown, place: string): { min?: number; max?: number } {
  if (value === undefined) return {};
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw new ContractError(`${place}.${name}: a whole number in the unit we keep expected`);
  return { [name]: value };
}

function fieldsOf(value: unknown, place: string, known?: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ContractError(`${place}: a mapping expected`);
  const fields = value as Fields;
  const unknown = known && Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new ContractError(`${place}.${unknown}: not a field of a contract`);
  return fields;
}

function listOf(value: unknown, place: string): unknown[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new ContractError(`${place}: a list that is not empty expected`);
  return value;
}

function columnNamed(columns: readonly ContractColumn[], value: unknown, place: string): string {
  const column = columns.find(({ name }) => name === value);
  if (column === undefined) throw new ContractError(`${place}: ${String(value)} is not the name of a column`);
  return column.name;
}

function text(value: unknown, place: string): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > 200)
    throw new ContractError(`${place}: a text of 1 to 200 characters expected`);
  return value;
}

function slug(value: unknown, place: string): string {
  if (typeof value !== 'string' || !/^[a-z][a-z0-9-]{1,62}$/.test(value))
    throw new ContractError(`${place}: lower-case words joined by hyphens expected`);
  return value;
}

function twoLanguages(value: unknown, place: string): TwoLanguages {
  const fields = fieldsOf(value, place, ['zh', 'en']);
  return { zh: text(fields['zh'], `${place}.zh`), en: text(fields['en'], `${place}.en`) };
}

function integerIn(value: unknown, [min, max]: readonly [number, number], place: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    throw new ContractError(`${place}: a whole number from ${String(min)} to ${String(max)} expected`);
  return value;
}

function flag(value: unknown, place: string): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'boolean') throw new ContractError(`${place}: true or false expected`);
  return value;
}
