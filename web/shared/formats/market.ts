import type { Schema } from '../api/schemas.ts';
import type { Language } from '../words/language.ts';

/** An exact weight of the contract in both usual units: `250 斤（125 公斤）`. */
export function weightWords(weight: Schema<'Weight'>, language: Language): string {
  return language === 'zh' ? weight.text : `${weight.jin} jin (${weight.kilograms} kg)`;
}

/** An exact unit price of the contract in both usual units: `1.6 元/斤（3.2 元/公斤）`. */
export function priceWords(price: Schema<'UnitPrice'>, language: Language): string {
  return language === 'zh' ? price.text : `¥${price.yuanPerJin}/jin (¥${price.yuanPerKilogram}/kg)`;
}
