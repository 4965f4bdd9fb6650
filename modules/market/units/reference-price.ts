import type { Clock } from '../../kernel/clock.ts';
import { DAY } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Product } from '../catalogue/product.ts';
import { tradesSince } from '../orders/order-store.ts';

const WINDOW = 28 * DAY;
/** Fewer sellers or buyers than these could be recognised, or could move the median by themselves. */
const LEAST = { sellers: 5, buyers: 3 };

/** The price in 厘/kg that a new price is held against: the median of four weeks of orders, or the catalogue's. */
export async function referencePrice(tx: Tx, clock: Clock, product: Product): Promise<number> {
  const trades = await tradesSince(tx, product.code, clock.now() - WINDOW);
  return medianTrade(trades) ?? product.reference;
}

/** The median price of some trades; `undefined` when there are fewer than five sellers or three buyers. */
export function medianTrade(
  trades: readonly { price: number; sellerId: string; buyerId: string }[],
): number | undefined {
  if (new Set(trades.map((trade) => trade.sellerId)).size < LEAST.sellers) return undefined;
  if (new Set(trades.map((trade) => trade.buyerId)).size < LEAST.buyers) return undefined;
  const prices = trades.map((trade) => trade.price).sort((a, b) => a - b);
  return prices[Math.floor(prices.length / 2)];
}
