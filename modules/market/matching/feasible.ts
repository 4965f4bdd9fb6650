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
  const kind = obstacleOfKind(lot, want);
  if (kind !== undefined) return { feasible: false, obstacle: kind, missing: 0 };
  const freight = freightOf(lot, want, policy);
  const days = deliveryDays(lot, want, freight.days);
  if ('obstacle' in days) return { feasible: false, obstacle: days.obstacle, missing: 0 };
  const value = want.bid - lot.ask - freight.li - policy.fee;
  if (value <= 0) return { feasible: false, obstacle: 'price', missing: 1 - value };
  return { feasible: true, value, ...days };
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

/** First and last possible day of delivery: within both windows, the shelf life and every certificate asked for. */
function deliveryDays(
  lot: Lot,
  want: Want,
  transit: number,
): { firstDay: number; lastDay: number } | { obstacle: Obstacle } {
  const firstDay = Math.max(lot.readyFrom + transit, want.deliverFrom);
  const lastInWindow = Math.min(lot.readyUntil + transit, want.deliverUntil) - 1;
  if (firstDay > lastInWindow) return { obstacle: 'window' };
  const lastGood = lot.bestBefore - want.residualDays;
  if (firstDay > lastGood) return { obstacle: 'shelf-life' };
  const lastCertified = lastCertifiedDay(lot, want);
  if (firstDay > lastCertified) return { obstacle: 'certificate-expires' };
  return { firstDay, lastDay: Math.min(lastInWindow, lastGood, lastCertified) };
}

function lastCertifiedDay(lot: Lot, want: Want): number {
  let last = Number.MAX_SAFE_INTEGER;
  if (want.certificates.length === 0) return last;
  for (const one of lot.certificates) {
    if (want.certificates.includes(one.kind)) last = Math.min(last, one.validUntil - 1);
  }
  return last;
}
