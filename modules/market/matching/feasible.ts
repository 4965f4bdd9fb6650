import { distanceBetween, type Lot, type Policy, type Want } from './match-input.ts';

/** Why a lot cannot serve a demand for the same product, in the order in which it is asked. */
export const OBSTACLES = [
  'related-party',
  'grade',
  'certificate',
  'window',
  'shelf-life',
  'certificate-expires',
  'price',
] as const;

export type Obstacle = (typeof OBSTACLES)[number];

/** One pair of lot and demand: its value in 厘/kg and days when it can be, otherwise the first obstacle. */
export type Pairing =
  | { feasible: true; value: number; firstDay: number; lastDay: number }
  | { feasible: false; obstacle: Obstacle; missing: number };

/**
 * Whether a lot can serve a demand for the same product. The value of an edge is bid − ask − freight − fee in 厘/kg
 * and must be above 0; `missing` says how many 厘/kg are lacking when only the price stands in the way.
 */
export function pairing(lot: Lot, want: Want, policy: Policy): Pairing {
  const obstacle = obstacleOfKind(lot, want) ?? obstacleOfTime(lot, want, policy);
  if (obstacle !== undefined) return { feasible: false, obstacle, missing: 0 };
  const value = want.bid - lot.ask - freightOf(lot, want, policy).li - policy.fee;
  if (value <= 0) return { feasible: false, obstacle: 'price', missing: 1 - value };
  const { first, last } = deliveryDays(lot, want, policy);
  return { feasible: true, value, firstDay: first, lastDay: last };
}

/** Freight and transit between a lot and a demand. */
export function freightOf(lot: Lot, want: Want, policy: Policy): { li: number; days: number } {
  return policy.freight[distanceBetween(lot.place, want.place)];
}

function obstacleOfKind(lot: Lot, want: Want): Obstacle | undefined {
  if (lot.notTo.includes(want.buyer)) return 'related-party';
  if (want.grade && (lot.grade?.standard !== want.grade.standard || lot.grade.rank > want.grade.rank)) {
    return 'grade';
  }
  const held = want.certificates.every((kind) => lot.certificates.some((one) => one.kind === kind));
  return held ? undefined : 'certificate';
}

function obstacleOfTime(lot: Lot, want: Want, policy: Policy): Obstacle | undefined {
  const window = deliveryWindow(lot, want, policy);
  if (window.first > window.last) return 'window';
  if (window.first > lot.bestBefore - want.residualDays) return 'shelf-life';
  return window.first > lastCertifiedDay(lot, want) ? 'certificate-expires' : undefined;
}

/** First and last delivery day by the windows alone. */
function deliveryWindow(lot: Lot, want: Want, policy: Policy): { first: number; last: number } {
  const transit = freightOf(lot, want, policy).days;
  return {
    first: Math.max(lot.readyFrom + transit, want.deliverFrom),
    last: Math.min(lot.readyUntil + transit, want.deliverUntil) - 1,
  };
}

function deliveryDays(lot: Lot, want: Want, policy: Policy): { first: number; last: number } {
  const window = deliveryWindow(lot, want, policy);
  const last = Math.min(window.last, lot.bestBefore - want.residualDays, lastCertifiedDay(lot, want));
  return { first: window.first, last };
}

function lastCertifiedDay(lot: Lot, want: Want): number {
  let last = Number.MAX_SAFE_INTEGER;
  for (const one of lot.certificates) {
    if (want.certificates.includes(one.kind)) last = Math.min(last, one.validUntil - 1);
  }
  return last;
}
