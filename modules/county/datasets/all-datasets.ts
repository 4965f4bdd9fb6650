import { bankDatasets } from './bank.ts';
import { businessDatasets, VEHICLE_DATASET } from './business.ts';
import type { Dataset } from './dataset.ts';
import { DEATHS } from './deaths.ts';
import { FARMING_DATASETS } from './farming.ts';
import { LAND_DATASETS } from './land.ts';
import { LIVING_DATASETS } from './living.ts';
import { OFFICE_DATASETS } from './offices.ts';
import { POPULATION_DATASETS } from './population.ts';
import { SUPPORT_DATASETS } from './support.ts';

/** The files of the county in the order in which they are delivered: the household register first. */
export function allDatasets(seed: number): Dataset[] {
  return [
    ...POPULATION_DATASETS,
    DEATHS,
    ...LAND_DATASETS,
    ...FARMING_DATASETS,
    ...SUPPORT_DATASETS,
    ...bankDatasets(seed),
    ...businessDatasets(seed),
    VEHICLE_DATASET,
    ...LIVING_DATASETS,
    ...OFFICE_DATASETS,
  ];
}
