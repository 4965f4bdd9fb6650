import type { Clock } from '../../kernel/clock.ts';
import { DAY } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Product } from '../catalogue/product.ts';
import { tradesSince } from '../orders/order-store.ts';
import { medianTrade } from './median-trade.ts';

const WINDOW = 28 * DAY;
/** The price in 厘/kg that a new price is held against: the median of four weeks of orders, or the catalogue's. */
export async function referencePrice(tx: Tx, clock: Clock, product: Product): Promise<number> {
  const trades = await tradesSince(tx, product.code, clock.now() - WINDOW);
  return medianTrade(trades) ?? product.reference;
}
