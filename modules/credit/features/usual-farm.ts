/**
 * The county's mean yield in grams per 亩, from its yearbook (grain and oil crops as the national mean), and the head
 * equivalents of livestock. Fixed per version of the definitions, so that a score can be computed again years later.
 */
const YIELD_GRAMS_PER_MU: Readonly<Record<string, number>> = {
  rice: 475_000,
  wheat: 390_000,
  maize: 430_000,
  soybean: 133_000,
  peanut: 255_000,
  rapeseed: 140_000,
  potato: 1_250_000,
  sugarcane: 5_200_000,
  vegetables: 2_100_000,
  citrus: 1_400_000,
  mango: 900_000,
  tea: 60_000,
  'dragon-fruit': 1_500_000,
};

/** Hundredths of one head of cattle. */
const HEAD_HUNDREDTHS: Readonly<Record<string, number>> = {
  cattle: 100,
  pig: 20,
  sheep: 15,
  goat: 15,
  chicken: 1,
  duck: 1,
  goose: 2,
};

/** The county's mean yield of a crop in grams per 亩; `undefined` for crops without one. */
export function usualYield(crop: string): number | undefined {
  return YIELD_GRAMS_PER_MU[crop];
}

/** What one animal of a species counts, in hundredths of a head of cattle; 0 for species not listed. */
export function headEquivalent(species: string): number {
  return HEAD_HUNDREDTHS[species] ?? 0;
}
