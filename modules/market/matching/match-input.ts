/** What a round freezes of a listing. Days are integer counts since 1970-01-01, windows half-open, prices 厘/kg. */
export interface Lot {
  id: string;
  product: string;
  /** The grade standard and the rank of the level in it; absent for ungraded goods. */
  grade?: { standard: string; rank: number };
  /** Certificates by kind with the first day on which they no longer hold. */
  certificates: { kind: string; validUntil: number }[];
  grams: number;
  ask: number;
  readyFrom: number;
  readyUntil: number;
  /** The last day on which the goods are still good. */
  bestBefore: number;
  place: string;
  /** Whole days since it was listed, for ties: older goods go first. */
  ageDays: number;
  sellerKind: 'farmer' | 'cooperative';
  /** Organisations it must not be sold to: the seller's own and that of the agent who wrote the listing. */
  notTo: string[];
}

/** What a round freezes of a demand. */
export interface Want {
  id: string;
  product: string;
  /** The standard and the worst rank that is accepted; absent when any goods will do. */
  grade?: { standard: string; rank: number };
  certificates: string[];
  grams: number;
  bid: number;
  deliverFrom: number;
  deliverUntil: number;
  /** Days of shelf life that must remain on the day of delivery. */
  residualDays: number;
  place: string;
  buyer: string;
}

/** How far two division codes are apart: the smallest area that holds both. */
export const DISTANCES = ['village', 'township', 'county', 'prefecture', 'province', 'country'] as const;

export type Distance = (typeof DISTANCES)[number];

/** What a round charges and allows; frozen with its inputs. */
export interface Policy {
  /** Freight in 厘/kg and transit in days, by distance. */
  freight: Readonly<Record<Distance, { li: number; days: number }>>;
  /** The platform's fee in 厘/kg. */
  fee: number;
  catalogueVersion: string;
}

/** Everything a round's result depends on. Lots and wants are in ascending order of id. */
export interface MatchInput {
  policy: Policy;
  lots: Lot[];
  wants: Want[];
}

/** Freight and transit of a mountainous county; a policy of the platform, printed in every round's certificate. */
export const STANDARD_FREIGHT: Policy['freight'] = {
  village: { li: 20, days: 0 },
  township: { li: 60, days: 0 },
  county: { li: 150, days: 1 },
  prefecture: { li: 300, days: 1 },
  province: { li: 500, days: 2 },
  country: { li: 900, days: 4 },
};

/** The digits of a division code that name each area. */
const AREAS: readonly (readonly [Distance, number])[] = [
  ['village', 12],
  ['township', 9],
  ['county', 6],
  ['prefecture', 4],
  ['province', 2],
];

/** The distance between two division codes of 6, 9 or 12 digits. A shorter code stands for the whole area it names. */
export function distanceBetween(a: string, b: string): Distance {
  const least = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < least && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1;
  for (const [distance, digits] of AREAS) if (shared >= digits) return distance;
  return 'country';
}
