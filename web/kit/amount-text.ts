import { inUnit } from '../../modules/kernel/quantity.ts';
import { gramsTyped, WEIGHT_UNITS, type WeightUnit } from '../shared/formats/weight.ts';
import type { Language } from '../shared/words/language.ts';

const ENGLISH: Readonly<Record<string, string>> = {
  克: 'g',
  两: 'liang (50 g)',
  斤: 'jin (500 g)',
  公斤: 'kg',
  担: 'dan (50 kg)',
  吨: 'tonnes',
  亩: 'mu',
  件: 'pieces',
  箱: 'boxes',
  筐: 'baskets',
  袋: 'bags',
};

export function unitName(unit: string, language: Language): string {
  return language === 'en' ? (ENGLISH[unit] ?? unit) : unit;
}

/** Typed digits as a plain decimal: full-width digits, spaces and thousands separators are tolerated. */
export function plainDecimal(typed: string): string {
  return typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[。．]/g, '.')
    .replace(/[\s,，]/g, '');
}

export function isDecimal(text: string): boolean {
  return /^\d{1,12}(\.\d{1,9})?$/.test(text);
}

/** A decimal text with thousands separators; the digits after the point stay as they are. */
export function grouped(decimal: string): string {
  const [whole = '', part] = decimal.split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? separated : `${separated}.${part}`;
}

/** The same weight in 公斤 when told in 斤 and in 斤 otherwise, exact; undefined for other units and no weights. */
export function otherWeight(amount: string, unit: string): { amount: string; unit: string } | undefined {
  const from = WEIGHT_UNITS.find((known): known is WeightUnit => known === unit);
  const grams = from && gramsTyped(amount, from);
  if (grams === undefined) return undefined;
  const other = from === '斤' ? '公斤' : '斤';
  return { amount: grouped(inUnit(grams, other)), unit: other };
}
