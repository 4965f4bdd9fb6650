import { In, IsNull } from 'typeorm';
import { insertedOnce } from '../../kernel/duplicate-key.ts';
import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { OPEN_STATES, type ObjectionState } from './objection.ts';
import { objectionTable, type ObjectionRow } from './objection-table.ts';

/** False when the value is under an open objection already. */
export function insertObjection(tx: Tx, row: ObjectionRow): Promise<boolean> {
  return insertedOnce(() => tx.getRepository(objectionTable).insert(row));
}

export async function findObjection(tx: Tx, id: string): Promise<ObjectionRow | undefined> {
  return (await tx.getRepository(objectionTable).findOneBy({ id })) ?? undefined;
}

/** The objection that freezes a value now. */
export async function openObjectionOn(tx: Tx, openKey: string): Promise<ObjectionRow | undefined> {
  return (await tx.getRepository(objectionTable).findOneBy({ openKey })) ?? undefined;
}

/** The objections of one person, newest first. */
export function objectionsOf(tx: Tx, personId: string): Promise<ObjectionRow[]> {
  return tx.getRepository(objectionTable).find({ where: { personId }, order: { id: 'DESC' } });
}

/** The open objections to records with these natural keys. */
export function openObjectionsTo(tx: Tx, naturalKeys: readonly string[]): Promise<ObjectionRow[]> {
  if (naturalKeys.length === 0) return Promise.resolve([]);
  return tx
    .getRepository(objectionTable)
    .find({ where: { naturalKey: In([...naturalKeys]), decidedAt: IsNull() } });
}

/** The objections that stand with an agency about one dataset. */
export function askedAbout(tx: Tx, datasetId: string): Promise<ObjectionRow[]> {
  return tx
    .getRepository(objectionTable)
    .find({ where: { datasetId, state: 'asked' }, order: { id: 'ASC' } });
}

export interface ObjectionFilter {
  /** Only about the records of these agencies; absent: all. */
  agencySlug?: string;
  state?: ObjectionState;
  /** Only open ones that were due before this instant. */
  overdueAt?: number;
}

/** Objections by deadline, the earliest first. */
export async function listObjections(
  tx: Tx,
  filter: ObjectionFilter,
  ask: { cursor?: string; limit: number },
): Promise<Page<ObjectionRow>> {
  const query = chosen(tx, filter);
  if (ask.cursor !== undefined) {
    const [at, id] = readCursor(ask.cursor, 2);
    query.andWhere('(o.dueAt > :at OR (o.dueAt = :at AND o.id > :id))', { at, id });
  }
  const rows = await query
    .orderBy('o.dueAt', 'ASC')
    .addOrderBy('o.id', 'ASC')
    .limit(ask.limit + 1)
    .getMany();
  return pageOf(rows, ask.limit, (row) => [row.dueAt, row.id]);
}

export function countObjections(tx: Tx, filter: ObjectionFilter): Promise<number> {
  return chosen(tx, filter).getCount();
}

function chosen(tx: Tx, { agencySlug, state, overdueAt }: ObjectionFilter) {
  const query = tx.getRepository(objectionTable).createQueryBuilder('o').where('1 = 1');
  if (agencySlug !== undefined) query.andWhere('o.agencySlug = :agencySlug', { agencySlug });
  if (state !== undefined) query.andWhere('o.state = :state', { state });
  if (overdueAt !== undefined)
    query
      .andWhere('o.state IN (:...open)', { open: OPEN_STATES })
      .andWhere('o.dueAt < :overdueAt', { overdueAt });
  return query;
}

/** Changes an objection that still stands in `from`; false when somebody was faster. */
export async function changeObjection(
  tx: Tx,
  row: Pick<ObjectionRow, 'id' | 'state'>,
  to: Partial<ObjectionRow>,
): Promise<boolean> {
  const { affected } = await tx.getRepository(objectionTable).update({ id: row.id, state: row.state }, to);
  return affected === 1;
}

/** An agency got access: everything that waited for it is asked now. */
export async function askWaiting(tx: Tx, agencySlug: string, now: number): Promise<void> {
  await tx
    .getRepository(objectionTable)
    .update({ agencySlug, state: 'open' }, { state: 'asked', askedAt: now });
}
