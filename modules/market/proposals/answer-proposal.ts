import { newId } from '../../kernel/id.ts';
import { absent, conflict } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { findDemand, reserveOfDemand } from '../demands/demand-store.ts';
import { findListing, releaseOfListing, reserveOfListing } from '../listings/listing-store.ts';
import type { MarketNeeds } from '../needs.ts';
import { insertOrder } from '../orders/order-store.ts';
import type { OrderRow } from '../orders/order-table.ts';
import type { Party } from '../parties/party.ts';
import { ACCEPTED_BY, acceptanceIn, proposalStateAt, refusalIn, type Side } from './proposal.ts';
import { findProposal, invalidateProposal, moveProposal } from './proposal-store.ts';
import type { ActOfParty, ProposalRow } from './proposal-table.ts';

/** The side on which a party stands; 404 for everybody else. */
export async function proposalOfParty(
  tx: Tx,
  party: Party,
  id: string,
): Promise<{ row: ProposalRow; side: Side }> {
  const row = await findProposal(tx, id);
  if (row?.sellerId === party.id) return { row, side: 'seller' };
  if (row?.buyerId === party.id) return { row, side: 'buyer' };
  throw absent('proposal');
}

/**
 * Accepts for one side. The second acceptance reserves the goods and places the order in the same transaction; when
 * they are gone the proposal ends `invalidated`. Accepting again answers the same. 410 after the deadline, 409 when it
 * ended otherwise.
 */
export async function acceptProposal(
  tx: Tx,
  needs: MarketNeeds,
  party: Party,
  id: string,
): Promise<ProposalRow> {
  const { row, side } = await proposalOfParty(tx, party, id);
  const now = needs.clock.now();
  const step = acceptanceIn(proposalStateAt(row, now), side);
  if (step === 'already') return row;
  const act = actOf(party, now);
  const acts = side === 'seller' ? { sellerAct: act } : { buyerAct: act };
  const state = step === 'first' ? ACCEPTED_BY[side] : 'converted';
  const done = await moveProposal(tx, { id, from: row.state, now }, { state, ...acts });
  // The other side answered between our reading and writing: the row says anew what our step is.
  if (!done) return acceptProposal(tx, needs, party, id);
  if (step === 'second') await placeOrder(tx, needs, row);
  return (await proposalOfParty(tx, party, id)).row;
}

/** Declines for one side. Declining again answers the same; 410 after the deadline, 409 when it ended otherwise. */
export async function declineProposal(
  tx: Tx,
  needs: MarketNeeds,
  party: Party,
  id: string,
): Promise<ProposalRow> {
  const { row, side } = await proposalOfParty(tx, party, id);
  const now = needs.clock.now();
  if (refusalIn(proposalStateAt(row, now)) === 'already') return row;
  const act = actOf(party, now);
  const acts = side === 'seller' ? { sellerAct: act } : { buyerAct: act };
  const done = await moveProposal(tx, { id, from: row.state, now }, { state: 'declined', ...acts });
  if (!done) throw conflict('proposal-changed', 'The other side answered meanwhile; read it again.');
  return (await proposalOfParty(tx, party, id)).row;
}

function actOf(party: Party, at: number): ActOfParty {
  return { by: party.by, at, ...(party.assistedBy && { assistedBy: party.assistedBy.userId }) };
}

async function placeOrder(tx: Tx, needs: MarketNeeds, proposal: ProposalRow): Promise<void> {
  const now = needs.clock.now();
  const { id, listingId, demandId, grams } = proposal;
  if (!(await reserveOfListing(tx, listingId, grams))) return invalidateProposal(tx, id, now);
  if (!(await reserveOfDemand(tx, demandId, grams))) {
    await releaseOfListing(tx, listingId, grams);
    return invalidateProposal(tx, id, now);
  }
  const order = await orderOf(tx, proposal, now);
  await insertOrder(tx, order);
  await needs.publish(tx, 'market.order-placed', { orderId: order.id });
}

async function orderOf(tx: Tx, proposal: ProposalRow, now: number): Promise<OrderRow> {
  const listing = await findListing(tx, proposal.listingId);
  const demand = await findDemand(tx, proposal.demandId);
  if (!listing || !demand) throw new Error(`proposal ${proposal.id} has lost its listing or demand`);
  const { listingId, demandId, sellerId, buyerId, productCode, grams } = proposal;
  const { price, freight, fee, sellerFen, buyerFen, firstDay, lastDay } = proposal;
  return {
    id: newId('ord'),
    proposalId: proposal.id,
    listingId,
    demandId,
    sellerKind: listing.sellerKind,
    sellerId,
    buyerId,
    productCode,
    gradeStandard: listing.gradeStandard,
    gradeLevel: listing.gradeLevel,
    grams,
    price,
    freight,
    fee,
    sellerFen,
    buyerFen,
    firstDay,
    lastDay,
    originCode: listing.placeCode,
    originName: listing.placeName,
    placeCode: demand.placeCode,
    address: demand.address,
    state: 'placed',
    paymentState: 'unpaid',
    fulfilmentState: 'unfulfilled',
    placedAt: now,
  };
}
