import type { components } from '../../../openapi/contract.gen.ts';
import { plainDecimal } from '../../kit/amount-text.ts';
import { isoDate } from '../../kit/date-text.ts';
import type { FieldError } from '../../kit/error-summary.tsx';
import type { Quantity } from '../../kit/quantity-field.tsx';
import { dateFromToday } from '../../shared/formats/date.ts';
import type { WeightUnit } from '../../shared/formats/weight.ts';
import { positive } from './demand-draft.ts';
import type { MarketWords } from './market-words.ts';

export type NewListing = components['schemas']['NewListing'];

/** What is typed into the form of a listing. */
export interface ListingDraft {
  productCode: string;
  standard: string;
  level: string;
  quantity: Quantity;
  price: string;
  readyFrom: string;
  readyUntil: string;
  note: string;
}

export const emptyListing: ListingDraft = {
  productCode: '',
  standard: '',
  level: '',
  quantity: { amount: '', unit: '公斤' },
  price: '',
  readyFrom: '',
  readyUntil: '',
  note: '',
};

/** What is missing or cannot be right, in the order of the form. */
export function listingFaults(draft: ListingDraft, words: MarketWords): FieldError[] {
  const from = isoDate(draft.readyFrom);
  const until = isoDate(draft.readyUntil);
  const inOrder = from === undefined || until === undefined || (from <= until && until >= dateFromToday(0));
  const rules: [boolean, string, string][] = [
    [draft.productCode !== '', 'productCode', words.productNeeded],
    [positive(draft.quantity.amount), 'quantity', words.quantityNeeded],
    [positive(draft.price), 'price', words.askNeeded],
    [from !== undefined, 'readyFrom', words.readyFromNeeded],
    [until !== undefined, 'readyUntil', words.readyUntilNeeded],
    [inOrder, 'readyUntil', words.readyWrong],
  ];
  return rules.filter(([right]) => !right).map(([, field, message]) => ({ field, message }));
}

/** The listing of a draft without faults; price and quantity are told in the same unit. */
export function listingOf(draft: ListingDraft, confirmed: boolean): NewListing {
  const unit = draft.quantity.unit as WeightUnit;
  return {
    productCode: draft.productCode,
    ...(draft.level === '' ? {} : { grade: { standard: draft.standard, level: draft.level } }),
    quantity: { value: plainDecimal(draft.quantity.amount), unit },
    askPrice: { yuan: plainDecimal(draft.price), per: unit },
    readyFrom: isoDate(draft.readyFrom) ?? '',
    readyUntil: isoDate(draft.readyUntil) ?? '',
    ...(draft.note === '' ? {} : { note: draft.note }),
    ...(confirmed ? { confirmed } : {}),
  };
}

/** The fields of the form by the pointers of the server's refusals. */
export function listingFields(words: MarketWords): Record<string, FieldError> {
  return {
    '/productCode': { field: 'productCode', message: words.productNeeded },
    '/quantity': { field: 'quantity', message: words.quantityNeeded },
    '/quantity/value': { field: 'quantity', message: words.quantityNeeded },
    '/askPrice': { field: 'price', message: words.askNeeded },
    '/askPrice/yuan': { field: 'price', message: words.askNeeded },
    '/grade': { field: 'standard', message: words.valueWrong },
    '/readyFrom': { field: 'readyFrom', message: words.readyWrong },
    '/readyUntil': { field: 'readyUntil', message: words.readyWrong },
    '/note': { field: 'note', message: words.valueWrong },
  };
}
