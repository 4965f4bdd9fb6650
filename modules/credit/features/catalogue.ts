import { FARMING_FEATURES } from './catalogue-farming.ts';
import { LENDING_FEATURES } from './catalogue-lending.ts';
import { LIVING_FEATURES } from './catalogue-living.ts';
import { MONITORED_FEATURES } from './catalogue-monitored.ts';
import type { Feature } from './feature.ts';

/** Rises with every change of what a feature means; a scorecard names the version it was made for. */
export const DEFINITIONS_VERSION = '1';

/** Everything that may ever be known of a household for scoring, in catalogue order. */
export const CATALOGUE: readonly Feature[] = [
  ...LENDING_FEATURES,
  ...FARMING_FEATURES,
  ...LIVING_FEATURES,
  ...MONITORED_FEATURES,
];

const BY_CODE = new Map(CATALOGUE.map((feature) => [feature.code, feature]));

/** The catalogue's entry of that code, or `undefined`. */
export function featureOf(code: string): Feature | undefined {
  return BY_CODE.get(code);
}
