import type { UpdateResult } from 'typeorm';
import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { DemandState } from './demand.ts';
import { demandTable, type DemandRow } from './demand-table.ts';

export function insertDemand(tx: Tx, row: DemandRow): Promise<unknown> {
  return tx.getRepository(demandTable).insert(row);
}

export function findDemand(tx: Tx, id: string): Promise<DemandRow | null> {
  return tx.getRepository(demandTable).findOneBy({ id });
}

/** Which demands a list shows: a buyer's own in every state, or all that are open on a day. */
export interface DemandFilter {
  buyerId?: string;
  openOn?: number;
  productCode?: string;
  cursor?: string;
  limit: number;
}

/** A page, newest first. With both `buyerId` and `openOn`: the buyer's own and everybody's open ones. */
export async function listDemands(tx: Tx, filter: DemandFilter): Promise<Page<DemandRow>> {
  const query = tx.getRepository(demandTable).createQueryBuilder('d').orderBy('d.id', 'DESC');
  const own = 'd.buyerId = :buyer';
  const open = "d.state IN ('open', 'partially-matched') AND d.deliverUntil > :day";
  const values = { buyer: filter.buyerId, day: filter.openOn };
  if (filter.openOn === undefined) query.andWhere(own, values);
  else if (filter.buyerId === undefined) query.andWhere(open, values);
  else query.andWhere(`(${own} OR (${open}))`, values);
  if (filter.productCode !== undefined) query.andWhere('d.productCode = :code', { code: filter.productCode });
  if (filter.cursor !== undefined)
    query.andWhere('d.id < :after', { after: readCursor(filter.cursor, 1)[0] });
  return pageOf(await query.limit(filter.limit + 1).getMany(), filter.limit, (row) => [row.id]);
}

/** Every demand that is open on `day`, by id; of some products, or of all. */
export function openDemands(
  tx: Tx,
  day: number,
  productCodes: readonly string[] | null,
): Promise<DemandRow[]> {
  const query = tx
    .getRepository(demandTable)
    .createQueryBuilder('d')
    .where("d.state IN ('open', 'partially-matched')")
    .andWhere('d.deliverUntil > :day', { day })
    .orderBy('d.id');
  if (productCodes !== null) query.andWhere('d.productCode IN (:...codes)', { codes: productCodes });
  return query.getMany();
}

/** The limit of the buyer's newest demand for a product, in 厘/kg. */
export async function lastBid(tx: Tx, buyerId: string, productCode: string): Promise<number | undefined> {
  const row = await tx
    .getRepository(demandTable)
    .findOne({ where: { buyerId, productCode }, order: { id: 'DESC' } });
  return row?.bid;
}

/** Moves a demand from one state to another with further columns; `false` when it was not in `from` any more. */
export async function moveDemand(
  tx: Tx,
  key: { id: string; from: DemandState },
  to: Pick<DemandRow, 'state' | 'updatedAt'> & Partial<Pick<DemandRow, 'approvedBy' | 'approvedAt'>>,
): Promise<boolean> {
  const closes = to.state === 'closed' ? { totalGrams: () => 'reserved_grams' } : {};
  const moved = await tx
    .createQueryBuilder()
    .update(demandTable)
    .set({ ...to, ...closes, version: () => 'version + 1' })
    .where('id = :id AND state = :from', key)
    .execute();
  return moved.affected === 1;
}

/** Holds grams for an order; `false` when fewer are open or the demand has ended. Race-proof by its condition. */
export async function reserveOfDemand(tx: Tx, id: string, grams: number): Promise<boolean> {
  const reserved = await tx
    .createQueryBuilder()
    .update(demandTable)
    .set({ reservedGrams: () => 'reserved_grams + :grams' })
    .where("id = :id AND state IN ('open', 'partially-matched')", { id })
    .andWhere('total_grams - reserved_grams >= :grams', { grams })
    .execute();
  return settleState(tx, id, reserved);
}

/** After the grams of an open demand changed: its state follows them. */
async function settleState(tx: Tx, id: string, change: UpdateResult): Promise<boolean> {
  if (change.affected !== 1) return false;
  await tx
    .createQueryBuilder()
    .update(demandTable)
    .set({
      state: () =>
        "CASE WHEN reserved_grams >= total_grams THEN 'filled' WHEN reserved_grams > 0 THEN 'partially-matched' ELSE 'open' END",
    })
    .where("id = :id AND state IN ('open', 'partially-matched', 'filled')", { id })
    .execute();
  return true;
}
