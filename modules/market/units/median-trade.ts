/** Fewer sellers or buyers than these could be recognised, or could move the median by themselves. */
const LEAST = { sellers: 5, buyers: 3 };

/** The median price of some trades; `undefined` when there are fewer than five sellers or three buyers. */
export function medianTrade(
  trades: readonly { price: number; sellerId: string; buyerId: string }[],
): number | undefined {
  if (new Set(trades.map((trade) => trade.sellerId)).size < LEAST.sellers) return undefined;
  if (new Set(trades.map((trade) => trade.buyerId)).size < LEAST.buyers) return undefined;
  const prices = trades.map((trade) => trade.price).sort((a, b) => a - b);
  return prices[Math.floor(prices.length / 2)];
}
