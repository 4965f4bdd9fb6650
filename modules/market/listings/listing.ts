import type { Transitions } from '../../kernel/state.ts';

export const LISTING_STATES = ['listed', 'partially-reserved', 'sold-out', 'withdrawn', 'expired'] as const;

export type ListingState = (typeof LISTING_STATES)[number];

/** `expired` is read from the clock and never stored; a withdrawn listing may still owe what was reserved. */
export const LISTING_TRANSITIONS: Transitions<ListingState> = {
  listed: ['partially-reserved', 'sold-out', 'withdrawn', 'expired'],
  'partially-reserved': ['listed', 'sold-out', 'withdrawn', 'expired'],
  'sold-out': ['listed', 'partially-reserved'],
  withdrawn: [],
  expired: [],
};

/** The state that the grams of a living listing say it is in. */
export function stateByGrams(grams: { total: number; reserved: number }): ListingState {
  if (grams.reserved >= grams.total) return 'sold-out';
  return grams.reserved > 0 ? 'partially-reserved' : 'listed';
}

/** The state as of `day`: what is stored, or `expired` once the ready window has passed with goods left. */
export function listingStateOn(
  listing: { state: ListingState; readyUntil: number },
  day: number,
): ListingState {
  const ends = LISTING_TRANSITIONS[listing.state].includes('expired');
  return ends && listing.readyUntil <= day ? 'expired' : listing.state;
}
