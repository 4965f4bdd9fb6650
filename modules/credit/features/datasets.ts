import type { Wording } from './feature.ts';

/** A dataset of the county as credit reads it: its id in the registry, its name, and the columns by their meaning. */
export interface CreditDataset<Field extends string> {
  id: string;
  name: Wording;
  fields: Readonly<Record<Field, string>>;
}

export const BANK_LOANS: CreditDataset<'number' | 'balance' | 'dueOn' | 'settledOn'> = {
  id: 'bank-loans',
  name: { zh: '农商行贷款台账', en: 'loans of the rural commercial bank' },
  fields: { number: 'loanNumber', balance: 'balance', dueOn: 'dueOn', settledOn: 'settledOn' },
};

export const BANK_REPAYMENTS: CreditDataset<'loan' | 'dueOn' | 'paidOn'> = {
  id: 'bank-repayments',
  name: { zh: '农商行还款记录', en: 'repayments to the rural commercial bank' },
  fields: { loan: 'loanNumber', dueOn: 'dueOn', paidOn: 'paidOn' },
};

export const LAND_CONTRACTS: CreditDataset<'number' | 'area' | 'endsOn'> = {
  id: 'land-contracts',
  name: { zh: '农村土地承包合同', en: 'contracts of farm land' },
  fields: { number: 'contractNumber', area: 'area', endsOn: 'endsOn' },
};

export const LAND_TRANSFERS: CreditDataset<'number' | 'direction' | 'area' | 'startsOn' | 'endsOn'> = {
  id: 'land-transfers',
  name: { zh: '土地经营权流转合同', en: 'transfers of farm land' },
  fields: {
    number: 'contractNumber',
    direction: 'direction',
    area: 'area',
    startsOn: 'startsOn',
    endsOn: 'endsOn',
  },
};

export const CROPS: CreditDataset<'year' | 'crop' | 'area' | 'output'> = {
  id: 'agriculture-crops',
  name: { zh: '种植业生产登记', en: 'crops' },
  fields: { year: 'year', crop: 'crop', area: 'area', output: 'output' },
};

export const LIVESTOCK: CreditDataset<'species' | 'heads' | 'vaccinated'> = {
  id: 'agriculture-livestock',
  name: { zh: '养殖与防疫登记', en: 'livestock and vaccination' },
  fields: { species: 'species', heads: 'heads', vaccinated: 'vaccinated' },
};

export const SUBSIDIES: CreditDataset<'claimed' | 'paid' | 'outcome'> = {
  id: 'finance-subsidies',
  name: { zh: '惠农补贴兑付', en: 'farm support payments' },
  fields: { claimed: 'claimedAmount', paid: 'paidAmount', outcome: 'outcome' },
};

export const POWER_BILLS: CreditDataset<'number' | 'dueOn' | 'paidOn'> = {
  id: 'power-bills',
  name: { zh: '电费账单', en: 'power bills' },
  fields: { number: 'billNumber', dueOn: 'dueOn', paidOn: 'paidOn' },
};

export const VEHICLES: CreditDataset<'plate' | 'kind' | 'power'> = {
  id: 'vehicle-registrations',
  name: { zh: '机动车与农机登记', en: 'vehicles and farm machines' },
  fields: { plate: 'plateNumber', kind: 'kind', power: 'powerKilowatts' },
};

export const BUSINESSES: CreditDataset<'number' | 'kind' | 'registeredOn' | 'endedOn'> = {
  id: 'market-registrations',
  name: { zh: '经营主体登记', en: 'registered businesses' },
  fields: { number: 'uscc', kind: 'kind', registeredOn: 'registeredOn', endedOn: 'endedOn' },
};

const NAMES = new Map(
  [
    BANK_LOANS,
    BANK_REPAYMENTS,
    LAND_CONTRACTS,
    LAND_TRANSFERS,
    CROPS,
    LIVESTOCK,
    SUBSIDIES,
    POWER_BILLS,
    VEHICLES,
    BUSINESSES,
  ].map((dataset) => [dataset.id, dataset.name]),
);

/** The dataset's name as people read it; its id when credit does not use it. */
export function datasetName(datasetId: string): Wording {
  return NAMES.get(datasetId) ?? { zh: datasetId, en: datasetId };
}

/** True for the datasets that credit reads; all others stay out of a score and its freshness. */
export function isCreditDataset(datasetId: string): boolean {
  return NAMES.has(datasetId);
}
