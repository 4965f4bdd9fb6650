import { In, type UpdateResult } from 'typeorm';
import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { listingTable, type ListingRow } from './listing-table.ts';

export function insertListing(tx: Tx, row: ListingRow): Promise<unknown> {
  return tx.getRepository(listingTable).insert(row);
}

export function findListing(tx: Tx, id: string): Promise<ListingRow | null> {
  return tx.getRepository(listingTable).findOneBy({ id });
}

/** Some listings by id; unknown ids are left out. */
export async function findListings(tx: Tx, ids: readonly string[]): Promise<Map<string, ListingRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.getRepository(listingTable).findBy({ id: In([...ids]) });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Which listings a list shows: a seller's own in every state, or all with free goods that are not over. */
export interface ListingFilter {
  sellerId?: string;
  livingOn?: number;
  productCode?: string;
  cursor?: string;
  limit: number;
}

/** A page, newest first. */
export async function listListings(tx: Tx, filter: ListingFilter): Promise<Page<ListingRow>> {
  const query = tx.getRepository(listingTable).createQueryBuilder('l').orderBy('l.id', 'DESC');
  if (filter.sellerId !== undefined) query.andWhere('l.sellerId = :seller', { seller: filter.sellerId });
  if (filter.livingOn !== undefined) {
    query
      .andWhere("l.state IN ('listed', 'partially-reserved')")
      .andWhere('l.readyUntil > :day', { day: filter.livingOn });
  }
  if (filter.productCode !== undefined) query.andWhere('l.productCode = :code', { code: filter.productCode });
  if (filter.cursor !== undefined)
    query.andWhere('l.id < :after', { after: readCursor(filter.cursor, 1)[0] });
  return pageOf(await query.limit(filter.limit + 1).getMany(), filter.limit, (row) => [row.id]);
}

/** Every listing with free goods that is not over on `day`, by id; of some products, or of all. */
export function livingListings(
  tx: Tx,
  day: number,
  productCodes: readonly string[] | null,
): Promise<ListingRow[]> {
  const query = tx
    .getRepository(listingTable)
    .createQueryBuilder('l')
    .where("l.state IN ('listed', 'partially-reserved')")
    .andWhere('l.readyUntil > :day', { day })
    .orderBy('l.id');
  if (productCodes !== null) query.andWhere('l.productCode IN (:...codes)', { codes: productCodes });
  return query.getMany();
}

/** The ask of the seller's newest listing of a product, in 厘/kg. */
export async function lastAsk(tx: Tx, sellerId: string, productCode: string): Promise<number | undefined> {
  const row = await tx
    .getRepository(listingTable)
    .findOne({ where: { sellerId, productCode }, order: { id: 'DESC' } });
  return row?.ask;
}

/** What an edit may write. */
export type ListingEdit = Pick<
  ListingRow,
  | 'totalGrams'
  | 'enteredQuantity'
  | 'ask'
  | 'enteredPrice'
  | 'readyFrom'
  | 'readyUntil'
  | 'bestBefore'
  | 'note'
  | 'updatedAt'
>;

/** Writes an edit if the version still stands, the listing lives and no more is reserved than the new total. */
export async function editListing(
  tx: Tx,
  key: { id: string; version: number },
  edit: ListingEdit,
): Promise<boolean> {
  const edited = await tx
    .createQueryBuilder()
    .update(listingTable)
    .set({ ...edit, version: key.version + 1 })
    .where('id = :id AND version = :version', key)
    .andWhere("state IN ('listed', 'partially-reserved', 'sold-out')")
    .andWhere('reserved_grams <= :total', { total: edit.totalGrams })
    .execute();
  return settleState(tx, key.id, edited);
}

/** Holds grams for an order; `false` when fewer are free or the listing has ended. Race-proof by its condition. */
export async function reserveOfListing(tx: Tx, id: string, grams: number): Promise<boolean> {
  const reserved = await tx
    .createQueryBuilder()
    .update(listingTable)
    .set({ reservedGrams: () => 'reserved_grams + :grams' })
    .where("id = :id AND state IN ('listed', 'partially-reserved')", { id })
    .andWhere('total_grams - reserved_grams >= :grams', { grams })
    .execute();
  return settleState(tx, id, reserved);
}

/** Frees grams that were held. */
export async function releaseOfListing(tx: Tx, id: string, grams: number): Promise<boolean> {
  const released = await tx
    .createQueryBuilder()
    .update(listingTable)
    .set({ reservedGrams: () => 'reserved_grams - :grams' })
    .where('id = :id AND reserved_grams >= :grams', { id, grams })
    .execute();
  return settleState(tx, id, released);
}

/** Ends a listing; what is reserved stays owed, the free part goes. `reservedToo` false ends it only with nothing reserved. */
export async function endListing(
  tx: Tx,
  key: { id: string; version: number },
  how: { reservedToo: boolean; now: number },
): Promise<boolean> {
  const query = tx
    .createQueryBuilder()
    .update(listingTable)
    .set({
      state: 'withdrawn',
      totalGrams: () => 'reserved_grams',
      version: key.version + 1,
      updatedAt: how.now,
    })
    .where('id = :id AND version = :version', key)
    .andWhere("state IN ('listed', 'partially-reserved')");
  if (!how.reservedToo) query.andWhere('reserved_grams = 0');
  return (await query.execute()).affected === 1;
}

/** After the grams of a living listing changed: its state follows them. */
async function settleState(tx: Tx, id: string, change: UpdateResult): Promise<boolean> {
  if (change.affected !== 1) return false;
  await tx
    .createQueryBuilder()
    .update(listingTable)
    .set({
      state: () =>
        "CASE WHEN reserved_grams >= total_grams THEN 'sold-out' WHEN reserved_grams > 0 THEN 'partially-reserved' ELSE 'listed' END",
    })
    .where("id = :id AND state <> 'withdrawn'", { id })
    .execute();
  return true;
}
