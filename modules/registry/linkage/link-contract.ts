import { parse } from 'yaml';
import { LinkRefused } from './link-refused.ts';
import { DATE_FORMATS, ROLES, type LinkColumn, type LinkSpec } from './link-spec.ts';

/** A link contract: the spec and the column that identifies a record within its file. */
export interface LinkContract {
  spec: LinkSpec;
  key: string;
  /** Columns whose language the contract leaves to the data. */
  undecided?: readonly string[];
}

const KEYS = ['name', 'key', 'oneRecordPerSource', 'columns'];
const COLUMN_KEYS = ['role', 'language', 'format'];
const LANGUAGES = ['zh', 'latin'] as const;

/** Reads a link contract from YAML; throws `LinkRefused` E_CONTRACT that names the key or column at fault. */
export function parseLinkContract(text: string): LinkContract {
  const contract = mapOf(parsed(text), 'the contract');
  knownKeys(contract, KEYS, '');
  const key = textOf(contract['key'], 'key');
  const given = Object.entries(mapOf(contract['columns'], 'columns'));
  const columns = given.map(([name, value]) => columnOf(name, value));
  const undecided = columns
    .filter(({ role }, at) => SPOKEN.includes(role) && !isSpoken(given[at]?.[1]))
    .map(({ name }) => name);
  if (columns.length === 0) refuse('columns: at least one column is needed');
  if (columns.some(({ name }) => name === key)) refuse(`columns.${key}: the key column cannot be compared`);
  const oneRecordPerSource = contract['oneRecordPerSource'] ?? false;
  if (typeof oneRecordPerSource !== 'boolean') refuse('oneRecordPerSource: true or false is expected');
  return {
    key,
    spec: {
      name: textOf(contract['name'], 'name'),
      columns,
      oneRecordPerSource: oneRecordPerSource,
    },
    ...(undecided.length === 0 ? {} : { undecided }),
  };
}

function columnOf(name: string, value: unknown): LinkColumn {
  const at = `columns.${name}`;
  const column = mapOf(value, at);
  knownKeys(column, COLUMN_KEYS, `${at}.`);
  const role = oneOf(column['role'], ROLES, `${at}.role`);
  const language =
    column['language'] === undefined
      ? usualLanguage(role)
      : oneOf(column['language'], LANGUAGES, `${at}.language`);
  if (column['format'] !== undefined && role !== 'birth-date')
    refuse(`${at}.format: only dates have a format`);
  const format =
    column['format'] === undefined ? 'any' : oneOf(column['format'], DATE_FORMATS, `${at}.format`);
  return { name, role, language, format };
}

/** Names of people and places: their language is what the data are written in, unless the contract says it. */
const SPOKEN: readonly LinkColumn['role'][] = ['full-name', 'given-name', 'surname', 'address', 'village'];

function isSpoken(column: unknown): boolean {
  return typeof column === 'object' && column !== null && 'language' in column;
}

/** Until the data are seen, names of people and places are Chinese. */
function usualLanguage(role: LinkColumn['role']): LinkColumn['language'] {
  return SPOKEN.includes(role) ? 'zh' : 'latin';
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const line = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return refuse(`the contract is not YAML: ${line}`);
  }
}

function mapOf(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(`${at}: a map is expected`);
  return value as Record<string, unknown>;
}

function textOf(value: unknown, at: string): string {
  if (typeof value !== 'string' || value.trim() === '') return refuse(`${at}: a text is expected`);
  return value;
}

function oneOf<Value extends string>(value: unknown, allowed: readonly Value[], at: string): Value {
  const found = allowed.find((candidate) => candidate === value);
  return found ?? refuse(`${at}: one of ${allowed.join(', ')} is expected`);
}

function knownKeys(map: Record<string, unknown>, known: readonly string[], before: string): void {
  const unknown = Object.keys(map).find((key) => !known.includes(key));
  if (unknown !== undefined) refuse(`${before}${unknown}: unknown key; known are ${known.join(', ')}`);
}

function refuse(message: string): never {
  throw new LinkRefused('E_CONTRACT', message);
}
