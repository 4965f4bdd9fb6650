import type { Write } from '../files/agency-file.ts';
import { drawHousehold } from '../household/draw-household.ts';
import type { Household, Person } from '../household/household.ts';
import { issueSerials } from '../people/issue-serials.ts';
import { phoneOf } from '../people/identifiers.ts';
import { seededRandom, type Random } from '../random/random.ts';
import { isHeldBy, SET_AGENCIES, type SetAgency } from './agencies.ts';
import { kinOf } from './kinship.ts';
import { portionedFile, type PortionedFile } from './portioned-file.ts';
import { regionsOf, type Region } from './regions.ts';
import { mistake } from './set-errors.ts';
import { SET_COLUMNS, SET_CONTRACT, type SetRecord } from './set-record.ts';

/** What to generate. `write` takes the bytes of each file in order; files are named without folder. */
export interface PeopleOrder {
  /** People from 1 to 1,500,000; the last household is drawn whole. */
  people: number;
  seed: number;
  write: Write;
}

/** What was generated; `records` by source. */
export interface PeopleSet {
  people: number;
  households: number;
  records: Record<string, number>;
}

/** Who stands behind each record: `source,record,entity,household,errors`. */
export const PEOPLE_TRUTH_FILE = 'truth.csv';
/** The link contract of the files. */
export const PEOPLE_CONTRACT_FILE = 'contract.yaml';

const MOST_PEOPLE = 1_500_000;
const PHONE_MISSING_SHARE = 0.12;
const SECOND_PHONE_SHARE = 0.1;
/** A prime below which record numbers are spread, so that their order tells nothing of who they are. */
const NUMBERS = 99_999_989;
const SPREAD = 61_803_399;

interface Making {
  seed: number;
  files: { agency: SetAgency; file: PortionedFile; rows: number }[];
  truth: PortionedFile;
}

interface Somebody {
  person: Person;
  household: Household;
  region: Region;
  random: Random;
}

/**
 * Generates one file for each agency, the truth and the link contract, household by household, in time linear in the
 * people and in constant memory. The same `people` and `seed` give the same bytes on every machine. Throws a
 * `RangeError` when `people` is out of range.
 */
export function generatePeople({ people, seed, write }: PeopleOrder): PeopleSet {
  if (!Number.isInteger(people) || people < 1 || people > MOST_PEOPLE)
    throw new RangeError(`people must be a whole number from 1 to ${String(MOST_PEOPLE)}`);
  const making = begin(seed, write);
  const regions = regionsOf(people);
  const serials = issueSerials();
  let drawn = 0;
  let index = 0;
  for (; drawn < people; index += 1) {
    // Whole villages follow each other, as agencies list them.
    const region = regions[Math.floor((drawn * regions.length) / people)];
    if (region === undefined) throw new Error('a household without a village');
    const household = drawHousehold({ seed, serials }, { index, village: region.village });
    const random = seededRandom(seed, `people-set/${String(index)}`);
    const members = kinOf(household, random, serials);
    for (const person of members) tellPerson(making, { person, household, region, random });
    drawn += members.length;
  }
  write(PEOPLE_CONTRACT_FILE, Buffer.from(SET_CONTRACT));
  for (const { file } of making.files) file.end();
  making.truth.end();
  return {
    people: drawn,
    households: index,
    records: Object.fromEntries(making.files.map(({ agency, rows }) => [agency.source, rows])),
  };
}

function begin(seed: number, write: Write): Making {
  const header = SET_COLUMNS.join(',');
  return {
    seed,
    files: SET_AGENCIES.map((agency) => ({
      agency,
      file: portionedFile(`${agency.source}.csv`, header, write),
      rows: 0,
    })),
    truth: portionedFile(PEOPLE_TRUTH_FILE, 'source,record,entity,household,errors', write),
  };
}

function tellPerson(making: Making, somebody: Somebody): void {
  for (const held of making.files) {
    if (!isHeldBy(held.agency, somebody.person, somebody.random)) continue;
    const times = somebody.random.chance(held.agency.twice) ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      held.rows += 1;
      tellRecord(making, held, somebody);
    }
  }
}

function tellRecord({ seed, truth }: Making, { agency, file, rows }: Making['files'][number], who: Somebody) {
  const { person, household, region, random } = who;
  const clean = cleanRecord(agency, who);
  const mistaken = { ...region, village: region.mistakenFor };
  const otherAddress = agency.address(mistaken, household.group, random);
  const { record, errors } = mistake({ record: clean, person, household, otherAddress, random });
  const number = recordNumber(agency.source, rows, seed);
  const { name, sex, birthDate, idNumber, phone, address } = record;
  file.row([number, name, sex, birthDate, idNumber, phone, address]);
  truth.row([agency.source, number, person.personId, household.householdId, errors.join('+')]);
}

/** A number that no other record of the source has; equal places in two files give no equal numbers. */
function recordNumber(source: string, row: number, seed: number): string {
  const place = SET_AGENCIES.findIndex((agency) => agency.source === source) + 1;
  const spread = (row * SPREAD + place * (seed + 1) * 7_654_321) % NUMBERS;
  return `${source}-${String(spread).padStart(8, '0')}`;
}

function cleanRecord(agency: SetAgency, { person, household, region, random }: Somebody): SetRecord {
  const { knows } = agency;
  return {
    name: person.name.replace('·', agency.dot),
    sex: knows.sex ? (person.sex === 'male' ? '男' : '女') : '',
    birthDate: knows.birthDate ? person.birthDate : '',
    idNumber: random.chance(agency.idMissing) ? '' : person.idNumber,
    phone: knows.phone ? phoneGiven(person, random) : '',
    address: agency.address(region, household.group, random),
  };
}

function phoneGiven({ phone, personId }: Person, random: Random): string {
  if (phone === undefined || random.chance(PHONE_MISSING_SHARE)) return '';
  // A second number of somebody's own, in a part of the range that first numbers do not reach.
  return random.chance(SECOND_PHONE_SHARE)
    ? phoneOf(50_000_000 + Number(personId.slice(1).replace('-', '')))
    : phone;
}
