import type { Household, Person } from '../household/household.ts';
import type { Plan } from '../plants/plan.ts';
import type { Random } from '../random/random.ts';

/** The cells of a row by the column names of its data contract; dates as `YYYY-MM-DD`, nothing as `''`. */
export type Cells = Record<string, string>;

/** One true row of a file and whom it is about. */
export interface Row {
  household: Household;
  person: Person;
  cells: Cells;
}

/** How an agency writes dates. */
export type DateStyle = 'dashes' | 'slashes' | 'compact' | 'chinese' | 'excel-serial';

export type FileEncoding = 'gb18030' | 'utf-8' | 'utf-8-bom' | 'xlsx';

/** How an agency writes its file. */
export interface FileStyle {
  encoding: FileEncoding;
  lineEnd: '\r\n' | '\n';
  dates: DateStyle;
  /** The dot it types between the parts of a name. */
  dot: string;
  /** The end it gives to the name of a village. */
  villageEnd: '村' | '村委会' | '村民委员会';
}

/** What drawing the rows of a household may look at. */
export interface Draw {
  seed: number;
  household: Household;
  /** What is planted in this household, and whether it receives the allowance. */
  plan: Plan;
  /** A stream of chance of this household and dataset alone. */
  random: Random;
  /** The household drawn before this one, when it lives in the same village. */
  neighbour: Household | undefined;
}

/** One file of one agency: what the data contract of the same id agrees. */
export interface Dataset {
  id: string;
  contractVersion: number;
  agency: string;
  style: FileStyle;
  /** Share of rows without an ID number: 1 to 15 % by agency. */
  missingIdShare: number;
  /** Column names of the contract and the headers in the file, in the order of the file. */
  headers: Readonly<Record<string, string>>;
  /** The columns that hold dates. */
  dates: readonly string[];
  draw(draw: Draw): Row[];
}

/** A row about a person with the cells that every agency asks for. */
export function rowAbout(household: Household, person: Person, cells: Cells): Row {
  const { village } = household;
  return {
    household,
    person,
    cells: {
      householdNumber: household.number,
      name: person.name,
      idNumber: person.idNumber,
      sex: person.sex === 'male' ? '男' : '女',
      birthDate: person.birthDate,
      township: village.townshipName,
      village: village.name,
      phone: person.phone ?? '',
      ...cells,
    },
  };
}

/** A whole number of hundredths as a decimal text. */
export function hundredths(value: number): string {
  return `${String(Math.floor(value / 100))}.${String(value % 100).padStart(2, '0')}`;
}

/** A key of a record that no other household has. */
export function recordKey(prefix: string, household: Household, nth: number): string {
  return `${prefix}${String(household.index + 1).padStart(6, '0')}${String(nth).padStart(2, '0')}`;
}

/** A share moved by a household's quality and held between 0 and 1. */
export function shareBy(quality: number, base: number, slope: number): number {
  return Math.min(1, Math.max(0, base + slope * quality));
}
