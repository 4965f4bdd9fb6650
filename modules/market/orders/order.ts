import type { Transitions } from '../../kernel/state.ts';

export const ORDER_STATES = [
  'placed',
  'confirmed',
  'in-fulfilment',
  'completed',
  'cancelled',
  'failed',
] as const;

export type OrderState = (typeof ORDER_STATES)[number];

export type PaymentState = 'unpaid' | 'paid' | 'refunded';

export type FulfilmentState = 'unfulfilled' | 'dispatched' | 'delivered';

/** The order itself; payment and fulfilment are states of their own. */
export const ORDER_TRANSITIONS: Transitions<OrderState> = {
  placed: ['confirmed', 'cancelled'],
  confirmed: ['in-fulfilment', 'cancelled'],
  'in-fulfilment': ['completed', 'failed'],
  completed: [],
  cancelled: [],
  failed: [],
};
