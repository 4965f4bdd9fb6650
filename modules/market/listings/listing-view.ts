import { isoInstant } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { productName } from '../catalogue/catalogue.ts';
import type { MarketNeeds } from '../needs.ts';
import type { Party } from '../parties/party.ts';
import { latestOutcomes } from '../rounds/round-store.ts';
import { shownOutcome } from '../rounds/outcome-view.ts';
import type { OutcomeRow } from '../rounds/round-table.ts';
import { dateText, today } from '../units/day.ts';
import { shownPrice, shownWeight } from '../units/shown-units.ts';
import { listingStateOn } from './listing.ts';
import type { ListingRow } from './listing-table.ts';
import { gradeShown, shownSeller } from './seller-view.ts';

/** Listings as `party` may see them: a farmer's name never, numbers of certificates and outcomes for the owner only. */
export async function shownListings(tx: Tx, needs: MarketNeeds, party: Party, rows: readonly ListingRow[]) {
  const cooperatives = rows.filter((row) => row.sellerKind === 'cooperative').map((row) => row.sellerId);
  const names = await needs.identity.organisationNames(tx, [...new Set(cooperatives)]);
  const own = rows.filter((row) => row.sellerId === party.id).map((row) => row.id);
  const outcomes = await latestOutcomes(tx, own);
  const day = today(needs.clock.now());
  return rows.map((row) => {
    const isOwn = row.sellerId === party.id;
    return {
      ...shownTerms(row, day),
      certificates: row.certificates.map((one) => shownCertificate(one, isOwn)),
      seller: shownSeller(row, party, names),
      ...(isOwn && ownersPart(row, outcomes.get(row.id))),
    };
  });
}

/** One listing as `party` may see it. */
export async function shownListing(tx: Tx, needs: MarketNeeds, party: Party, row: ListingRow) {
  const [shown] = await shownListings(tx, needs, party, [row]);
  if (shown === undefined) throw new Error('one row gives one view');
  return shown;
}

function shownTerms(row: ListingRow, day: number) {
  return {
    id: row.id,
    version: row.version,
    state: listingStateOn(row, day),
    productCode: row.productCode,
    productName: productName(row.productCode),
    ...gradeShown(row),
    total: shownWeight(row.totalGrams, row.enteredQuantity),
    reserved: shownWeight(row.reservedGrams),
    free: shownWeight(row.totalGrams - row.reservedGrams),
    askPrice: shownPrice(row.ask, row.enteredPrice),
    ...(row.harvestedOn !== null && { harvestedOn: dateText(row.harvestedOn) }),
    readyFrom: dateText(row.readyFrom),
    readyUntil: dateText(row.readyUntil),
    ...(row.note !== null && { note: row.note }),
    createdAt: isoInstant(row.createdAt),
  };
}

type CertificateKind = 'green' | 'organic' | 'geographical-indication' | 'commitment';

function shownCertificate(one: ListingRow['certificates'][number], isOwn: boolean) {
  return {
    kind: one.kind as CertificateKind,
    validUntil: dateText(one.validUntil),
    ...(isOwn && { number: one.number }),
  };
}

function ownersPart(row: ListingRow, outcome: OutcomeRow | undefined) {
  return {
    assisted: row.assistedBy !== null,
    ...(outcome && { lastOutcome: shownOutcome(outcome) }),
  };
}
