import { swapped, typo, withoutDigit } from '../dirt/misread-id.ts';
import { homophoneOf } from '../people/homophones.ts';
import { fifteenDigits } from '../people/identifiers.ts';
import type { Household, Person } from '../household/household.ts';
import { addDays, ageOn, COUNTY_DATE } from '../random/calendar.ts';
import type { Random } from '../random/random.ts';
import type { SetRecord } from './set-record.ts';

/** What an error may look at; `otherAddress` is how the agency would write the mistaken village. */
export interface Mistaken {
  record: SetRecord;
  person: Person;
  household: Household;
  otherAddress: string;
  random: Random;
}

type Mistake = (mistaken: Mistaken) => Partial<SetRecord> | undefined;

const LUNAR_EARLIER_DAYS = { least: 18, most: 48 };
const CHILD_YEARS = 18;

/** The kinds of errors with their relative frequency; each changes one cell, or nothing where it cannot happen. */
export const SET_MISTAKES: readonly { kind: string; share: number; change: Mistake }[] = [
  { kind: 'name-homophone', share: 22, change: onName(homophoneOf) },
  { kind: 'name-character-dropped', share: 5, change: onName(withoutCharacter) },
  { kind: 'name-characters-swapped', share: 3, change: onName(withCharactersSwapped) },
  { kind: 'id-typo', share: 13, change: onId((id, { random }) => typo(id, random)) },
  { kind: 'id-transposed', share: 6, change: onId((id, { random }) => swapped(id, random)) },
  { kind: 'id-17-digits', share: 5, change: onId((id, { random }) => withoutDigit(id, random)) },
  { kind: 'id-rounded', share: 4, change: onId((id) => `${id.charAt(0)}.${id.slice(1, 6)}E+17`) },
  { kind: 'id-15-digits', share: 10, change: onId(inOldForm) },
  { kind: 'id-of-head', share: 8, change: onId(ofHead) },
  { kind: 'birth-lunar', share: 8, change: lunarBirthday },
  {
    kind: 'village-wrong',
    share: 10,
    change: ({ record, otherAddress }) =>
      record.address === otherAddress ? undefined : { address: otherAddress },
  },
];

const TOTAL = SET_MISTAKES.reduce((sum, { share }) => sum + share, 0);
const DIRTY_SHARE = 0.2;
const TRIES = 8;

/** The record with its errors: one record in five has one to three, the others none. Kinds are named in order. */
export function mistake(mistaken: Mistaken): { record: SetRecord; errors: string[] } {
  const { random } = mistaken;
  const errors: string[] = [];
  let { record } = mistaken;
  if (!random.chance(DIRTY_SHARE)) return { record, errors };
  const wanted = random.pick([1, 1, 1, 1, 1, 1, 1, 2, 2, 3]);
  for (let tries = 0; errors.length < wanted && (tries < TRIES || errors.length === 0); tries += 1) {
    const { kind, change } = drawMistake(random);
    const changed = errors.includes(kind) ? undefined : change({ ...mistaken, record });
    if (changed === undefined) continue;
    record = { ...record, ...changed };
    errors.push(kind);
  }
  return { record, errors };
}

function drawMistake(random: Random): (typeof SET_MISTAKES)[number] {
  let rest = random.integer(0, TOTAL - 1);
  for (const entry of SET_MISTAKES) {
    if (rest < entry.share) return entry;
    rest -= entry.share;
  }
  throw new Error('shares of errors do not add up');
}

function onName(change: (name: string, random: Random) => string | undefined): Mistake {
  return ({ record, random }) => {
    const name = change(record.name, random);
    return name === undefined || name === record.name ? undefined : { name };
  };
}

/** Changes an ID number that is still as it should be. */
function onId(change: (idNumber: string, mistaken: Mistaken) => string | undefined): Mistake {
  return (mistaken) => {
    if (mistaken.record.idNumber !== mistaken.person.idNumber) return undefined;
    const idNumber = change(mistaken.record.idNumber, mistaken);
    return idNumber === undefined ? undefined : { idNumber };
  };
}

function inOldForm(idNumber: string, { person }: Mistaken): string | undefined {
  return person.birthDate < '1990' ? fifteenDigits(idNumber) : undefined;
}

function ofHead(_idNumber: string, { person, household: { head } }: Mistaken): string | undefined {
  const isChild = ageOn(person.birthDate, COUNTY_DATE) <= CHILD_YEARS;
  return isChild && person.personId !== head.personId ? head.idNumber : undefined;
}

function lunarBirthday({ record, random }: Mistaken): Partial<SetRecord> | undefined {
  if (record.birthDate === '') return undefined;
  const { least, most } = LUNAR_EARLIER_DAYS;
  return { birthDate: addDays(record.birthDate, -random.integer(least, most)) };
}

function withoutCharacter(name: string, random: Random): string | undefined {
  const characters = Array.from(name);
  if (characters.length < 3) return undefined;
  characters.splice(random.integer(1, characters.length - 1), 1);
  return characters.join('');
}

function withCharactersSwapped(name: string): string | undefined {
  const characters = Array.from(name);
  const [last = '', before = ''] = [characters.pop(), characters.pop()];
  return characters.length === 0 ? undefined : [...characters, last, before].join('');
}
