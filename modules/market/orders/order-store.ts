import { In } from 'typeorm';
import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { orderTable, type OrderRow } from './order-table.ts';

/** The most trades that a median looks at. */
const MOST_TRADES = 5_000;

export function insertOrder(tx: Tx, row: OrderRow): Promise<unknown> {
  return tx.getRepository(orderTable).insert(row);
}

export function findOrder(tx: Tx, id: string): Promise<OrderRow | null> {
  return tx.getRepository(orderTable).findOneBy({ id });
}

/** The orders of some proposals, by proposal. */
export async function ordersOfProposals(
  tx: Tx,
  proposalIds: readonly string[],
): Promise<Map<string, OrderRow>> {
  if (proposalIds.length === 0) return new Map();
  const rows = await tx.getRepository(orderTable).findBy({ proposalId: In([...proposalIds]) });
  return new Map(rows.map((row) => [row.proposalId, row]));
}

/** A page of the orders to which a party belongs, newest first. */
export async function listOrders(
  tx: Tx,
  ask: { partyId: string; cursor?: string; limit: number },
): Promise<Page<OrderRow>> {
  const query = tx
    .getRepository(orderTable)
    .createQueryBuilder('o')
    .where('(o.sellerId = :party OR o.buyerId = :party)', { party: ask.partyId })
    .orderBy('o.id', 'DESC');
  if (ask.cursor !== undefined) query.andWhere('o.id < :after', { after: readCursor(ask.cursor, 1)[0] });
  return pageOf(await query.limit(ask.limit + 1).getMany(), ask.limit, (row) => [row.id]);
}

/** Prices and parties of the standing orders of a product since an instant, newest first. */
export function tradesSince(
  tx: Tx,
  productCode: string,
  since: number,
): Promise<Pick<OrderRow, 'price' | 'sellerId' | 'buyerId'>[]> {
  return tx
    .getRepository(orderTable)
    .createQueryBuilder('o')
    .select(['o.id', 'o.price', 'o.sellerId', 'o.buyerId'])
    .where(
      "o.productCode = :productCode AND o.placedAt >= :since AND o.state NOT IN ('cancelled', 'failed')",
      {
        productCode,
        since,
      },
    )
    .orderBy('o.placedAt', 'DESC')
    .limit(MOST_TRADES)
    .getMany();
}
