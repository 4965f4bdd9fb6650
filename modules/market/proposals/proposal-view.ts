import { isoInstant } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { findListings } from '../listings/listing-store.ts';
import { shownSeller } from '../listings/seller-view.ts';
import type { MarketNeeds } from '../needs.ts';
import { ordersOfProposals } from '../orders/order-store.ts';
import type { Party } from '../parties/party.ts';
import { shownTerms } from './match-view.ts';
import { proposalStateAt } from './proposal.ts';
import type { ProposalRow } from './proposal-table.ts';

/** Proposals as one of their parties sees them. */
export async function shownProposals(tx: Tx, needs: MarketNeeds, party: Party, rows: readonly ProposalRow[]) {
  const listings = await findListings(tx, [...new Set(rows.map((row) => row.listingId))]);
  const parties = rows.flatMap((row) => [row.buyerId, row.sellerId]);
  const names = await needs.identity.organisationNames(tx, [...new Set(parties)]);
  const converted = rows.filter((row) => row.state === 'converted').map((row) => row.id);
  const orders = await ordersOfProposals(tx, converted);
  const now = needs.clock.now();
  return rows.map((row) => {
    const listing = listings.get(row.listingId);
    if (listing === undefined) throw new Error(`proposal ${row.id} has lost its listing`);
    const order = orders.get(row.id);
    return {
      id: row.id,
      roundId: row.roundId,
      state: proposalStateAt(row, now),
      side: row.sellerId === party.id ? ('seller' as const) : ('buyer' as const),
      listingId: row.listingId,
      demandId: row.demandId,
      ...shownTerms(row),
      seller: shownSeller(listing, party, names),
      buyer: { name: names.get(row.buyerId) ?? '', own: row.buyerId === party.id },
      expiresAt: isoInstant(row.expiresAt),
      explanation: row.explanation,
      ...(order && { orderId: order.id }),
    };
  });
}

/** One proposal as one of its parties sees it. */
export async function shownProposal(tx: Tx, needs: MarketNeeds, party: Party, row: ProposalRow) {
  const [shown] = await shownProposals(tx, needs, party, [row]);
  if (shown === undefined) throw new Error('one row gives one view');
  return shown;
}
