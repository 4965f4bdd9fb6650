import type { components } from '../../../openapi/contract.gen.ts';
import { isDecimal, plainDecimal } from '../../kit/amount-text.ts';
import { isoDate } from '../../kit/date-text.ts';
import type { FieldError } from '../../kit/error-summary.tsx';
import type { Quantity } from '../../kit/quantity-field.tsx';
import { dateFromToday } from '../../shared/formats/date.ts';
import type { WeightUnit } from '../../shared/formats/weight.ts';
import type { MarketWords } from './market-words.ts';

type Schemas = components['schemas'];
export type NewDemand = Schemas['NewDemand'];

/** What is typed into the form of a demand. */
export interface DemandDraft {
  productCode: string;
  standard: string;
  level: string;
  certificates: Schemas['CertificateKind'][];
  quantity: Quantity;
  price: string;
  deliverFrom: string;
  deliverUntil: string;
  divisionCode: string;
  address: string;
  residualDays: string;
  note: string;
}

/** What a part of the form is given. */
export interface DemandPartProps {
  draft: DemandDraft;
  change: (change: Partial<DemandDraft>) => void;
  messageOf: (field: string) => string | undefined;
}

export const DEMAND_UNITS: readonly WeightUnit[] = ['斤', '公斤', '担', '吨'];

export const emptyDemand: DemandDraft = {
  productCode: '',
  standard: '',
  level: '',
  certificates: [],
  quantity: { amount: '', unit: '公斤' },
  price: '',
  deliverFrom: '',
  deliverUntil: '',
  divisionCode: '',
  address: '',
  residualDays: '',
  note: '',
};

/** Whether what was typed is a number above nothing. */
export const positive = (typed: string): boolean =>
  isDecimal(plainDecimal(typed)) && Number(plainDecimal(typed)) > 0;

/** What is missing or cannot be right, in the order of the form. */
export function demandFaults(draft: DemandDraft, words: MarketWords): FieldError[] {
  const from = isoDate(draft.deliverFrom);
  const until = isoDate(draft.deliverUntil);
  const inOrder = from === undefined || until === undefined || (from <= until && until >= dateFromToday(0));
  const rules: [boolean, string, string][] = [
    [draft.productCode !== '', 'productCode', words.productNeeded],
    [positive(draft.quantity.amount), 'quantity', words.quantityNeeded],
    [positive(draft.price), 'price', words.priceNeeded],
    [from !== undefined, 'deliverFrom', words.fromNeeded],
    [until !== undefined, 'deliverUntil', words.untilNeeded],
    [inOrder, 'deliverUntil', words.windowWrong],
    [/^\d{6}(\d{3}(\d{3})?)?$/.test(draft.divisionCode), 'divisionCode', words.placeNeeded],
    [/^(|\d{1,3}|1000)$/.test(draft.residualDays), 'residualDays', words.shelfWrong],
  ];
  return rules.filter(([right]) => !right).map(([, field, message]) => ({ field, message }));
}

/** The demand of a draft without faults; price and quantity are told in the same unit. */
export function demandOf(draft: DemandDraft, confirmed: boolean): NewDemand {
  const unit = draft.quantity.unit as WeightUnit;
  return {
    productCode: draft.productCode,
    ...(draft.level === '' ? {} : { minGrade: { standard: draft.standard, level: draft.level } }),
    ...(draft.certificates.length === 0 ? {} : { certificates: draft.certificates }),
    quantity: { value: plainDecimal(draft.quantity.amount), unit },
    maxPrice: { yuan: plainDecimal(draft.price), per: unit },
    deliverFrom: isoDate(draft.deliverFrom) ?? '',
    deliverUntil: isoDate(draft.deliverUntil) ?? '',
    deliverTo: {
      divisionCode: draft.divisionCode,
      ...(draft.address === '' ? {} : { address: draft.address }),
    },
    ...(draft.residualDays === '' ? {} : { minResidualDays: Number(draft.residualDays) }),
    ...(draft.note === '' ? {} : { note: draft.note }),
    ...(confirmed ? { confirmed } : {}),
  };
}

/** The fields of the form by the pointers of the server's refusals. */
export function demandFields(words: MarketWords): Record<string, FieldError> {
  const wrong = (field: string, message = words.valueWrong): FieldError => ({ field, message });
  return {
    '/productCode': wrong('productCode', words.productNeeded),
    '/quantity': wrong('quantity', words.quantityNeeded),
    '/quantity/value': wrong('quantity', words.quantityNeeded),
    '/maxPrice': wrong('price', words.priceNeeded),
    '/maxPrice/yuan': wrong('price', words.priceNeeded),
    '/minGrade': wrong('standard'),
    '/minGrade/standard': wrong('standard'),
    '/minGrade/level': wrong('level'),
    '/certificates': wrong('certificates'),
    '/deliverFrom': wrong('deliverFrom', words.windowWrong),
    '/deliverUntil': wrong('deliverUntil', words.windowWrong),
    '/deliverTo': wrong('divisionCode', words.placeNeeded),
    '/deliverTo/divisionCode': wrong('divisionCode', words.placeNeeded),
    '/deliverTo/address': wrong('address'),
    '/minResidualDays': wrong('residualDays', words.shelfWrong),
    '/note': wrong('note'),
  };
}
