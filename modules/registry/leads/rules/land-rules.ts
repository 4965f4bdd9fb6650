import {
  marginPpm,
  numberOf,
  ofDataset,
  textOf,
  type Detect,
  type Evidence,
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

/** Records whose areas are added up, by what they are added up for. */
function grouped(
  records: readonly FactRecord[],
  keyOf: (record: FactRecord) => string,
): Map<string, FactRecord[]> {
  const groups = new Map<string, FactRecord[]>();
  for (const record of records) {
    const key = keyOf(record);
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return groups;
}

interface Excess {
  records: FactRecord[];
  margin: number;
}

/** The group, if its areas together are more than the limit. */
function excess(records: FactRecord[], limit: number): Excess[] {
  const area = records.reduce((total, record) => total + (numberOf(record, 'area') ?? 0), 0);
  return area > limit ? [{ records, margin: marginPpm(area, limit) }] : [];
}

/** One question about all groups that are over, with the land behind it. */
function question(
  { householdId }: { householdId: string },
  over: readonly Excess[],
  told: { columns: string[]; land: readonly Evidence[] },
): ReturnType<Detect> {
  if (over.length === 0) return [];
  const rows = over.flatMap(({ records }) => records.map((record) => ({ record, columns: told.columns })));
  const margin = Math.max(...over.map((group) => group.margin));
  return [{ subjectKey: householdId, evidence: [...rows, ...told.land], margin }];
}

/** More area was paid for than is contracted (and, for grain, taken in), beyond the tolerance; by year and programme. */
export const subsidyArea: Detect = (facts, { toleranceBp = 0, toleranceArea = 0 }) => {
  const land = landOf(facts);
  if (land.contracts === 0) return [];
  const paid = ofDataset(facts, 'finance-subsidies').filter(
    (record) => isPaid(record) && numberOf(record, 'area') !== undefined,
  );
  const groups = grouped(
    paid,
    (record) => `${yearOf(record, 'claimedOn')}|${textOf(record, 'programme') ?? ''}`,
  );
  const over = [...groups].flatMap(([key, records]) => {
    const held = key.endsWith('|grain') ? land.own + land.takenIn : land.own;
    return excess(records, withTolerance(held, toleranceBp, toleranceArea));
  });
  return question(facts, over, { columns: SUBSIDY_COLUMNS, land: land.evidence });
};

function yearOf(record: FactRecord, column: string): string {
  return (textOf(record, column) ?? '').slice(0, 4);
}

/** More land is insured in one year than the household holds and takes in, beyond the tolerance. */
export const insuredArea: Detect = (facts, { toleranceBp = 0, toleranceArea = 0 }) => {
  const land = landOf(facts);
  if (land.contracts === 0) return [];
  const limit = withTolerance(land.own + land.takenIn, toleranceBp, toleranceArea);
  const insured = ofDataset(facts, 'finance-farm-insurance').filter(
    (record) => CROP_LINES.has(textOf(record, 'line') ?? '') && numberOf(record, 'area') !== undefined,
  );
  const over = [...grouped(insured, (record) => yearOf(record, 'startsOn')).values()].flatMap((records) =>
    excess(records, limit),
  );
  const columns = ['policyNumber', 'line', 'area', 'startsOn'];
  return question(facts, over, { columns, land: land.evidence });
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
