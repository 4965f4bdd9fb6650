import { liPerKilogram } from '../../kernel/money.ts';
import { absent, conflict, type Problem } from '../../kernel/problem.ts';
import type { WeightUnit } from '../../kernel/quantity.ts';
import { advance } from '../../kernel/state.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { productOf } from '../catalogue/catalogue.ts';
import type { MarketNeeds } from '../needs.ts';
import type { Party } from '../parties/party.ts';
import { dateText, today } from '../units/day.ts';
import { enteredText, gramsEntered, type EnteredQuantity } from '../units/entered-quantity.ts';
import { priceQuestion, type PriceQuestion } from '../units/price-guard.ts';
import { referencePrice } from '../units/reference-price.ts';
import type { Written } from './create-listing.ts';
import { LISTING_TRANSITIONS, listingStateOn } from './listing.ts';
import { editListing, endListing, findListing, type ListingEdit } from './listing-store.ts';
import type { ListingRow } from './listing-table.ts';
import { readyTime } from './offer-terms.ts';

/** What a seller may change, with the version that was read. */
export interface ListingChange {
  version: number;
  quantity?: EnteredQuantity;
  askPrice?: { yuan: string; per: WeightUnit };
  readyFrom?: string;
  readyUntil?: string;
  note?: string;
  confirmed?: boolean;
}

/** A party's own listing; 404 for everybody else's. */
export async function ownListing(tx: Tx, party: Party, id: string): Promise<ListingRow> {
  const row = await findListing(tx, id);
  if (row?.sellerId !== party.id) throw absent('listing');
  return row;
}

/**
 * Changes an own listing. 409 `stale-version` with the current one, `below-reserved` with the reserved grams,
 * `listing-over` once it is withdrawn or expired; a doubtful price is asked back.
 */
export async function changeListing(
  tx: Tx,
  needs: MarketNeeds,
  ask: { party: Party; id: string },
  change: ListingChange,
): Promise<Written<ListingRow>> {
  const row = await ownListing(tx, ask.party, ask.id);
  const day = today(needs.clock.now());
  refuseWhenOver(row, day);
  const edit = { ...editOf(row, change, day), updatedAt: needs.clock.now() };
  const question = await questionOf(tx, needs, { row, ask: edit.ask }, change);
  if (question) return { question };
  const done = await editListing(tx, { id: row.id, version: change.version }, edit);
  const after = await ownListing(tx, ask.party, ask.id);
  if (!done) throw whyNot(after, change.version, edit.totalGrams);
  return { row: after };
}

function editOf(row: ListingRow, change: ListingChange, day: number): Omit<ListingEdit, 'updatedAt'> {
  const { totalGrams, enteredQuantity, ask, enteredPrice, note } = row;
  const quantity = change.quantity && {
    totalGrams: gramsEntered(change.quantity),
    enteredQuantity: enteredText(change.quantity),
  };
  return {
    ...{ totalGrams, enteredQuantity, ask, enteredPrice },
    ...quantity,
    ...(change.askPrice && priceColumns(change.askPrice)),
    ...readyColumns(row, change, day),
    note: change.note ?? note,
  };
}

async function questionOf(
  tx: Tx,
  needs: MarketNeeds,
  to: { row: ListingRow; ask: number },
  change: ListingChange,
): Promise<PriceQuestion | undefined> {
  const { row, ask } = to;
  if (change.askPrice === undefined || change.confirmed === true || ask === row.ask) return undefined;
  const median = await referencePrice(tx, needs.clock, productOf(row.productCode));
  return priceQuestion({ price: ask, per: change.askPrice.per, median, ownLast: row.ask });
}

/**
 * Withdraws an own listing. With goods reserved: 409 `listing-reserved`, unless only the free part is meant; what is
 * reserved stays owed.
 */
export async function withdrawListing(
  tx: Tx,
  needs: MarketNeeds,
  ask: { party: Party; id: string },
  how: { version: number; freePartOnly?: boolean },
): Promise<ListingRow> {
  const row = await ownListing(tx, ask.party, ask.id);
  advance(LISTING_TRANSITIONS, listingStateOn(row, today(needs.clock.now())), 'withdrawn');
  const key = { id: row.id, version: how.version };
  const reservedToo = how.freePartOnly === true;
  const done = await endListing(tx, key, { reservedToo, now: needs.clock.now() });
  const after = await ownListing(tx, ask.party, ask.id);
  if (done) return after;
  if (after.version !== how.version) throw stale(after);
  throw reservedProblem('listing-reserved', after);
}

function refuseWhenOver(row: ListingRow, day: number): void {
  const state = listingStateOn(row, day);
  if (state === 'withdrawn' || state === 'expired') {
    throw conflict('listing-over', `The listing is ${state}.`, { current: state, allowed: [] });
  }
}

function priceColumns(price: { yuan: string; per: WeightUnit }): { ask: number; enteredPrice: string } {
  return {
    ask: liPerKilogram(price.yuan, price.per, '/askPrice/yuan'),
    enteredPrice: `${price.yuan} 元/${price.per}`,
  };
}

function readyColumns(
  row: ListingRow,
  change: ListingChange,
  day: number,
): Pick<ListingRow, 'readyFrom' | 'readyUntil' | 'bestBefore'> {
  const { readyFrom, readyUntil, bestBefore, harvestedOn } = row;
  if (change.readyFrom === undefined && change.readyUntil === undefined) {
    return { readyFrom, readyUntil, bestBefore };
  }
  const asked = {
    readyFrom: change.readyFrom ?? dateText(readyFrom),
    readyUntil: change.readyUntil ?? dateText(readyUntil),
    ...(harvestedOn === null ? {} : { harvestedOn: dateText(harvestedOn) }),
  };
  const time = readyTime(asked, productOf(row.productCode), day);
  return { readyFrom: time.readyFrom, readyUntil: time.readyUntil, bestBefore: time.bestBefore };
}

function whyNot(row: ListingRow, version: number, total: number): Problem {
  if (row.version !== version) return stale(row);
  if (row.reservedGrams > total) return reservedProblem('below-reserved', row);
  return conflict('listing-over', `The listing is ${row.state}.`, { current: row.state, allowed: [] });
}

function stale(row: ListingRow): Problem {
  return conflict('stale-version', 'The listing was changed meanwhile; read it again.', {
    currentVersion: row.version,
  });
}

function reservedProblem(code: string, row: ListingRow): Problem {
  return conflict(code, `${String(row.reservedGrams)} g are reserved; only the rest is free.`, {
    reservedGrams: row.reservedGrams,
  });
}
