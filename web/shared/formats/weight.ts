import { GRAMS_PER_UNIT, inUnit, scaledInteger, type WeightUnit } from '../../../modules/kernel/quantity.ts';
import type { Language } from '../words/language.ts';

export type { WeightUnit };
export const WEIGHT_UNITS = Object.keys(GRAMS_PER_UNIT) as WeightUnit[];

const ENGLISH: Record<WeightUnit, string> = {
  克: 'g',
  两: 'liang (50 g)',
  斤: 'jin (500 g)',
  公斤: 'kg',
  担: 'dan (50 kg)',
  吨: 'tonnes',
};

/** The unit as people say it. */
export function unitWord(unit: WeightUnit, language: Language): string {
  return language === 'zh' ? unit : ENGLISH[unit];
}

/** What was typed, as exact grams; undefined when it is no positive number of whole grams. */
export function gramsTyped(text: string, unit: WeightUnit): number | undefined {
  const scaled = scaledInteger(text.trim(), GRAMS_PER_UNIT[unit]);
  if (scaled?.rest !== 0n || scaled.whole <= 0n) return undefined;
  return Number(scaled.whole);
}

/** Grams in a unit with its word: `100 斤`. */
export function weightText(grams: number, unit: WeightUnit, language: Language): string {
  return `${inUnit(grams, unit)} ${unitWord(unit, language)}`;
}

/** What `grams` cost at `price` 元 per `unit`, as a 元 text rounded half up to a fen; undefined when unreadable. */
export function amountText(grams: number, price: string, unit: WeightUnit): string | undefined {
  const scaled = scaledInteger(price.trim(), 1_000_000_000);
  if (scaled?.rest !== 0n) return undefined;
  const perFen = BigInt(GRAMS_PER_UNIT[unit]) * 10_000_000n;
  const fen = (2n * scaled.whole * BigInt(grams) + perFen) / (2n * perFen);
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
