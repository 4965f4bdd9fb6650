import type { Place } from './contract-problem.ts';
import { COLUMN_TYPES, COLUMN_UNITS, type ColumnType, type ContractColumn } from './data-contract.ts';
import { prohibitedKind, prohibitedName } from './prohibited.ts';
import { flagOf, integerOf, mappingOf, oneOf, textOf, twoLanguagesOf, type Fields } from './read-field.ts';

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

/** Reads one column; prohibited data is named with its kind. */
export function parseColumn(source: unknown, place: Place): ContractColumn {
  const fields = mappingOf(source, place, COLUMN_FIELDS);
  const name = textOf(fields['name'], place.at('name'));
  if (name !== '' && !/^[a-z][A-Za-z0-9]{0,62}$/.test(name))
    place.at('name').wrong('name-unfit', '应以小写字母开头，只用字母和数字', 'camelCase expected');
  const header = textOf(fields['header'], place.at('header'));
  const title =
    fields['title'] === undefined
      ? { zh: header, en: name }
      : twoLanguagesOf(fields['title'], place.at('title'));
  refuseProhibited([header, title.zh, title.en, name], header, place);
  const type = oneOf(fields['type'], place.at('type'), COLUMN_TYPES);
  return {
    name,
    header,
    title,
    type,
    required: flagOf(fields['required'], place.at('required')),
    maxLength: integerOf(fields['maxLength'] ?? 200, place.at('maxLength'), [1, 1_000]),
    scale: integerOf(fields['scale'] ?? 0, place.at('scale'), [0, 9]),
    excelSerial: flagOf(fields['excelSerial'], place.at('excelSerial')),
    ...unitOf(type, fields['unit'], place.at('unit')),
    ...boundsOf(fields, place),
    ...valuesOf(type, fields['values'], place.at('values')),
    ...(fields['township'] === undefined
      ? {}
      : { township: textOf(fields['township'], place.at('township')) }),
  };
}

/** Names and headers of a dataset's columns stand once. */
export function checkUnique(columns: readonly ContractColumn[], place: Place): void {
  for (const key of ['name', 'header'] as const) {
    const seen = new Set<string>();
    columns.forEach((column, index) => {
      if (seen.has(column[key]))
        place
          .at(index)
          .at(key)
          .wrong('twice', `${column[key]} 出现了两次`, `${key} ${column[key]} stands twice`);
      if (column[key] !== '') seen.add(column[key]);
    });
  }
}

/** The name, if a column bears it. */
export function columnNamed(columns: readonly ContractColumn[], value: unknown, place: Place): string {
  const column = columns.find(({ name }) => name === value);
  if (column !== undefined) return column.name;
  const found = typeof value === 'string' ? value : '';
  place.wrong('column-unknown', `没有名为 ${found} 的字段`, `${found} is not the name of a column`);
  return '';
}

function refuseProhibited(words: readonly string[], header: string, place: Place): void {
  const kind = words.map(prohibitedKind).find((found) => found !== undefined);
  if (kind === undefined) return;
  place.wrong(
    'prohibited',
    `“${header}”属于禁止采集的信息（${prohibitedName(kind).zh}）`,
    `${header} is prohibited data (${kind})`,
  );
}

function unitOf(type: ColumnType, unit: unknown, place: Place): { unit?: string } {
  if (type === 'money' || type === 'area' || type === 'weight')
    return { unit: oneOf<string>(unit, place, COLUMN_UNITS[type]) };
  if (unit !== undefined) place.wrong('unit-unfit', '这种类型没有单位', `a ${type} has no unit`);
  return {};
}

function valuesOf(
  type: ColumnType,
  source: unknown,
  place: Place,
): { values?: Readonly<Record<string, string>> } {
  if (type !== 'code') return {};
  const fields = mappingOf(source, place);
  return {
    values: Object.fromEntries(
      Object.entries(fields).map(([found, code]) => [found, textOf(code, place.at(found))]),
    ),
  };
}

function boundsOf(fields: Fields, place: Place): { min?: number; max?: number } {
  const bounds: { min?: number; max?: number } = {};
  for (const name of ['min', 'max'] as const) {
    const value = fields[name];
    if (value === undefined) continue;
    if (typeof value === 'number' && Number.isSafeInteger(value)) bounds[name] = value;
    else
      place
        .at(name)
        .wrong('bound-unfit', '应是整数，按平台的单位', 'a whole number in the unit we keep expected');
  }
  if (bounds.min !== undefined && bounds.max !== undefined && bounds.min > bounds.max)
    place.at('max').wrong('bounds-crossed', '上限小于下限', 'max is below min');
  return bounds;
}
