import { isoInstant } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { gradeShown, shownSeller } from '../listings/seller-view.ts';
import type { MarketNeeds } from '../needs.ts';
import type { Party } from '../parties/party.ts';
import { shownTerms } from '../proposals/match-view.ts';
import type { OrderRow } from './order-table.ts';

/** Orders as one of their parties sees them. */
export async function shownOrders(tx: Tx, needs: MarketNeeds, party: Party, rows: readonly OrderRow[]) {
  const parties = rows.flatMap((row) => [row.buyerId, row.sellerId]);
  const names = await needs.identity.organisationNames(tx, [...new Set(parties)]);
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    paymentState: row.paymentState,
    fulfilmentState: row.fulfilmentState,
    side: row.sellerId === party.id ? ('seller' as const) : ('buyer' as const),
    proposalId: row.proposalId,
    listingId: row.listingId,
    demandId: row.demandId,
    ...gradeShown(row),
    ...shownTerms(row),
    seller: shownSeller({ ...row, placeCode: row.originCode, placeName: row.originName }, party, names),
    buyer: { name: names.get(row.buyerId) ?? '', own: row.buyerId === party.id },
    deliverTo: { divisionCode: row.placeCode, ...(row.address !== null && { address: row.address }) },
    placedAt: isoInstant(row.placedAt),
  }));
}
