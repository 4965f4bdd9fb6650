import type { Page } from '../../kernel/page.ts';
import { pageOf, readCursor } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { AccessFilter } from './access-filter.ts';
import { accessTable, type AccessRow } from './access-table.ts';
import type { DayRange } from './summary-range.ts';

/** Which page: at most `limit` lines after the cursor. */
export interface PageAsk {
  cursor?: string;
  limit: number;
}

/** The lines that concern one of these subjects (a person, its household), newest first. */
export async function accessesOf(
  tx: Tx,
  subjectKeys: readonly string[],
  ask: PageAsk,
): Promise<Page<AccessRow>> {
  const query = tx
    .getRepository(accessTable)
    .createQueryBuilder('a')
    .where('a.subjectKey IN (:...subjectKeys)', { subjectKeys: [...subjectKeys] });
  if (ask.cursor !== undefined) query.andWhere('a.logIndex < :before', { before: indexIn(ask.cursor) });
  const rows = await query
    .orderBy('a.logIndex', 'DESC')
    .take(ask.limit + 1)
    .getMany();
  return pageOf(rows, ask.limit, (row) => [row.logIndex]);
}

/** The lines that fit a filter, newest first. */
export async function searchAccesses(tx: Tx, filter: AccessFilter, ask: PageAsk): Promise<Page<AccessRow>> {
  const before = ask.cursor === undefined ? undefined : indexIn(ask.cursor);
  const rows = await matching(tx, filter, before, ask.limit + 1);
  return pageOf(rows, ask.limit, (row) => [row.logIndex]);
}

/** At most `limit` lines that fit a filter and stand before an index, newest first. */
export function matching(
  tx: Tx,
  filter: AccessFilter,
  before: number | undefined,
  limit: number,
): Promise<AccessRow[]> {
  const query = tx.getRepository(accessTable).createQueryBuilder('a').where('1 = 1');
  const { from, to, ...equal } = filter;
  if (from !== undefined) query.andWhere('a.at >= :from', { from });
  if (to !== undefined) query.andWhere('a.at < :to', { to });
  if (before !== undefined) query.andWhere('a.logIndex < :before', { before });
  for (const [name, value] of Object.entries(equal))
    query.andWhere(`a.${name} = :${name}`, { [name]: value });
  return query.orderBy('a.logIndex', 'DESC').take(limit).getMany();
}

/** How often what was done, per day and organisation. */
export interface AccessCount {
  day: string;
  organisationId: string | null;
  action: AccessRow['action'];
  decision: AccessRow['decision'];
  count: number;
}

const COUNTS = `SELECT day, organisation_id AS organisationId, action, decision, COUNT(*) AS many FROM audit_access
  WHERE day >= ? AND day <= ? GROUP BY day, organisation_id, action, decision
  ORDER BY day, organisation_id, action, decision`;

/** Counts per day, organisation, action and decision; days without accesses have no line. */
export async function countAccesses(tx: Tx, range: DayRange): Promise<AccessCount[]> {
  const rows = await tx.query<(Omit<AccessCount, 'count'> & { many: number | string })[]>(COUNTS, [
    range.from,
    range.to,
  ]);
  return rows.map(({ many, ...row }) => ({ ...row, count: Number(many) }));
}

function indexIn(cursor: string): number {
  return Number(readCursor(cursor, 1)[0]);
}
