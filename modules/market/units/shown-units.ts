import { inUnit } from '../../kernel/quantity.ts';

/** A weight as every answer shows it: canonical grams and the two units people use. */
export interface ShownWeight {
  grams: number;
  jin: string;
  kilograms: string;
  text: string;
  entered?: string;
}

/** A unit price as every answer shows it: canonical 厘/kg, per 斤 and per 公斤. */
export interface ShownPrice {
  liPerKilogram: number;
  yuanPerJin: string;
  yuanPerKilogram: string;
  text: string;
  entered?: string;
}

/** Shows grams in 斤 and 公斤, exact; `entered` is echoed beside them. */
export function shownWeight(grams: number, entered?: string | null): ShownWeight {
  const jin = inUnit(grams, '斤');
  const kilograms = inUnit(grams, '公斤');
  const shown = { grams, jin, kilograms, text: `${jin} 斤（${kilograms} 公斤）` };
  return entered === undefined || entered === null ? shown : { ...shown, entered };
}

/** Shows 厘/kg in 元/斤 and 元/公斤, exact; `entered` is echoed beside them. */
export function shownPrice(liPerKilogram: number, entered?: string | null): ShownPrice {
  const yuanPerJin = yuanOfTenths(liPerKilogram * 5);
  const yuanPerKilogram = yuanOfTenths(liPerKilogram * 10);
  const text = `${yuanPerJin} 元/斤（${yuanPerKilogram} 元/公斤）`;
  const shown = { liPerKilogram, yuanPerJin, yuanPerKilogram, text };
  return entered === undefined || entered === null ? shown : { ...shown, entered };
}

/** 厘/kg as 元/公斤 for a sentence, such as `0.12`. */
export function yuanPerKilogramText(liPerKilogram: number): string {
  return yuanOfTenths(liPerKilogram * 10);
}

/** 0.0001 元 as a decimal in 元 without trailing zeros. */
function yuanOfTenths(tenths: number): string {
  const sign = tenths < 0 ? '-' : '';
  const digits = String(Math.abs(tenths)).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}`;
}
