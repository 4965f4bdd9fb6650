import { lineAmountFen } from '../../kernel/money.ts';

/** What a match costs: prices in 厘/kg, amounts in fen. */
export interface MatchPrice {
  /** At the farm gate, between the ask and the bid less freight and fee. */
  price: number;
  freight: number;
  fee: number;
  sellerFen: number;
  buyerFen: number;
}

/**
 * The price of a match: the midpoint of the ask and of the bid less freight and fee, rounded down to whole 厘/kg, so
 * always within both limits. The buyer pays freight and fee on top.
 */
export function matchPrice(match: {
  ask: number;
  value: number;
  freight: number;
  fee: number;
  grams: number;
}): MatchPrice {
  const price = match.ask + Math.floor(match.value / 2);
  return {
    price,
    freight: match.freight,
    fee: match.fee,
    sellerFen: lineAmountFen(price, match.grams),
    buyerFen: lineAmountFen(price + match.freight + match.fee, match.grams),
  };
}
