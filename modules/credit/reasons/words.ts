import type { Feature, FeatureUnit, Wording } from '../features/feature.ts';
import type { Bin } from '../scorecard/scorecard.ts';

/** How many of our whole units make one of the unit that people read, and that unit's names. */
const UNITS: Readonly<Record<FeatureUnit, { per: number; zh: string; en: string }>> = {
  days: { per: 1, zh: '天', en: ' days' },
  count: { per: 1, zh: '个', en: '' },
  months: { per: 1, zh: '个月', en: ' months' },
  fen: { per: 100, zh: '元', en: ' yuan' },
  'basis-points': { per: 100, zh: '%', en: '%' },
  'hundredth-mu': { per: 100, zh: '亩', en: ' mu' },
  'hundredth-heads': { per: 100, zh: '头', en: ' head' },
  kilowatts: { per: 1, zh: '千瓦', en: ' kW' },
  years: { per: 1, zh: '年', en: ' years' },
  'yes-no': { per: 1, zh: '', en: '' },
  points: { per: 1, zh: '分', en: ' points' },
};

/** A value in the unit people read, such as `3.2亩` and `3.2 mu`. */
export function valueText(unit: FeatureUnit, value: number): Wording {
  if (unit === 'yes-no') return value >= 1 ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  const { per, zh, en } = UNITS[unit];
  const number = plainNumber(value / per);
  return { zh: `${number}${zh}`, en: `${number}${en}` };
}

/** At most two decimals, no exponent, no needless zeros. */
function plainNumber(value: number): string {
  return value.toFixed(2).replace(/\.?0+$/, '');
}

/** The unit's name alone. */
export function unitText(unit: FeatureUnit): Wording {
  if (unit === 'yes-no') return { zh: '是/否', en: 'yes or no' };
  const { zh, en } = UNITS[unit];
  return { zh, en: en.trim() === '' ? 'number' : en.trim() };
}

/** A bin in words: below, from … to below, or from. */
export function binText(unit: FeatureUnit, { from, to }: Bin): Wording {
  if (unit === 'yes-no') return valueText(unit, from ?? 0);
  const upper = to === undefined ? { zh: '', en: '' } : valueText(unit, to);
  if (from === undefined) return { zh: `低于${upper.zh}`, en: `below ${upper.en}` };
  const lower = valueText(unit, from);
  if (to === undefined) return { zh: `${lower.zh}及以上`, en: `${lower.en} or more` };
  return { zh: `${lower.zh}至不足${upper.zh}`, en: `${lower.en} to below ${upper.en}` };
}

/** How far back a feature looks, in words. */
export function windowText(feature: Feature): Wording {
  if (feature.window === 'now') return { zh: '当前', en: 'now' };
  if (feature.window === 'life') return { zh: '全部记录', en: 'all records' };
  return { zh: `近${String(feature.window)}个月`, en: `last ${String(feature.window)} months` };
}
