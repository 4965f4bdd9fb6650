import { blockingRules } from './blocking-rules.ts';
import { birthComparison, idComparison, sexComparison, type IdentityFields } from './comparisons/identity.ts';
import { latinFullComparison, latinNameComparison, middleNamesComparison } from './comparisons/latin-name.ts';
import {
  categoryComparison,
  codeComparison,
  geoComparison,
  latinTextComparison,
  numberComparison,
  phoneComparison,
  postcodeComparison,
  zhAddressComparison,
} from './comparisons/place-and-rest.ts';
import { zhClearlyOther, zhNameComparison } from './comparisons/zh-name.ts';
import { fieldOf } from './fields/field-of.ts';
import type { LinkSpec, Role } from './link-spec.ts';
import type { Field, Plan, PlannedComparison } from './plan.ts';

/** Turns a spec into what is standardised, blocked and compared. The same spec always gives the same plan. */
export function planOf(spec: LinkSpec): Plan {
  const fields = spec.columns.map((column, at) => fieldOf(column, at));
  const comparisons = fields.flatMap((field) => comparisonOf(field, fields));
  return { fields, comparisons, rules: blockingRules(fields) };
}

function comparisonOf(field: Field, all: readonly Field[]): PlannedComparison[] {
  return COMPARISONS[field.column.role](field, all);
}

type Compare = (field: Field, all: readonly Field[]) => PlannedComparison[];

const code =
  (zh: string, en: string): Compare =>
  (field) => [codeComparison(field, { zh, en })];

const text =
  (zh: string, en: string): Compare =>
  (field) => [isZh(field) ? categoryComparison(field, { zh, en }) : latinTextComparison(field, { zh, en })];

const place =
  (zh: string, en: string): Compare =>
  (field) => [isZh(field) ? zhAddressComparison(field) : latinTextComparison(field, { zh, en })];

/** How the columns of each role are compared. */
const COMPARISONS: Readonly<Record<Role, Compare>> = {
  'full-name': (field, all) => [fullNameComparison(field, all)],
  'given-name': (field, all) => [partComparison(field, 'given-name', all)],
  surname: (field, all) => [partComparison(field, 'surname', all)],
  'birth-date': (field, all) => [birthComparison(field, identityOf(all).id)],
  'id-number': (field, all) => [idComparison(field, identityOf(all))],
  sex: (field, all) => [sexComparison(field, identityOf(all).id)],
  phone: (field, all) => [phoneComparison(field, identityOf(all).clearlyOther)],
  address: place('住址', 'address'),
  village: place('村', 'village'),
  postcode: (field) => [postcodeComparison(field)],
  'household-number': code('户号', 'household number'),
  'organisation-code': code('机构代码', 'organisation code'),
  'organisation-name': text('机构名称', 'name of the organisation'),
  category: (field) => [categoryComparison(field, { zh: '类别', en: 'category' })],
  'free-text': text('文字', 'text'),
  number: (field) => [numberComparison(field)],
  latitude: (field, all) => geoOf(field, all),
  // Counted with the latitude.
  longitude: () => [],
};

function isZh(field: Field): boolean {
  return field.column.language === 'zh';
}

function fullNameComparison(field: Field, all: readonly Field[]): PlannedComparison {
  if (isZh(field)) return zhNameComparison(field);
  return hasParts(all) ? middleNamesComparison(field) : latinFullComparison(field);
}

function partComparison(
  field: Field,
  role: 'given-name' | 'surname',
  all: readonly Field[],
): PlannedComparison {
  const otherRole = role === 'surname' ? 'given-name' : 'surname';
  if (isZh(field)) return zhNameComparison(field);
  return latinNameComparison(field, role, firstOf(all, otherRole));
}

function geoOf(latitude: Field, all: readonly Field[]): PlannedComparison[] {
  const longitude = firstOf(all, 'longitude');
  return longitude === undefined ? [numberComparison(latitude)] : [geoComparison(latitude, longitude)];
}

function hasParts(all: readonly Field[]): boolean {
  return firstOf(all, 'given-name') !== undefined && firstOf(all, 'surname') !== undefined;
}

function identityOf(all: readonly Field[]): IdentityFields {
  const id = firstOf(all, 'id-number');
  const birth = firstOf(all, 'birth-date');
  const sex = firstOf(all, 'sex');
  const name = all.find((field) => field.column.role === 'full-name' && field.column.language === 'zh');
  return {
    ...(id && { id }),
    ...(birth && { birth }),
    ...(sex && { sex }),
    ...(name && { clearlyOther: zhClearlyOther(name) }),
  };
}

function firstOf(all: readonly Field[], role: Role): Field | undefined {
  return all.find((field) => field.column.role === role);
}
