import { absent } from '../../kernel/problem.ts';
import type { Handlers } from '../../kernel/operation.ts';
import type { Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { changeListing, withdrawListing } from '../listings/change-listing.ts';
import { createListing } from '../listings/create-listing.ts';
import { listingStateOn } from '../listings/listing.ts';
import { findListing, listListings, type ListingFilter } from '../listings/listing-store.ts';
import { shownListing, shownListings } from '../listings/listing-view.ts';
import type { ListingRow } from '../listings/listing-table.ts';
import type { MarketNeeds } from '../needs.ts';
import { partyOf, type Party } from '../parties/party.ts';
import { today } from '../units/day.ts';

export function listingHandlers(needs: MarketNeeds): Handlers {
  const page = async (tx: Tx, party: Party, filter: ListingFilter) => {
    const rows = await listListings(tx, filter);
    return { ...rows, items: await shownListings(tx, needs, party, rows.items) } satisfies Page<unknown>;
  };
  return {
    listListings: async (call) => {
      const { own, limit = 50, ...rest } = call.query;
      const party = partyOf(call.actor);
      const whose = own === true ? { sellerId: party.id } : { livingOn: today(needs.clock.now()) };
      const body = await call.inTransaction((tx) => page(tx, party, { ...rest, ...whose, limit }));
      return { status: 200, body };
    },
    listMyListings: async (call) => {
      const { limit = 50, ...rest } = call.query;
      const party = partyOf(call.actor);
      const body = await call.inTransaction((tx) => page(tx, party, { ...rest, sellerId: party.id, limit }));
      return { status: 200, body };
    },
    createListing: (call) =>
      call.once(async (tx) => {
        const party = partyOf(call.actor);
        const written = await createListing(tx, needs, party, call.body);
        if (written.question) return { status: 202, body: written.question };
        return { status: 201, body: await shownListing(tx, needs, party, written.row) };
      }),
    readListing: async (call) => {
      const party = partyOf(call.actor);
      const body = await call.inTransaction(async (tx) =>
        shownListing(tx, needs, party, await visibleListing(tx, needs, party, call.path.listingId)),
      );
      return { status: 200, body };
    },
    changeListing: (call) =>
      call.inTransaction(async (tx) => {
        const party = partyOf(call.actor);
        const written = await changeListing(tx, needs, { party, id: call.path.listingId }, call.body);
        if (written.question) return { status: 202, body: written.question };
        return { status: 200, body: await shownListing(tx, needs, party, written.row) };
      }),
    withdrawListing: (call) =>
      call.inTransaction(async (tx) => {
        const party = partyOf(call.actor);
        const row = await withdrawListing(tx, needs, { party, id: call.path.listingId }, call.body);
        return { status: 200, body: await shownListing(tx, needs, party, row) };
      }),
  };
}

/** An own listing in any state, anybody else's only while it is on offer. */
async function visibleListing(tx: Tx, needs: MarketNeeds, party: Party, id: string): Promise<ListingRow> {
  const row = await findListing(tx, id);
  if (row === null) throw absent('listing');
  const state = listingStateOn(row, today(needs.clock.now()));
  if (row.sellerId !== party.id && (state === 'withdrawn' || state === 'expired')) throw absent('listing');
  return row;
}
