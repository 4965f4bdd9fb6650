import {
  marginPpm,
  numberOf,
  ofDataset,
  textOf,
  type Detect,
  type FactRecord,
  type HouseholdFacts,
} from './facts.ts';

const LAND_PROGRAMMES = new Set(['land-fertility', 'grain', 'seed', 'forest']);
const CROP_LINES = new Set(['rice', 'sugarcane', 'mango', 'citrus']);

interface Land {
  /** Contracted, 0.01 亩: the larger of what the contracts and what the survey say. */
  own: number;
  takenIn: number;
  evidence: { record: FactRecord; columns: string[] }[];
  contracts: number;
}

function landOf(facts: HouseholdFacts): Land {
  const contracts = ofDataset(facts, 'land-contracts');
  const parcels = ofDataset(facts, 'land-parcels');
  const transfers = ofDataset(facts, 'land-transfers').filter(
    (record) => textOf(record, 'direction') === 'in',
  );
  const sum = (records: readonly FactRecord[]): number =>
    records.reduce((total, record) => total + (numberOf(record, 'area') ?? 0), 0);
  return {
    own: Math.max(sum(contracts), sum(parcels)),
    takenIn: sum(transfers),
    contracts: contracts.length,
    evidence: [
      ...contracts.map((record) => ({ record, columns: ['contractNumber', 'area'] })),
      ...parcels.map((record) => ({ record, columns: ['parcelCode', 'area'] })),
      ...transfers.map((record) => ({ record, columns: ['direction', 'area'] })),
    ],
  };
}

function isPaid(record: FactRecord): boolean {
  return ['paid', 'partly-paid'].includes(textOf(record, 'outcome') ?? '');
}

const SUBSIDY_COLUMNS = ['programme', 'area', 'paidAmount', 'claimedOn'];

/** A subsidy for land was paid, and no contract, surveyed plot or transfer shows any land. */
export const subsidyWithoutLand: Detect = (facts) => {
  const land = landOf(facts);
  if (land.evidence.length > 0) return [];
  const paid = ofDataset(facts, 'finance-subsidies').filter(
    (record) => isPaid(record) && LAND_PROGRAMMES.has(textOf(record, 'programme') ?? ''),
  );
  if (paid.length === 0) return [];
  const evidence = paid.map((record) => ({ record, columns: SUBSIDY_COLUMNS }));
  return [{ subjectKey: facts.householdId, evidence, margin: 1_000_000 }];
};

/** A limit with its tolerance: a share in basis points and a fixed area in 0.01 亩. */
function withTolerance(area: number, toleranceBp: number, toleranceArea: number): number {
  return area + Math.round((area * toleranceBp) / 10_000) + toleranceArea;
}

/** More area was paid for than is contracted (and, for grain, taken in), beyond the tolerance; by year and programme. */
export const subsidyArea: Detect = (facts, { toleranceBp = 0, toleranceArea = 0 }) => {
  const land = landOf(facts);
  if (land.contracts === 0) return [];
  const groups = new Map<string, FactRecord[]>();
  for (const record of ofDataset(facts, 'finance-subsidies')) {
    const programme = textOf(record, 'programme') ?? '';
    if (!isPaid(record) || numberOf(record, 'area') === undefined) continue;
    const key = `${(textOf(record, 'claimedOn') ?? '').slice(0, 4)}|${programme}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  const evidence = [...groups].flatMap(([key, records]) => {
    const held = key.endsWith('|grain') ? land.own + land.takenIn : land.own;
    const claimed = records.reduce((total, record) => total + (numberOf(record, 'area') ?? 0), 0);
    const limit = withTolerance(held, toleranceBp, toleranceArea);
    return claimed > limit ? [{ records, margin: marginPpm(claimed, limit) }] : [];
  });
  if (evidence.length === 0) return [];
  const rows = evidence.flatMap(({ records }) =>
    records.map((record) => ({ record, columns: SUBSIDY_COLUMNS })),
  );
  const margin = Math.max(...evidence.map((group) => group.margin));
  return [{ subjectKey: facts.householdId, evidence: [...rows, ...land.evidence], margin }];
};

/** More land is insured in one year than the household holds and takes in, beyond the tolerance. */
export const insuredArea: Detect = (facts, { toleranceBp = 0, toleranceArea = 0 }) => {
  const land = landOf(facts);
  if (land.contracts === 0) return [];
  const limit = withTolerance(land.own + land.takenIn, toleranceBp, toleranceArea);
  const years = new Map<string, FactRecord[]>();
  for (const record of ofDataset(facts, 'finance-farm-insurance')) {
    if (!CROP_LINES.has(textOf(record, 'line') ?? '') || numberOf(record, 'area') === undefined) continue;
    const year = (textOf(record, 'startsOn') ?? '').slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), record]);
  }
  const over = [...years.values()].flatMap((records) => {
    const insured = records.reduce((total, record) => total + (numberOf(record, 'area') ?? 0), 0);
    return insured > limit ? [{ records, margin: marginPpm(insured, limit) }] : [];
  });
  if (over.length === 0) return [];
  const columns = ['policyNumber', 'line', 'area', 'startsOn'];
  const rows = over.flatMap(({ records }) => records.map((record) => ({ record, columns })));
  const margin = Math.max(...over.map((group) => group.margin));
  return [{ subjectKey: facts.householdId, evidence: [...rows, ...land.evidence], margin }];
};

/**
 * One surveyed plot under contracts of two households. Its facts are the records of all holders of that plot: it is
 * evaluated by plot, not by household. `holders` names the household of each record.
 */
export function sameParcel(
  parcelCode: string,
  holders: readonly { householdId: string; record: FactRecord }[],
): { subjectKey: string; evidence: { record: FactRecord; columns: string[] }[]; margin: number } | undefined {
  const households = new Set(holders.map(({ householdId }) => householdId));
  if (households.size < 2) return undefined;
  const columns = ['parcelCode', 'contractNumber', 'area', 'surveyedOn'];
  return {
    subjectKey: `plot_${parcelCode}`,
    evidence: holders.map(({ record }) => ({ record, columns })),
    margin: 1_000_000,
  };
}
