import { compact, read, unread, type Reading } from './cell.ts';

/** What one of the file's units is in ours. */
const FACTORS: Readonly<Record<string, number>> = {
  元: 100,
  万元: 1_000_000,
  亩: 100,
  公顷: 1_500,
  克: 1,
  两: 50,
  斤: 500,
  公斤: 1_000,
  担: 50_000,
  吨: 1_000_000,
};

/**
 * Reads a plain decimal (`1,234.50`, full-width digits, a leading minus) times `factor` as an exact whole number. A
 * rest that does not fit, an exponent, or a number beyond 2^53 is refused, never rounded.
 */
export function readScaled(cell: string, factor: number): Reading<number> {
  const text = compact(cell).replace(/^[¥￥]/u, '');
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,16})(?:\.(\d{1,12}))?$/.exec(text);
  if (!match) return unread(/^-?\d(\.\d+)?E\+?\d+$/i.test(text) ? 'E_PRECISION' : 'E_TYPE');
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  const denominator = 10n ** BigInt(fraction.length);
  const numerator = BigInt(`${(match[2] ?? '').replaceAll(',', '')}${fraction}`) * BigInt(factor);
  if (numerator % denominator !== 0n) return unread('E_TYPE');
  const whole = Number(numerator / denominator);
  if (!Number.isSafeInteger(whole)) return unread('E_RANGE');
  return read(match[1] === '-' && whole !== 0 ? -whole : whole);
}

/** Reads money as fen, an area as 0.01 亩, a weight as grams, from the unit of the file. */
export function readQuantity(cell: string, unit: string): Reading<number> {
  const factor = FACTORS[unit];
  if (factor === undefined) throw new Error(`no factor for the unit ${unit}`);
  return readScaled(cell, factor);
}
