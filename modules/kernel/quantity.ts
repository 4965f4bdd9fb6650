import { invalid } from './problem.ts';

/**
 * Quantities are integer grams. One table for every unit a farmer or buyer writes; pieces (件, 箱, 筐) count
 * only with a declared net weight. 1 斤 = 500 g, 1 公斤 = 1 kg, 1 两 = 50 g, 1 担 = 50 kg, 1 吨 = 1,000 kg.
 */
export const GRAMS_PER_UNIT = {
  克: 1,
  两: 50,
  斤: 500,
  公斤: 1_000,
  担: 50_000,
  吨: 1_000_000,
} as const;

export type WeightUnit = keyof typeof GRAMS_PER_UNIT;

export const MAX_GRAMS = 1_000_000_000_000;

/**
 * Reads a decimal text (`"12.5"`, no sign, no exponent, no thousands mark) in a unit as exact grams.
 * Refuses with 422 `quantity-invalid` what is not a positive whole number of grams up to 10^12.
 */
export function gramsOf(value: string, unit: WeightUnit, field = '/quantity'): number {
  const scaled = scaledInteger(value, GRAMS_PER_UNIT[unit]);
  if (scaled === undefined)
    throw invalid('quantity-invalid', field, 'Write the quantity as a plain number, such as 12.5.');
  if (scaled.rest !== 0n)
    throw invalid('quantity-invalid', field, 'The quantity must be a whole number of grams.');
  if (scaled.whole <= 0n) throw invalid('quantity-invalid', field, 'The quantity must be more than nothing.');
  if (scaled.whole > BigInt(MAX_GRAMS))
    throw invalid('quantity-invalid', field, 'The quantity is too large.');
  return Number(scaled.whole);
}

/** Multiplies a decimal text by an integer exactly: `whole` units and the `rest` that did not fit (0 when exact). */
export function scaledInteger(text: string, factor: number): { whole: bigint; rest: bigint } | undefined {
  const match = /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(text);
  if (!match) return undefined;
  const fraction = match[2] ?? '';
  const denominator = 10n ** BigInt(fraction.length);
  const numerator = BigInt(`${match[1] ?? ''}${fraction}`) * BigInt(factor);
  return { whole: numerator / denominator, rest: numerator % denominator };
}

/** Grams as a decimal text in a unit, exact and without trailing zeros. */
export function inUnit(grams: number, unit: WeightUnit): string {
  const per = BigInt(GRAMS_PER_UNIT[unit]);
  const whole = BigInt(grams) / per;
  const digits = String(per).length - 1 + 2;
  const fraction = String(((BigInt(grams) % per) * 10n ** BigInt(digits)) / per)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(whole) : `${String(whole)}.${fraction}`;
}
