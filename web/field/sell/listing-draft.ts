import { isDecimal, plainDecimal } from '../../kit/amount-text.ts';
import { isoDate } from '../../kit/date-text.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateFromToday } from '../../shared/formats/date.ts';
import { amountText, gramsTyped, type WeightUnit } from '../../shared/formats/weight.ts';
import type { Product } from './catalogue.ts';
import type { ListingWords } from './listing-words.ts';

/** The answers as typed; `when` is a number of days from today or `own` dates. */
export interface ListingDraft {
  productCode: string;
  productName: string;
  /** Levels of the product's grade standard, so that the page needs no catalogue any more. */
  standard: string;
  levels: string[];
  level: string;
  reference?: Schema<'UnitPrice'>;
  amount: string;
  unit: WeightUnit;
  price: string;
  per: WeightUnit;
  when: '7' | '14' | '30' | 'own';
  from: string;
  until: string;
  note: string;
}

export type ListingStep = 'product' | 'grade' | 'quantity' | 'price' | 'when' | 'note' | 'check';

export interface Fault {
  field: string;
  message: string;
}

const EMPTY: ListingDraft = {
  productCode: '',
  productName: '',
  standard: '',
  levels: [],
  level: '',
  amount: '',
  unit: '斤',
  price: '',
  per: '斤',
  when: '14',
  from: '',
  until: '',
  note: '',
};

/** The questions of a draft; products without a grade standard are not asked for a grade. */
export function stepsOf(draft: ListingDraft): ListingStep[] {
  const grade: ListingStep[] = draft.levels.length > 0 ? ['grade'] : [];
  return ['product', ...grade, 'quantity', 'price', 'when', 'note', 'check'];
}

/** The draft with another product; the grade of the product before is forgotten. */
export function withProduct(draft: ListingDraft, product: Product, name: string): ListingDraft {
  const standard = product.standards[0];
  const levels = standard?.levels.map((one) => one.level) ?? [];
  const { code: productCode, reference } = product;
  const chosen = { productCode, productName: name, reference, standard: standard?.standard ?? '', levels };
  return { ...draft, ...chosen, level: '' };
}

/** What is wrong with the answer to one question; the server stays the judge. */
export function faultsOf(step: ListingStep, draft: ListingDraft, words: ListingWords): Fault[] {
  if (step === 'product') return when(draft.productCode === '', 'product', words.chooseProduct);
  if (step === 'quantity') return when(gramsOf(draft) === undefined, 'quantity', words.quantityWrong);
  if (step === 'price') return when(!isPrice(plainDecimal(draft.price)), 'price', words.priceWrong);
  if (step === 'when' && draft.when === 'own') return dateFaults(draft, words);
  return [];
}

export function gramsOf(draft: ListingDraft): number | undefined {
  return gramsTyped(plainDecimal(draft.amount), draft.unit);
}

/** Quantity times price as a 元 text; undefined while either cannot be read. */
export function totalOf(draft: ListingDraft): string | undefined {
  const grams = gramsOf(draft);
  return grams === undefined ? undefined : amountText(grams, plainDecimal(draft.price), draft.per);
}

export function windowOf(draft: ListingDraft): { readyFrom: string; readyUntil: string } {
  if (draft.when !== 'own') {
    return { readyFrom: dateFromToday(0), readyUntil: dateFromToday(Number(draft.when)) };
  }
  return { readyFrom: isoDate(draft.from) ?? '', readyUntil: isoDate(draft.until) ?? '' };
}

/** The request as the contract wants it. */
export function listingOf(draft: ListingDraft): Schema<'NewListing'> {
  const note = draft.note.trim();
  return {
    productCode: draft.productCode,
    quantity: { value: plainDecimal(draft.amount), unit: draft.unit },
    askPrice: { yuan: plainDecimal(draft.price), per: draft.per },
    ...windowOf(draft),
    ...(draft.level === '' ? {} : { grade: { standard: draft.standard, level: draft.level } }),
    ...(note === '' ? {} : { note }),
  };
}

const keyOf = (accountId: string): string => `tianxin.listing-draft.${accountId}`;

/** The draft this person left on this device, or an empty one. */
export function loadDraft(accountId: string): ListingDraft {
  const kept = localStorage.getItem(keyOf(accountId));
  return kept === null ? EMPTY : { ...EMPTY, ...(JSON.parse(kept) as Partial<ListingDraft>) };
}

export function keepDraft(accountId: string, draft: ListingDraft): void {
  localStorage.setItem(keyOf(accountId), JSON.stringify(draft));
}

export function forgetDraft(accountId: string): void {
  localStorage.removeItem(keyOf(accountId));
}

function isPrice(text: string): boolean {
  return isDecimal(text) && Number(text) > 0 && (text.split('.')[1]?.length ?? 0) <= 3;
}

function dateFaults(draft: ListingDraft, words: ListingWords): Fault[] {
  const { readyFrom, readyUntil } = windowOf(draft);
  const unreadable = [
    ...when(readyFrom === '', 'from', words.dateWrong),
    ...when(readyUntil === '', 'until', words.dateWrong),
  ];
  if (unreadable.length > 0) return unreadable;
  return [
    ...when(readyFrom < dateFromToday(0), 'from', words.tooEarly),
    ...when(readyUntil < readyFrom, 'until', words.orderWrong),
  ];
}

function when(wrong: boolean, field: string, message: string): Fault[] {
  return wrong ? [{ field, message }] : [];
}
