import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { ProposalState } from './proposal.ts';
import { proposalTable, type ProposalRow } from './proposal-table.ts';

const CHUNK = 200;
const WAITING = "('published', 'accepted-by-seller', 'accepted-by-buyer')";

export async function insertProposals(tx: Tx, rows: readonly ProposalRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    await tx.getRepository(proposalTable).insert(rows.slice(at, at + CHUNK));
  }
}

export function findProposal(tx: Tx, id: string): Promise<ProposalRow | null> {
  return tx.getRepository(proposalTable).findOneBy({ id });
}

/** Whose proposals a list shows, and in which state as of `now`. */
export interface ProposalFilter {
  partyId: string;
  now: number;
  state?: ProposalState;
  cursor?: string;
  limit: number;
}

/** A page, newest first. */
export async function listProposals(tx: Tx, filter: ProposalFilter): Promise<Page<ProposalRow>> {
  const { partyId, now, state, cursor, limit } = filter;
  const query = tx
    .getRepository(proposalTable)
    .createQueryBuilder('p')
    .where('(p.sellerId = :party OR p.buyerId = :party)', { party: partyId })
    .orderBy('p.id', 'DESC');
  if (state === 'timed-out') query.andWhere(`p.state IN ${WAITING} AND p.expiresAt <= :now`, { now });
  else if (state !== undefined) {
    query.andWhere(`p.state = :state AND (p.expiresAt > :now OR p.state NOT IN ${WAITING})`, { state, now });
  }
  if (cursor !== undefined) query.andWhere('p.id < :after', { after: readCursor(cursor, 1)[0] });
  return pageOf(await query.limit(limit + 1).getMany(), limit, (row) => [row.id]);
}

/** Moves a proposal that is still within its deadline; `false` when it was not in `from` any more. */
export async function moveProposal(
  tx: Tx,
  key: { id: string; from: ProposalState; now: number },
  to: Pick<ProposalRow, 'state'> & Partial<Pick<ProposalRow, 'sellerAct' | 'buyerAct'>>,
): Promise<boolean> {
  const moved = await tx
    .createQueryBuilder()
    .update(proposalTable)
    .set({ ...to, updatedAt: key.now })
    .where('id = :id AND state = :from AND expires_at > :now', key)
    .execute();
  return moved.affected === 1;
}

/** A converted proposal whose goods were gone, within the same transaction. */
export async function invalidateProposal(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(proposalTable)
    .set({ state: 'invalidated', updatedAt: now })
    .where('id = :id', { id })
    .execute();
}

/** A newer round replaces the proposals of some products (or of all) that nobody has accepted yet. */
export async function supersedeUntouched(
  tx: Tx,
  roundId: string,
  scope: { productCodes: readonly string[] | null; now: number },
): Promise<void> {
  const query = tx
    .createQueryBuilder()
    .update(proposalTable)
    .set({ state: 'superseded', updatedAt: scope.now })
    .where("state = 'published' AND round_id <> :roundId AND expires_at > :now", { roundId, now: scope.now });
  if (scope.productCodes !== null) {
    query.andWhere('product_code IN (:...codes)', { codes: scope.productCodes });
  }
  await query.execute();
}

/** Grams that wait for the second acceptance, by listing or by demand: a new round must not offer them again. */
export async function halfAcceptedGrams(
  tx: Tx,
  by: 'listing_id' | 'demand_id',
  now: number,
): Promise<Map<string, number>> {
  const rows: { subject: string; grams: unknown }[] = await tx.query(
    `SELECT ${by} AS subject, SUM(grams) AS grams FROM market_proposal
      WHERE state IN ('accepted-by-seller', 'accepted-by-buyer') AND expires_at > ? GROUP BY ${by}`,
    [now],
  );
  return new Map(rows.map((row) => [row.subject, Number(row.grams)]));
}
