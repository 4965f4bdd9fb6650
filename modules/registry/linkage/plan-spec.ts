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
  const { role, language } = field.column;
  const identity = identityOf(all);
  switch (role) {
    case 'full-name':
      if (language === 'zh') return [zhNameComparison(field)];
      return [hasParts(all) ? middleNamesComparison(field) : latinFullComparison(field)];
    case 'given-name':
    case 'surname':
      return [partComparison(field, role, all)];
    case 'birth-date':
      return [birthComparison(field, identity.id)];
    case 'id-number':
      return [idComparison(field, identity)];
    case 'sex':
      return [sexComparison(field, identity.id)];
    case 'phone':
      return [phoneComparison(field, identity.clearlyOther)];
    case 'latitude':
      return geoOf(field, all);
    case 'longitude':
      return [];
    case 'number':
      return [numberComparison(field)];
    default:
      return [placeOrText(field, role, language)];
  }
}

function placeOrText(field: Field, role: Role, language: 'zh' | 'latin'): PlannedComparison {
  const words = WORDS[role] ?? { zh: '文字', en: 'text' };
  switch (role) {
    case 'household-number':
    case 'organisation-code':
      return codeComparison(field, words);
    case 'postcode':
      return postcodeComparison(field);
    case 'category':
      return categoryComparison(field, words);
    case 'address':
    case 'village':
      return language === 'zh' ? zhAddressComparison(field) : latinTextComparison(field, words);
    default:
      return language === 'zh' ? categoryComparison(field, words) : latinTextComparison(field, words);
  }
}

const WORDS: Readonly<Partial<Record<Role, { zh: string; en: string }>>> = {
  'household-number': { zh: '户号', en: 'household number' },
  'organisation-code': { zh: '机构代码', en: 'organisation code' },
  'organisation-name': { zh: '机构名称', en: 'name of the organisation' },
  category: { zh: '类别', en: 'category' },
  address: { zh: '住址', en: 'address' },
  village: { zh: '村', en: 'village' },
};

function partComparison(
  field: Field,
  role: 'given-name' | 'surname',
  all: readonly Field[],
): PlannedComparison {
  const otherRole = role === 'surname' ? 'given-name' : 'surname';
  if (field.column.language === 'zh') return zhNameComparison(field);
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
