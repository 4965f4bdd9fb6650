import { absent } from '../../kernel/problem.ts';
import type { Handlers } from '../../kernel/operation.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { MarketNeeds } from '../needs.ts';
import { findOrder, listOrders } from '../orders/order-store.ts';
import { shownOrders } from '../orders/order-view.ts';
import { partyOf, type Party } from '../parties/party.ts';

interface Query {
  cursor?: string;
  limit?: number;
}

export function orderHandlers(needs: MarketNeeds): Handlers {
  const page = async (tx: Tx, party: Party, { limit = 50, ...rest }: Query) => {
    const rows = await listOrders(tx, { ...rest, limit, partyId: party.id });
    return { ...rows, items: await shownOrders(tx, needs, party, rows.items) };
  };
  return {
    listOrders: (call) =>
      call.inTransaction(async (tx) => ({
        status: 200,
        body: await page(tx, partyOf(call.actor), call.query),
      })),
    listMyOrders: (call) =>
      call.inTransaction(async (tx) => ({
        status: 200,
        body: await page(tx, partyOf(call.actor), call.query),
      })),
    readOrder: (call) =>
      call.inTransaction(async (tx) => {
        const party = partyOf(call.actor);
        const row = await findOrder(tx, call.path.orderId);
        const isParty = row?.sellerId === party.id || row?.buyerId === party.id;
        const [body] = row && isParty ? await shownOrders(tx, needs, party, [row]) : [];
        if (body === undefined) throw absent('order');
        return { status: 200, body };
      }),
  };
}
