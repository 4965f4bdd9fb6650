import { allDatasets } from '../../../modules/county/datasets/all-datasets.ts';
import {
  CORRUPTED_SHARE,
  DIRT_KINDS,
  DUPLICATE_SHARE,
  ERROR_WEIGHTS,
  type DirtKind,
} from '../../../modules/county/dirt/dirt-rates.ts';
import { idCheckCharacter } from '../../../modules/county/people/identifiers.ts';
import { makeCounty, readRows, type ToldRow } from './made-county.ts';

const made = makeCounty(800, 11);
const errors = new Set<string>(ERROR_WEIGHTS.map(([kind]) => kind));
const originals = made.rows.filter((row) => !row.dirt.includes('duplicate'));

/** Six standard deviations of a share drawn that often: wide enough for chance, too narrow for a wrong constant. */
function slack(share: number, count: number): number {
  return 6 * Math.sqrt((share * (1 - share)) / count);
}

function shareOf(rows: readonly ToldRow[], has: (row: ToldRow) => boolean): number {
  return rows.filter(has).length / rows.length;
}

test('about a fifth of the rows is corrupted', () => {
  const share = shareOf(originals, (row) => row.dirt.some((kind) => errors.has(kind)));
  expect(Math.abs(share - CORRUPTED_SHARE)).toBeLessThan(slack(CORRUPTED_SHARE, originals.length));
});

test('about one row of a hundred stands twice', () => {
  const share = (made.rows.length - originals.length) / originals.length;
  expect(Math.abs(share - DUPLICATE_SHARE)).toBeLessThan(slack(DUPLICATE_SHARE, originals.length));
});

test.each(allDatasets(11).map(({ id, missingIdShare }) => [id, missingIdShare] as const))(
  '%s lacks ID numbers as often as its constant %s says',
  (id, wanted) => {
    expect(wanted).toBeGreaterThanOrEqual(0.01);
    expect(wanted).toBeLessThanOrEqual(0.15);
    const rows = originals.filter((row) => row.file.startsWith(`${id}.`));
    const share = shareOf(rows, (row) => row.dirt.includes('id-missing'));
    expect(Math.abs(share - wanted)).toBeLessThan(slack(wanted, rows.length));
  },
);

test('every kind of dirt happens', () => {
  const found = new Set(made.rows.flatMap((row) => row.dirt));
  expect([...found].sort()).toEqual([...DIRT_KINDS].sort());
});

/** How an ID number looks after its error. */
const FORMS: Partial<Record<DirtKind, RegExp>> = {
  'id-missing': /^$/,
  'id-15-digits': /^\d{15}$/,
  'id-full-width': /^[０-９]{17}[０-９Ｘ]$/u,
  'id-spaced': /^\d{6} \d{8} \d{3}[\dX]$/,
  'id-typo': /^\d{17}[\dX]$/,
  'id-swapped': /^\d{17}[\dX]$/,
  'id-digit-lost': /^\d{16}[\dX]$/,
  'id-rounded': /^\d\.\d{5}E\+17$/,
};

describe('what the truth says of an ID number is so in the file', () => {
  const numbers = new Set([...made.persons.values()].map(({ idNumber }) => idNumber));
  const idDirt = new Set<string>(DIRT_KINDS.filter((kind) => kind.startsWith('id-')));

  test.each(allDatasets(11).map(({ id, headers }) => [id, headers] as const))('%s', async (id, headers) => {
    const file = made.county.files.find((entry) => entry.datasetId === id)?.file ?? '';
    const rows = (await readRows(made, file)).slice(1);
    const told = made.rows.filter((row) => row.file === file);
    const at = Object.keys(headers).indexOf('idNumber');
    rows.forEach((row, index) => {
      const line = told[index];
      if (!line) throw new Error(`the truth of ${file} ends before row ${String(row.rowNo)}`);
      expectIdCell(row.cells[at] ?? '', line);
    });
  });

  function expectIdCell(cell: string, { dirt, personId }: ToldRow): void {
    const own = made.persons.get(personId)?.idNumber;
    expect(cell === own).toBe(!dirt.some((kind) => idDirt.has(kind)));
    for (const kind of dirt) expect(cell).toMatch(FORMS[kind] ?? /(?:)/);
    if (dirt.includes('id-borrowed')) expect(numbers.has(cell)).toBe(true);
  }
});

test('true ID numbers are valid, say birth date and sex, and belong to one person', () => {
  const numbers = [...made.persons.values()].map((person) => {
    const { idNumber } = person;
    expect(idNumber).toMatch(/^(451099|452699)\d{11}[\dX]$/);
    expect(idNumber.charAt(17)).toBe(idCheckCharacter(idNumber.slice(0, 17)));
    expect(idNumber.slice(6, 14)).toBe(person.birthDate.replaceAll('-', ''));
    expect(Number(idNumber.charAt(16)) % 2 === 1).toBe(person.sex === 'male');
    return idNumber;
  });
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('the check character is that of GB 11643', () => {
  expect(idCheckCharacter('11010519491231002')).toBe('X');
  expect(idCheckCharacter('44052418800101001')).toBe('4');
});

test('the farmers of the demo are clean heads with a phone of their own', () => {
  const { farmers } = made.county;
  expect(farmers.length).toBeGreaterThanOrEqual(3);
  expect(new Set(farmers.map(({ phone }) => phone)).size).toBe(farmers.length);
  for (const farmer of farmers) {
    const person = [...made.persons.values()].find(({ idNumber }) => idNumber === farmer.idNumber);
    expect(person).toMatchObject({ name: farmer.name, relation: '户主' });
    expect(farmer.villageCode.startsWith(farmer.townshipCode)).toBe(true);
    const row = made.rows.find(
      (line) => line.personId === person?.personId && line.file.startsWith('civil-household'),
    );
    expect(row?.dirt).toEqual([]);
  }
});
