import type { Tx } from '../../kernel/transaction.ts';
import { DAY } from '../../kernel/clock.ts';
import { CATALOGUE_VERSION } from '../catalogue/catalogue.ts';
import { openDemands } from '../demands/demand-store.ts';
import type { DemandRow } from '../demands/demand-table.ts';
import { livingListings } from '../listings/listing-store.ts';
import type { ListingRow } from '../listings/listing-table.ts';
import { STANDARD_FREIGHT, type Lot, type MatchInput, type Want } from '../matching/match-input.ts';
import type { MarketNeeds } from '../needs.ts';
import { halfAcceptedGrams } from '../proposals/proposal-store.ts';
import { today } from '../units/day.ts';
import type { RoundRow } from './round-table.ts';

/** The inputs of a round with the rows they came from; rows and inputs share their positions. */
export interface Frozen {
  input: MatchInput;
  listings: ListingRow[];
  demands: DemandRow[];
}

/** Reads what a round has to match: free goods of active parties, less what waits for a second acceptance. */
export async function freezeInputs(tx: Tx, needs: MarketNeeds, round: RoundRow): Promise<Frozen> {
  const now = needs.clock.now();
  const day = today(now);
  const allListings = await livingListings(tx, day, round.productCodes);
  const allDemands = await openDemands(tx, day, round.productCodes);
  const isActive = await activity(tx, needs, [
    ...allDemands.map((demand) => demand.buyerId),
    ...allListings.filter((one) => one.sellerKind === 'cooperative').map((one) => one.sellerId),
  ]);
  const pledged = await halfAcceptedGrams(tx, 'listing_id', now);
  const awaited = await halfAcceptedGrams(tx, 'demand_id', now);
  const free = (one: ListingRow): number => one.totalGrams - one.reservedGrams - (pledged.get(one.id) ?? 0);
  const open = (one: DemandRow): number => one.totalGrams - one.reservedGrams - (awaited.get(one.id) ?? 0);
  const listings = allListings.filter((one) => free(one) > 0 && isActive(one.sellerId)).sort(byId);
  const demands = allDemands.filter((one) => open(one) > 0 && isActive(one.buyerId)).sort(byId);
  return {
    input: {
      policy: { freight: STANDARD_FREIGHT, fee: round.fee, catalogueVersion: CATALOGUE_VERSION },
      lots: listings.map((row) => lotOf(row, free(row), { now, day })),
      wants: demands.map((row) => wantOf(row, open(row), day)),
    },
    listings,
    demands,
  };
}

function lotOf(row: ListingRow, grams: number, at: { now: number; day: number }): Lot {
  const lot: Lot = {
    id: row.id,
    product: row.productCode,
    certificates: row.certificates.map(({ kind, validUntil }) => ({ kind, validUntil })),
    grams,
    ask: row.ask,
    readyFrom: Math.max(row.readyFrom, at.day),
    readyUntil: row.readyUntil,
    bestBefore: row.bestBefore,
    place: row.placeCode,
    ageDays: Math.max(0, Math.floor((at.now - row.createdAt) / DAY)),
    sellerKind: row.sellerKind,
    notTo: [
      ...(row.sellerKind === 'cooperative' ? [row.sellerId] : []),
      ...(row.assistingOrganisationId === null ? [] : [row.assistingOrganisationId]),
    ],
  };
  if (row.gradeStandard !== null && row.gradeRank !== null) {
    lot.grade = { standard: row.gradeStandard, rank: row.gradeRank };
  }
  return lot;
}

function wantOf(row: DemandRow, grams: number, day: number): Want {
  const want: Want = {
    id: row.id,
    product: row.productCode,
    certificates: [...row.certificates].sort(),
    grams,
    bid: row.bid,
    deliverFrom: Math.max(row.deliverFrom, day),
    deliverUntil: row.deliverUntil,
    residualDays: row.residualDays,
    place: row.placeCode,
    buyer: row.buyerId,
  };
  if (row.gradeStandard !== null && row.gradeRank !== null) {
    want.grade = { standard: row.gradeStandard, rank: row.gradeRank };
  }
  return want;
}

/** Which parties may trade: every farmer, and organisations that are not suspended. */
async function activity(
  tx: Tx,
  needs: MarketNeeds,
  organisationIds: readonly string[],
): Promise<(partyId: string) => boolean> {
  const suspended = new Set<string>();
  for (const id of new Set(organisationIds)) {
    const organisation = await needs.identity.organisation(tx, id);
    if (organisation?.state !== 'active') suspended.add(id);
  }
  return (partyId) => !suspended.has(partyId);
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
