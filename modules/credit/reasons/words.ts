import type { Feature, FeatureUnit, Wording } from '../features/feature.ts';
import type { Bin } from '../scorecard/scorecard.ts';

/** How many of our whole units make one of the unit that people read, and that unit's names. */
const UNITS: Readonly<Record<FeatureUnit, { per: number; zh: string; en: string }>> = {
  days: { per: 1, zh: '天', en: ' days' },
  count: { per: 1, zh: '', en: '' },
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

/** A bin in words: `30 to 59 days` where values are whole in the unit people read, else `80% to below 90%`. */
export function binText(unit: FeatureUnit, { from, to }: Bin): Wording {
  if (unit === 'yes-no') return valueText(unit, from ?? 0);
  const lower = valueText(unit, from ?? 0);
  if (to === undefined) return { zh: `${lower.zh}及以上`, en: `${lower.en} or more` };
  if (from === undefined && to === 1) return lower;
  return UNITS[unit].per === 1 ? wholeBinText(unit, from, to) : scaledBinText(unit, from, to);
}

function wholeBinText(unit: FeatureUnit, from: number | undefined, to: number): Wording {
  const last = valueText(unit, to - 1);
  if (from === undefined) return { zh: `${last.zh}及以下`, en: `${last.en} or less` };
  if (to === from + 1) return last;
  return { zh: `${String(from)}至${last.zh}`, en: `${String(from)} to ${last.en}` };
}

/** A bin from the smallest amount on lies just above the bin of nothing at all: it needs no lower edge in words. */
function scaledBinText(unit: FeatureUnit, from: number | undefined, to: number): Wording {
  const upper = valueText(unit, to);
  if (from === undefined || from === 1) return { zh: `不足${upper.zh}`, en: `below ${upper.en}` };
  const lower = valueText(unit, from);
  return { zh: `${lower.zh}至不足${upper.zh}`, en: `${lower.en} to below ${upper.en}` };
}

/** How far back a feature looks, in words. */
export function windowText(feature: Feature): Wording {
  if (feature.window === 'now') return { zh: '当前', en: 'now' };
  if (feature.window === 'life') return { zh: '全部记录', en: 'all records' };
  return { zh: `近${String(feature.window)}个月`, en: `last ${String(feature.window)} months` };
}
