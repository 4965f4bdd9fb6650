import { ageOn, COUNTY_DATE } from '../random/calendar.ts';
import type { Person } from '../household/household.ts';
import type { Random } from '../random/random.ts';
import type { Region } from './regions.ts';

/** What one agency knows of people, and how it writes it. */
export interface SetAgency {
  /** The file's name without its ending. */
  source: string;
  /** Share of the people whom its file holds, 0 to 1, by age in whole years on the county's date. */
  holds: (age: number, person: Person) => number;
  /** Share of its records without ID number, 0.01 to 0.15. */
  idMissing: number;
  /** Share of its records that hold a second record of somebody already in it. */
  twice: number;
  knows: { sex: boolean; birthDate: boolean; phone: boolean };
  /** The mark between the parts of names such as 买买提·艾力. */
  dot: string;
  address: (region: Region, group: string, random: Random) => string;
}

const stem = (name: string): string => name.replace(/村?(民)?委会$/u, '');
const groupNumber = (group: string): string => String('一二三四五六七八'.indexOf(group.charAt(1)) + 1);

/** Seven agencies with about 3.5 records a person together, in the order of their files. */
export const SET_AGENCIES: readonly SetAgency[] = [
  {
    source: 'civil',
    holds: () => 0.97,
    idMissing: 0.01,
    twice: 0.002,
    knows: { sex: true, birthDate: true, phone: false },
    dot: '·',
    address: ({ county, village }, group) =>
      `${county}${village.townshipName}${stem(village.name)}村${group}`,
  },
  {
    source: 'medical',
    holds: () => 0.82,
    idMissing: 0.03,
    twice: 0.005,
    knows: { sex: true, birthDate: true, phone: true },
    dot: '•',
    address: ({ village }, group) => `${village.townshipName}${stem(village.name)}村${group.slice(1)}`,
  },
  {
    source: 'pension',
    holds: (age) => (age >= 16 ? 0.56 : 0),
    idMissing: 0.04,
    twice: 0.002,
    knows: { sex: true, birthDate: false, phone: true },
    dot: '·',
    address: ({ village }) => `${village.townshipName}${village.name}`,
  },
  {
    source: 'land',
    holds: (age) => (age >= 20 ? 0.5 : 0.15),
    idMissing: 0.15,
    twice: 0.002,
    knows: { sex: true, birthDate: false, phone: false },
    dot: '.',
    address: ({ village }, group) =>
      `${village.townshipName}${stem(village.name)}村民委员会${groupNumber(group)}组`,
  },
  {
    source: 'bank',
    holds: (age) => (age >= 18 ? 0.5 : 0),
    idMissing: 0.02,
    twice: 0.004,
    knows: { sex: true, birthDate: false, phone: true },
    dot: '·',
    address: ({ county, village }, group) =>
      `广西百色市${county}${village.townshipName}${stem(village.name)}村${group}`,
  },
  {
    source: 'telecom',
    holds: (age, { phone }) => (phone !== undefined && age >= 14 ? 0.42 : 0),
    idMissing: 0.08,
    twice: 0.03,
    knows: { sex: false, birthDate: false, phone: true },
    dot: '•',
    address: ({ county, village }, _group, random) =>
      `${random.chance(0.5) ? county : ''}${village.townshipName}${stem(village.name)}村`,
  },
  {
    source: 'school',
    holds: (age) => (age >= 6 && age <= 18 ? 0.9 : 0),
    idMissing: 0.06,
    twice: 0.003,
    knows: { sex: true, birthDate: true, phone: true },
    dot: '·',
    address: ({ village }, group) => `${village.townshipName}${stem(village.name)}村${group}`,
  },
];

/** Whether this agency's file holds this person. */
export function isHeldBy(agency: SetAgency, person: Person, random: Random): boolean {
  return random.chance(agency.holds(ageOn(person.birthDate, COUNTY_DATE), person));
}
