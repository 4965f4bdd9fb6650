/**
 * How dirty the files are. Shares of rows; the share without an ID number stands with each file (1 to 15 %). Every
 * case is written to the truth file.
 */
export const CORRUPTED_SHARE = 0.2;

/** Rows that an export repeats. */
export const DUPLICATE_SHARE = 0.01;

/** Of the corrupted rows: how many have a second error, and a third. */
export const SECOND_ERROR_SHARE = 0.25;
export const THIRD_ERROR_SHARE = 0.2;

/** What can be wrong with a row. The last four happen beside the corrupted share. */
export const DIRT_KINDS = [
  'id-15-digits',
  'id-full-width',
  'id-spaced',
  'id-typo',
  'id-swapped',
  'id-digit-lost',
  'id-borrowed',
  'id-rounded',
  'name-homophone',
  'name-spaced',
  'name-masked',
  'name-character-lost',
  'birth-lunar',
  'village-spelling',
  'phone-written',
  'phone-missing',
  'date-impossible',
  'id-missing',
  'name-dot',
  'duplicate',
] as const;

export type DirtKind = (typeof DIRT_KINDS)[number];

/** How often each error is the one, in relation to the others. `id-rounded` and `date-impossible` cost the row. */
export const ERROR_WEIGHTS: readonly (readonly [DirtKind, number])[] = [
  ['id-15-digits', 8],
  ['id-full-width', 8],
  ['id-spaced', 9],
  ['id-typo', 8],
  ['id-swapped', 7],
  ['id-digit-lost', 5],
  ['id-borrowed', 6],
  ['id-rounded', 2],
  ['name-homophone', 12],
  ['name-spaced', 10],
  ['name-masked', 3],
  ['name-character-lost', 3],
  ['birth-lunar', 4],
  ['village-spelling', 12],
  ['phone-written', 8],
  ['phone-missing', 5],
  ['date-impossible', 2],
];
