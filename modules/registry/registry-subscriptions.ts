import type { Subscription } from '../kernel/event.ts';
import { leadSubscription } from './leads/leads.ts';
import { settleSubscription } from './objections/settle-subscription.ts';
import type { Registry } from './registry.ts';
import { reviewSubscriptions } from './review/review-work.ts';

/** The events that the registry hears. */
export function registrySubscriptions(registry: Registry): readonly Subscription[] {
  return [...reviewSubscriptions, leadSubscription(registry.needs.clock), settleSubscription(registry)];
}
