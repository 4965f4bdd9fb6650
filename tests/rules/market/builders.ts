import type { Lot, MatchInput, Policy, Want } from '../../../modules/market/matching/match-input.ts';
import { STANDARD_FREIGHT } from '../../../modules/market/matching/match-input.ts';

/** Day 0 of these tests. */
export const DAY_0 = 20_780;

export const policy: Policy = { freight: STANDARD_FREIGHT, fee: 0, catalogueVersion: 'test' };

/** A tonne of ungraded potatoes from a village, ready for ten days; unstated fields are dull. */
export function aLot(given: Partial<Lot> = {}): Lot {
  return {
    id: 'lst_1',
    product: 'potato',
    certificates: [],
    grams: 1_000_000,
    ask: 2_000,
    readyFrom: DAY_0,
    readyUntil: DAY_0 + 10,
    bestBefore: DAY_0 + 100,
    place: '530621101201',
    ageDays: 0,
    sellerKind: 'farmer',
    notTo: [],
    ...given,
  };
}

/** Somebody in the same county who wants a tonne and pays well. */
export function aWant(given: Partial<Want> = {}): Want {
  return {
    id: 'dmd_1',
    product: 'potato',
    certificates: [],
    grams: 1_000_000,
    bid: 3_000,
    deliverFrom: DAY_0,
    deliverUntil: DAY_0 + 10,
    residualDays: 0,
    place: '530621',
    buyer: 'org_buyer',
    ...given,
  };
}

export function anInput(lots: Lot[], wants: Want[]): MatchInput {
  return { policy, lots, wants };
}
