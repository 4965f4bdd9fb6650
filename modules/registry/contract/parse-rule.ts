import type { Place } from './contract-problem.ts';
import type { ColumnType, ContractColumn } from './data-contract.ts';
import { columnNamed } from './parse-column.ts';
import type { CrossRule, RuleSeverity } from './quality-contract.ts';
import { integerOf, listOf, mappingOf, oneOf, textOf, type Fields } from './read-field.ts';

const KINDS = ['order', 'sum', 'required-if', 'one-of'] as const;
const NUMBERS: readonly ColumnType[] = ['integer', 'decimal', 'money', 'area', 'weight', 'year'];
const ORDERED: readonly ColumnType[] = [...NUMBERS, 'date', 'month'];

/** Reads one rule between the cells of a row. */
export function parseRule(source: unknown, columns: readonly ContractColumn[], place: Place): CrossRule {
  const fields = mappingOf(source, place);
  const kind = oneOf(fields['rule'], place.at('rule'), KINDS);
  const severity = oneOf(fields['severity'] ?? 'flag', place.at('severity'), ['flag', 'reject'] as const);
  const reader = { fields, columns, place, severity };
  if (kind === 'order') return orderOf(reader);
  if (kind === 'sum') return sumOf(reader);
  if (kind === 'required-if') return requiredIfOf(reader);
  known(reader, ['columns']);
  return { rule: 'one-of', severity, columns: listed(reader, 'columns') };
}

interface Reader {
  fields: Fields;
  columns: readonly ContractColumn[];
  place: Place;
  severity: RuleSeverity;
}

function known({ fields, place }: Reader, names: readonly string[]): void {
  mappingOf(fields, place, ['rule', 'severity', ...names]);
}

function listed({ fields, columns, place }: Reader, member: string): string[] {
  return listOf(fields[member], place.at(member), 50).map((name, index) =>
    columnNamed(columns, name, place.at(member).at(index)),
  );
}

function named({ fields, columns, place }: Reader, member: string): string {
  return columnNamed(columns, fields[member], place.at(member));
}

function typeOf({ columns }: Reader, name: string): ColumnType | undefined {
  return columns.find((column) => column.name === name)?.type;
}

function orderOf(reader: Reader): CrossRule {
  known(reader, ['columns']);
  const [first = '', second = '', ...more] = listed(reader, 'columns');
  const types = [typeOf(reader, first), typeOf(reader, second)];
  const fit = types.every((type) => type !== undefined && ORDERED.includes(type)) && types[0] === types[1];
  if (!fit || more.length > 0)
    reader.place
      .at('columns')
      .wrong(
        'order-unfit',
        '应是两个同类的数字或日期列',
        'two columns of one kind of number or date expected',
      );
  return { rule: 'order', severity: reader.severity, columns: [first, second] };
}

function sumOf(reader: Reader): CrossRule {
  known(reader, ['parts', 'total', 'tolerance']);
  const parts = listed(reader, 'parts');
  const total = named(reader, 'total');
  const types = new Set([...parts, total].map((name) => typeOf(reader, name)));
  if (types.size !== 1 || ![...types].every((type) => type !== undefined && NUMBERS.includes(type)))
    reader.place.wrong(
      'sum-unfit',
      '分项与合计应是同类的数字列',
      'parts and total must be one kind of number',
    );
  const tolerance = integerOf(reader.fields['tolerance'] ?? 0, reader.place.at('tolerance'), [0, 1e12]);
  return { rule: 'sum', severity: reader.severity, parts, total, tolerance };
}

function requiredIfOf(reader: Reader): CrossRule {
  known(reader, ['column', 'when', 'is']);
  const { fields, place, severity } = reader;
  const rule = {
    rule: 'required-if',
    severity,
    column: named(reader, 'column'),
    when: named(reader, 'when'),
  };
  if (fields['is'] === undefined) return rule as CrossRule;
  const is = listOf(fields['is'], place.at('is'), 100).map((code, index) =>
    typeof code === 'boolean' ? String(code) : textOf(code, place.at('is').at(index)),
  );
  return { ...rule, is } as CrossRule;
}
