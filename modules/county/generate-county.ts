import { allDatasets } from './datasets/all-datasets.ts';
import type { Dataset, Row } from './datasets/dataset.ts';
import type { DirtKind } from './dirt/dirt-rates.ts';
import { soilRow } from './dirt/soil-row.ts';
import { beginFile, type AgencyFileWriter, type Write } from './files/agency-file.ts';
import { drawHousehold } from './household/draw-household.ts';
import { issueSerials } from './people/issue-serials.ts';
import type { Household, Person } from './household/household.ts';
import { PLANTED_FILES, planOf, withPlant, type Plan } from './plants/plan.ts';
import {
  COUNTY_CODE,
  countyVillages,
  inhabitedVillages,
  townshipsOf,
  type Village,
} from './places/divisions.ts';
import { ageOn, COUNTY_DATE } from './random/calendar.ts';
import { monthsFromCountyDate, movedDates } from './random/move-dates.ts';
import { seededRandom } from './random/random.ts';

/** What to generate. `write` takes the bytes of each file in order; files are named without folder. */
export interface CountyOrder {
  households: number;
  seed: number;
  /**
   * `YYYY-MM-DD`: the files are drawn up on the first of that month, and every date in them moves along. Without it
   * they are of 2026-11-01, so that the seed alone gives the same bytes for ever.
   */
  drawnUpOn?: string;
  write: Write;
}

/** A file as an agency would deliver it; `rows` counts the rows below the header. */
export interface CountyFile {
  file: string;
  datasetId: string;
  contractVersion: number;
  agency: string;
  rows: number;
}

/** Somebody who could use the platform: a head of household whose row in the register is clean. */
export interface CountyFarmer {
  name: string;
  idNumber: string;
  phone: string;
  villageCode: string;
  townshipCode: string;
  householdNumber: string;
}

/** What was generated. */
export interface County {
  countyCode: string;
  townships: { code: string; name: string }[];
  villages: Village[];
  /** In the order of delivery, the household register first. */
  files: CountyFile[];
  /** Heads of 25 to 60 years with a phone and a loan, in the first township. */
  farmers: CountyFarmer[];
}

/** The file that says what is true and what is wrong: NDJSON, one line a household, person and row. */
export const TRUTH_FILE = 'truth.ndjson';
/** The file that says which files there are. */
export const MANIFEST_FILE = 'manifest.json';

const MOST_FARMERS = 24;
const REGISTER = 'civil-household-members';
const LOANS = 'bank-loans';

interface Making {
  seed: number;
  /** By how many months the dates of the files move. */
  monthsLater: number;
  files: { dataset: Dataset; writer: AgencyFileWriter; rows: number }[];
  tell: (line: object) => void;
  farmers: CountyFarmer[];
}

/**
 * Generates the county household by household, in time linear in their number. The same `households` and `seed` give
 * the same bytes on every machine. Throws a `RangeError` when `households` is not between 1 and 400,000.
 */
export function generateCounty({ households, seed, drawnUpOn, write }: CountyOrder): County {
  if (!Number.isInteger(households) || households < 1 || households > 400_000)
    throw new RangeError('households must be a whole number from 1 to 400000');
  const villages = countyVillages();
  const inhabited = inhabitedVillages(villages, households);
  const making = begin(seed, drawnUpOn ?? COUNTY_DATE, write);
  const serials = issueSerials();
  let before: Household | undefined;
  for (let index = 0; index < households; index += 1) {
    const village = inhabited[Math.floor((index * inhabited.length) / households)];
    if (village === undefined) throw new Error('a household without a village');
    const neighbour = before?.village === village ? before : undefined;
    const drawn = drawHousehold({ seed, serials }, { index, village });
    const plan = planOf(seed, drawn, neighbour !== undefined);
    const household = withPlant(drawn, plan);
    addHousehold(making, { household, plan }, neighbour);
    before = household;
  }
  for (const { writer } of making.files) writer.end();
  making.tell({});
  const county = finish(making, villages);
  write(
    MANIFEST_FILE,
    Buffer.from(`${JSON.stringify({ seed, households, ...county, farmers: undefined }, null, 2)}\n`),
  );
  return county;
}

function begin(seed: number, drawnUpOn: string, write: Write): Making {
  const files = allDatasets(seed).map((dataset) => ({ dataset, writer: beginFile(dataset, write), rows: 0 }));
  return {
    seed,
    monthsLater: monthsFromCountyDate(drawnUpOn),
    files,
    farmers: [],
    tell: truthTeller(write),
  };
}

/** Collects lines and writes them in portions; an empty line writes the rest. */
function truthTeller(write: Write): (line: object) => void {
  let waiting = '';
  return (line) => {
    const over = Object.keys(line).length === 0;
    if (!over) waiting += `${JSON.stringify(line)}\n`;
    if (over || waiting.length > 65_536) {
      write(TRUTH_FILE, Buffer.from(waiting));
      waiting = '';
    }
  };
}

interface Planned {
  household: Household;
  plan: Plan;
}

function addHousehold(making: Making, { household, plan }: Planned, neighbour: Household | undefined): void {
  tellHousehold(making, household);
  tellPlant(making, { household, plan }, neighbour);
  const clean = new Map<string, boolean>();
  for (const file of making.files) {
    const stream = (what: string) =>
      seededRandom(making.seed, `${what}/${file.dataset.id}/${String(household.index)}`);
    const dirty = stream('dirt');
    const { seed } = making;
    const spared = isSpared(plan, file.dataset.id);
    for (const drawn of file.dataset.draw({ seed, household, plan, neighbour, random: stream('rows') })) {
      const row = { ...drawn, cells: movedDates(file.dataset, drawn.cells, making.monthsLater) };
      const soiled = soilRow(row, file.dataset, { random: dirty, spared });
      tellRow(making, {
        file: file.writer.file,
        rowNo: file.writer.row(soiled.cells),
        row,
        dirt: soiled.dirt,
      });
      file.rows += 1;
      if (row.person === household.head)
        clean.set(file.dataset.id, soiled.dirt.length === 0 && !soiled.twice);
      if (!soiled.twice) continue;
      const dirt: DirtKind[] = [...soiled.dirt, 'duplicate'];
      tellRow(making, { file: file.writer.file, rowNo: file.writer.row(soiled.cells), row, dirt });
      file.rows += 1;
    }
  }
  if (clean.get(REGISTER) === true && clean.get(LOANS) === true) addFarmer(making, household);
}

/** Planted rows stay readable, and so do those of the register that say whom they are about. */
function isSpared({ plant }: Plan, datasetId: string): boolean {
  if (plant === undefined) return false;
  return datasetId === REGISTER || PLANTED_FILES[plant.kind].includes(datasetId);
}

function tellPlant(
  { tell }: Making,
  { household, plan: { plant } }: Planned,
  neighbour: Household | undefined,
): void {
  if (plant === undefined) return;
  const other = plant.kind === 'same-parcel' ? neighbour?.householdId : undefined;
  tell({
    kind: 'lead',
    rule: plant.kind,
    householdId: household.householdId,
    personId: plant.person.personId,
    innocent: plant.innocent,
    ...(other === undefined ? {} : { otherHouseholdId: other }),
  });
}

function tellHousehold({ tell }: Making, household: Household): void {
  const { householdId, number, village, quality, members } = household;
  tell({
    kind: 'household',
    householdId,
    number,
    villageCode: village.code,
    quality: Math.round(quality * 1_000),
  });
  for (const { personId, name, sex, birthDate, idNumber, relation, deceased, parents } of members)
    tell({
      kind: 'person',
      personId,
      householdId,
      name,
      sex,
      birthDate,
      idNumber,
      relation,
      deceased,
      parents,
    });
}

interface ToldRow {
  file: string;
  rowNo: number;
  row: Row;
  dirt: readonly DirtKind[];
}

function tellRow({ tell }: Making, { file, rowNo, row, dirt }: ToldRow): void {
  tell({
    kind: 'row',
    file,
    row: rowNo,
    personId: row.person.personId,
    householdId: row.household.householdId,
    dirt,
  });
}

function addFarmer({ farmers }: Making, { head, village, number }: Household): void {
  const age = ageOn(head.birthDate, COUNTY_DATE);
  if (!isReachable(head) || age < 25 || age > 60 || farmers.length >= MOST_FARMERS) return;
  if (village.townshipCode !== `${COUNTY_CODE}100`) return;
  const { name, idNumber, phone } = head;
  farmers.push({
    name,
    idNumber,
    phone,
    villageCode: village.code,
    townshipCode: village.townshipCode,
    householdNumber: number,
  });
}

function isReachable(person: Person): person is Person & { phone: string } {
  return person.phone !== undefined;
}

function finish({ files, farmers }: Making, villages: Village[]): County {
  return {
    countyCode: COUNTY_CODE,
    townships: townshipsOf(villages),
    villages,
    files: files.map(({ dataset, writer, rows }) => ({
      file: writer.file,
      datasetId: dataset.id,
      contractVersion: dataset.contractVersion,
      agency: dataset.agency,
      rows,
    })),
    farmers,
  };
}
