import type { Subscription } from '../kernel/event.ts';
import { leadSubscription } from './leads/leads.ts';
import type { Registry } from './registry.ts';
import { reviewSubscriptions } from './review/mounted-review.ts';

/** The events that the registry hears. */
export function registrySubscriptions({ needs }: Registry): readonly Subscription[] {
  return [...reviewSubscriptions, leadSubscription(needs.clock)];
}
