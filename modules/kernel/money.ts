import { invalid } from './problem.ts';
import { GRAMS_PER_UNIT, scaledInteger, type WeightUnit } from './quantity.ts';

/** Money is integer fen (0.01 元); a unit price is integer 厘 per kilogram (0.001 元/kg = 元 per tonne). */
export const MAX_FEN = 100_000_000_000_000;

/** Reads a decimal text in 元 as exact fen; 422 `amount-invalid` when negative, finer than a fen or too large. */
export function fenOf(yuan: string, field = '/amount'): number {
  const scaled = scaledInteger(yuan, 100);
  if (scaled?.rest !== 0n || scaled.whole > BigInt(MAX_FEN)) {
    throw invalid(
      'amount-invalid',
      field,
      'Write the amount in 元 with at most two decimals, such as 320.50.',
    );
  }
  return Number(scaled.whole);
}

/** Fen as a 元 text with two decimals, such as `"320.50"`. */
export function yuanText(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Reads a price in 元 per `unit` as exact 厘/kg. Refuses with 422 `price-invalid` what is not positive or
 * cannot be said exactly (元/斤 may have at most three decimals, 元/吨 none).
 */
export function liPerKilogram(yuan: string, unit: WeightUnit, field = '/price'): number {
  const scaled = scaledInteger(yuan, 1_000 * GRAMS_PER_UNIT.公斤);
  const grams = BigInt(GRAMS_PER_UNIT[unit]);
  if (!scaled || scaled.rest !== 0n || scaled.whole % grams !== 0n || scaled.whole === 0n) {
    throw invalid(
      'price-invalid',
      field,
      'Write a price above 0 in 元 with at most three decimals per 公斤 or 斤.',
    );
  }
  const price = scaled.whole / grams;
  if (price > 1_000_000_000n) throw invalid('price-invalid', field, 'The price is too large.');
  return Number(price);
}

/** What `grams` cost at `price` 厘/kg, in fen, rounded half up: price x grams / 10,000. */
export function lineAmountFen(price: number, grams: number): number {
  return Number((BigInt(price) * BigInt(grams) + 5_000n) / 10_000n);
}
