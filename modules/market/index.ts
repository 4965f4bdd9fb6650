import type { Actor } from '../kernel/actor.ts';
import type { InTransaction, Tx } from '../kernel/transaction.ts';
import type { MarketNeeds } from './needs.ts';
import { listOrders } from './orders/order-store.ts';
import type { OrderRow } from './orders/order-table.ts';
import { clearRound } from './rounds/clear-round.ts';
import type { RoundRow } from './rounds/round-table.ts';
import type { Page } from '../kernel/page.ts';

export type { MarketNeeds, Residence } from './needs.ts';
export type Order = OrderRow;
export type Round = RoundRow;

/** Supply meets demand: listings, demands, rounds solved to a proven optimum, proposals, orders. */
export interface Market {
  needs: MarketNeeds;
  /** Freezes, solves, proves and publishes a round; 503 when the proof does not check, and nothing is written then. */
  clearRound(inTransaction: InTransaction, actor: Actor, roundId: string): Promise<Round>;
  /** The orders of a party (a person or an organisation), newest first; money in fen, grams, 厘/kg. */
  ordersOf(tx: Tx, partyId: string, page: { cursor?: string; limit: number }): Promise<Page<Order>>;
}

export function createMarket(needs: MarketNeeds): Market {
  return {
    needs,
    clearRound: (inTransaction, actor, roundId) => clearRound(inTransaction, needs, actor, roundId),
    ordersOf: (tx, partyId, page) => listOrders(tx, { ...page, partyId }),
  };
}
