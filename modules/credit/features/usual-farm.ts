/**
 * The county's mean yield in grams per 亩 and the head equivalents of livestock in hundredths: fixed per version of
 * the definitions, so that a score can be computed again years later. Yields are the order of the national averages
 * of recent statistical yearbooks and are to be replaced by the county's own figures.
 */
const YIELD_GRAMS_PER_MU: Readonly<Record<string, number>> = {
  rice: 475_000,
  wheat: 390_000,
  maize: 430_000,
  soybean: 133_000,
  peanut: 255_000,
  rapeseed: 140_000,
  potato: 1_250_000,
  sugarcane: 5_000_000,
  vegetables: 2_000_000,
  citrus: 1_400_000,
  mango: 800_000,
  tea: 80_000,
  'dragon-fruit': 1_200_000,
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
