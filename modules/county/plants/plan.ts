import type { Household, Person } from '../household/household.ts';
import { ageOn, COUNTY_DATE } from '../random/calendar.ts';
import { seededRandom } from '../random/random.ts';

/** What contradicts itself on purpose; each is the id of a conflict-lead rule that should find it. */
export const PLANT_KINDS = [
  'allowance-business',
  'allowance-car',
  'allowance-payroll',
  'dead-payee',
  'dead-borrower',
  'same-parcel',
  'subsidy-without-land',
  'subsidy-area',
  'insured-area',
  'borrower-in-enforcement',
  'young-pensioner',
  'two-registers',
  'subsidy-twice',
  'minor-borrower',
] as const;

export type PlantKind = (typeof PLANT_KINDS)[number];

/** A contradiction planted in the files of one household. */
export interface Plant {
  kind: PlantKind;
  /** The member whom it is about. */
  person: Person;
  /** The files show it, but there is a good explanation that no file knows: whoever asks will dismiss it. */
  innocent: boolean;
}

/** What is decided about a household before its rows are drawn. */
export interface Plan {
  /** The household receives the subsistence allowance. */
  allowance: boolean;
  plant: Plant | undefined;
}

/** One household in so many bears a plant. */
export const HOUSEHOLDS_PER_PLANT = 16;
const OFFSET = 9;
/** One plant in so many has an innocent explanation. */
const PLANTS_PER_INNOCENT = 5;

/** Decides which household receives the allowance and which contradiction is planted in it; pure. */
export function planOf(seed: number, household: Household, hasNeighbour: boolean): Plan {
  const plant = plantOf(seed, household, hasNeighbour);
  const random = seededRandom(seed, `allowance/${String(household.index)}`);
  const poor = household.quality <= -0.9 && random.chance(0.35);
  return { allowance: poor || (plant?.kind.startsWith('allowance-') ?? false), plant };
}

function plantOf(seed: number, household: Household, hasNeighbour: boolean): Plant | undefined {
  if (household.index % HOUSEHOLDS_PER_PLANT !== OFFSET) return undefined;
  const turn = Math.floor(household.index / HOUSEHOLDS_PER_PLANT);
  const innocent = seededRandom(seed, `innocent/${String(turn)}`).integer(1, PLANTS_PER_INNOCENT) === 1;
  const wanted = PLANT_KINDS[turn % PLANT_KINDS.length] ?? 'subsidy-twice';
  const needsNeighbour = wanted === 'same-parcel' || wanted === 'two-registers';
  const person = needsNeighbour && !hasNeighbour ? undefined : personFor(wanted, household);
  return person === undefined
    ? { kind: 'subsidy-twice', person: household.head, innocent }
    : { kind: wanted, person, innocent };
}

const ageOf = ({ birthDate }: Person): number => ageOn(birthDate, COUNTY_DATE);

type Pick = (household: Household) => Person | undefined;

const lateMember: Pick = ({ head, members }) => {
  const others = members.filter((person) => person !== head);
  return others.find((person) => ageOf(person) >= 61) ?? others.find((person) => ageOf(person) >= 30);
};

/** Whom a contradiction is about where it is not the head. */
const PICKS: Partial<Record<PlantKind, Pick>> = {
  'dead-payee': lateMember,
  'dead-borrower': lateMember,
  'allowance-payroll': ({ members }) =>
    members.find((person) => ageOf(person) >= 20 && ageOf(person) < 60 && !person.deceased),
  'young-pensioner': ({ members }) => members.find((person) => ageOf(person) >= 25 && ageOf(person) < 58),
  'two-registers': ({ head, members }) =>
    members.find((person) => person !== head && ageOf(person) >= 18 && !person.deceased),
  'minor-borrower': ({ head, members }) =>
    members.find((person) => person !== head && ageOf(person) >= 6 && ageOf(person) < 16),
};

/** The member who fits a contradiction, or nobody. */
function personFor(kind: PlantKind, household: Household): Person | undefined {
  const pick = PICKS[kind];
  return pick ? pick(household) : household.head;
}

/** The household as it is with its plant: whoever is paid after death has died. */
export function withPlant(household: Household, { plant }: Plan): Household {
  if (plant?.kind !== 'dead-payee' && plant?.kind !== 'dead-borrower') return household;
  const members = household.members.map((member) =>
    member.personId === plant.person.personId ? { ...member, deceased: true } : member,
  );
  return { ...household, members, head: members[0] ?? household.head };
}

/** The files in which a plant stands: their rows about this household stay readable, so that a miss is the rule's. */
export const PLANTED_FILES: Readonly<Record<PlantKind, readonly string[]>> = {
  'allowance-business': ['civil-subsistence-allowance', 'market-registrations'],
  'allowance-car': ['civil-subsistence-allowance', 'vehicle-registrations'],
  'allowance-payroll': ['civil-subsistence-allowance', 'finance-payroll'],
  'dead-payee': ['civil-deaths', 'finance-subsidies', 'finance-pensions'],
  'dead-borrower': ['civil-deaths', 'bank-loans'],
  'same-parcel': ['land-parcels'],
  'subsidy-without-land': ['finance-subsidies'],
  'subsidy-area': ['finance-subsidies', 'land-contracts', 'land-parcels', 'land-transfers'],
  'insured-area': ['finance-farm-insurance', 'land-contracts', 'land-parcels', 'land-transfers'],
  'borrower-in-enforcement': ['court-enforcement', 'bank-loans'],
  'young-pensioner': ['finance-pensions'],
  'two-registers': ['civil-household-members'],
  'subsidy-twice': ['finance-subsidies'],
  'minor-borrower': ['bank-loans'],
};
