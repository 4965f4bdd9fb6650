/** Weights by the grams they hold, so that one unit can be told in another. */
export const gramsOf: Readonly<Record<string, number>> = {
  克: 1,
  两: 50,
  斤: 500,
  公斤: 1000,
  担: 50_000,
  吨: 1_000_000,
};

const englishUnits: Readonly<Record<string, string>> = {
  克: 'g',
  两: 'liang (50 g)',
  斤: 'jin (500 g)',
  公斤: 'kg',
  担: 'dan (50 kg)',
  吨: 't',
  亩: 'mu',
  元: 'yuan',
};

export function unitName(unit: string, language: 'zh' | 'en'): string {
  return language === 'en' ? (englishUnits[unit] ?? unit) : unit;
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
  const separated = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return part === undefined ? separated : `${separated}.${part}`;
}

/** The same weight in 公斤 when told in 斤 and in 斤 otherwise, to three decimals; undefined for other units. */
export function otherWeight(amount: string, unit: string): { amount: string; unit: string } | undefined {
  const grams = gramsOf[unit];
  if (grams === undefined || !isDecimal(amount)) return undefined;
  const other = unit === '斤' ? '公斤' : '斤';
  const converted = (Number(amount) * grams) / (gramsOf[other] ?? 1);
  return { amount: grouped(String(Math.round(converted * 1000) / 1000)), unit: other };
}
