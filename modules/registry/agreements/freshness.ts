import { DAY } from '../../kernel/clock.ts';

/** How old a dataset is against what its agency promised. */
export interface Freshness {
  /** Publication of the newest delivery, ms; absent when none came yet. */
  lastDeliveryAt?: number;
  /** When the next published delivery is due, ms. */
  dueAt: number;
  overdue: boolean;
  /** Whole days past due; 0 when not overdue. */
  daysLate: number;
}

/** The promise runs from the last published delivery, or from the day the agreement came in force. */
export function freshnessOf(given: {
  freshnessDays: number;
  inForceAt: number;
  lastDeliveryAt: number | undefined;
  now: number;
}): Freshness {
  const { freshnessDays, inForceAt, lastDeliveryAt, now } = given;
  const dueAt = (lastDeliveryAt ?? inForceAt) + freshnessDays * DAY;
  const late = now - dueAt;
  return {
    ...(lastDeliveryAt === undefined ? {} : { lastDeliveryAt }),
    dueAt,
    overdue: late > 0,
    daysLate: late > 0 ? Math.floor(late / DAY) : 0,
  };
}

/** The end of the last promised period that passed without a delivery: told once for each. */
export function brokenPromise({ dueAt }: Freshness, freshnessDays: number, now: number): number | undefined {
  if (now <= dueAt) return undefined;
  const period = freshnessDays * DAY;
  // At the very end of a period the next one is not over yet.
  return dueAt + Math.floor((now - dueAt - 1) / period) * period;
}
