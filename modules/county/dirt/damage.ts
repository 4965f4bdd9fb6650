import type { Cells, Dataset, Row } from '../datasets/dataset.ts';
import { RARE_CHARACTERS } from '../people/given-names.ts';
import { homophoneOf } from '../people/homophones.ts';
import { fifteenDigits } from '../people/identifiers.ts';
import type { Random } from '../random/random.ts';
import type { DirtKind } from './dirt-rates.ts';
import { swapped, typo, withoutDigit } from './misread-id.ts';

/** What an error may look at. */
export interface Damaged {
  row: Row;
  dataset: Dataset;
  cells: Cells;
  random: Random;
}

/** Gives the changed cell, or `undefined` where this error cannot happen. */
type Damage = (damaged: Damaged) => Partial<Record<string, string>> | undefined;

/** The errors of a row by name; each changes one cell that is still as it should be. */
export const DAMAGES: Readonly<Partial<Record<DirtKind, Damage>>> = {
  'id-15-digits': onId(({ row }) =>
    row.person.birthDate < '1980' ? fifteenDigits(row.person.idNumber) : undefined,
  ),
  'id-full-width': onId(({ row }) => fullWidth(row.person.idNumber)),
  'id-spaced': onId(
    ({ row: { person } }) =>
      `${person.idNumber.slice(0, 6)} ${person.idNumber.slice(6, 14)} ${person.idNumber.slice(14)}`,
  ),
  'id-typo': onId(({ row, random }) => typo(row.person.idNumber, random)),
  'id-swapped': onId(({ row, random }) => swapped(row.person.idNumber, random)),
  'id-digit-lost': onId(({ row, random }) => withoutDigit(row.person.idNumber, random)),
  'id-borrowed': onId(({ row }) =>
    row.person === row.household.head ? undefined : row.household.head.idNumber,
  ),
  'id-rounded': onId(({ row }) => `${row.person.idNumber.charAt(0)}.${row.person.idNumber.slice(1, 6)}E+17`),
  'name-homophone': onName(({ row }) => homophoneOf(row.person.name)),
  'name-spaced': onName(({ row }) => spaced(row.person.name)),
  'name-masked': onName(({ row }) => masked(row.person.name)),
  'name-character-lost': onName(({ row }) => withLostCharacter(row.person.name)),
  'birth-lunar': ({ row, dataset, cells, random }) =>
    dataset.headers['birthDate'] !== undefined && cells['birthDate'] === row.person.birthDate
      ? {
          birthDate: `农历${row.person.birthDate.slice(0, 4)}年${random.pick(['正月初三', '八月十五', '腊月廿二'])}`,
        }
      : undefined,
  'village-spelling': ({ row, dataset, cells, random }) =>
    dataset.headers['village'] !== undefined && cells['village'] === row.household.village.name
      ? { village: otherSpelling(row, dataset, random) }
      : undefined,
  'phone-written': onPhone((phone, random) =>
    random.chance(0.5) ? `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}` : `+86 ${phone}`,
  ),
  'phone-missing': onPhone(() => ''),
  'date-impossible': ({ dataset, cells, random }) => {
    const column = dataset.dates.find((name) => name !== 'birthDate' && /^\d{4}-/.test(cells[name] ?? ''));
    const year = (cells[column ?? ''] ?? '').slice(0, 4);
    return column === undefined
      ? undefined
      : { [column]: random.pick([`${year}-02-30`, `${year}/13/05`, `${year}年`]) };
  },
};

function onId(change: (damaged: Damaged) => string | undefined): Damage {
  return (damaged) => {
    if (damaged.cells['idNumber'] !== damaged.row.person.idNumber) return undefined;
    const idNumber = change(damaged);
    return idNumber === undefined ? undefined : { idNumber };
  };
}

function onName(change: (damaged: Damaged) => string | undefined): Damage {
  return (damaged) => {
    if (damaged.cells['name'] !== damaged.row.person.name) return undefined;
    const name = change(damaged);
    return name === undefined ? undefined : { name };
  };
}

function onPhone(change: (phone: string, random: Random) => string): Damage {
  return ({ row: { person }, dataset, cells, random }) =>
    dataset.headers['phone'] !== undefined && person.phone !== undefined && cells['phone'] === person.phone
      ? { phone: change(person.phone, random) }
      : undefined;
}

function fullWidth(text: string): string {
  return text.replace(/[0-9X]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

/** Forms are filled so that names of two characters are as wide as those of three. */
function spaced(name: string): string | undefined {
  const characters = Array.from(name);
  return characters.length === 2 ? characters.join(' ') : undefined;
}

function masked(name: string): string | undefined {
  const characters = Array.from(name);
  return characters.length === 3 && !name.includes('·')
    ? `${characters[0] ?? ''}*${characters[2] ?? ''}`
    : undefined;
}

function withLostCharacter(name: string): string | undefined {
  const rare = RARE_CHARACTERS.find((char) => name.includes(char));
  return rare === undefined ? undefined : name.replace(rare, '?');
}

/** Another spelling than the one usual in this file. */
function otherSpelling({ household: { village } }: Row, dataset: Dataset, random: Random): string {
  const stem = village.name.replace(/村(民)?委会$/u, '');
  const ends = ['村', '村委会', '村民委员会', ''].filter((end) => end !== dataset.style.villageEnd);
  const spelling = `${stem}${random.pick(ends)}`;
  return random.chance(0.3) ? `${village.townshipName}${spelling}` : spelling;
}
