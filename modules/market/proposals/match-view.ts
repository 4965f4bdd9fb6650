import { yuanText } from '../../kernel/money.ts';
import { productName } from '../catalogue/catalogue.ts';
import { dateText } from '../units/day.ts';
import { shownPrice, shownWeight } from '../units/shown-units.ts';

/** The terms that a proposal and the order made of it share. */
export interface MatchTerms {
  productCode: string;
  grams: number;
  price: number;
  freight: number;
  fee: number;
  sellerFen: number;
  buyerFen: number;
  firstDay: number;
  lastDay: number;
}

/** The terms of a match as both sides see them; the delivery window is half-open. */
export function shownTerms(terms: MatchTerms) {
  return {
    productCode: terms.productCode,
    productName: productName(terms.productCode),
    quantity: shownWeight(terms.grams),
    price: shownPrice(terms.price),
    freight: shownPrice(terms.freight),
    sellerAmount: yuanText(terms.sellerFen),
    buyerAmount: yuanText(terms.buyerFen),
    deliverFrom: dateText(terms.firstDay),
    deliverUntil: dateText(terms.lastDay + 1),
  };
}
