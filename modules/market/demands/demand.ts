import type { Transitions } from '../../kernel/state.ts';

export const DEMAND_STATES = [
  'submitted',
  'open',
  'partially-matched',
  'filled',
  'closed',
  'cancelled',
  'expired',
] as const;

export type DemandState = (typeof DEMAND_STATES)[number];

/** `expired` is read from the clock and never stored; `closed` keeps what was reserved and asks for no more. */
export const DEMAND_TRANSITIONS: Transitions<DemandState> = {
  submitted: ['open', 'cancelled', 'expired'],
  open: ['partially-matched', 'filled', 'cancelled', 'expired'],
  'partially-matched': ['open', 'filled', 'closed', 'expired'],
  filled: ['open', 'partially-matched', 'closed'],
  closed: [],
  cancelled: [],
  expired: [],
};

/** The state that the grams of an approved, living demand say it is in. */
export function demandStateByGrams(grams: { total: number; reserved: number }): DemandState {
  if (grams.reserved >= grams.total) return 'filled';
  return grams.reserved > 0 ? 'partially-matched' : 'open';
}

/** The state as of `day`: what is stored, or `expired` once the delivery window has passed unfilled. */
export function demandStateOn(
  demand: { state: DemandState; deliverUntil: number },
  day: number,
): DemandState {
  const ends = DEMAND_TRANSITIONS[demand.state].includes('expired');
  return ends && demand.deliverUntil <= day ? 'expired' : demand.state;
}

/** What cancelling leads to: nothing reserved ends it, otherwise it is closed for the rest. */
export function stateAfterCancelling(state: DemandState): DemandState {
  return state === 'submitted' || state === 'open' ? 'cancelled' : 'closed';
}
