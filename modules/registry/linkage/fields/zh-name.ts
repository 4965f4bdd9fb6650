import { readPersonName, UNKNOWN_CHARACTER } from '../../values/person-name.ts';
import { nameSyllables } from '../../values/pinyin.ts';
import { simplified } from '../../values/simplified.ts';
import type { FieldOutput } from '../plan.ts';

/**
 * The outputs of a Chinese name: its characters without dots; its sound; for blocking the sound with the given name in
 * order of the alphabet, and of the surname; then the number of characters, each character and each syllable as a
 * number.
 */
export const ZH_NAME_OUTPUTS: readonly FieldOutput[] = [
  { name: 'nm', type: 'VARCHAR' },
  { name: 'py', type: 'VARCHAR' },
  { name: 'bag', type: 'VARCHAR' },
  { name: 'sur', type: 'VARCHAR' },
  { name: 'ln', type: 'INTEGER' },
  ...[1, 2, 3, 4].map((at): FieldOutput => ({ name: `a${String(at)}`, type: 'INTEGER' })),
  ...[1, 2, 3, 4].map((at): FieldOutput => ({ name: `p${String(at)}`, type: 'INTEGER' })),
];

const NOTHING: readonly null[] = ZH_NAME_OUTPUTS.map(() => null);

/** Reads a Chinese name of any spelling: traditional becomes simplified, dots and spaces go, lost characters are `*`. */
export function readZhName(raw: string): readonly (string | number | null)[] {
  const read = readPersonName(raw);
  if (read === undefined) return NOTHING;
  const name = simplified(read.name).toUpperCase().replace(/[·\s]/gu, '');
  const characters: readonly string[] = Array.from(name);
  if (characters.every((char) => char === UNKNOWN_CHARACTER)) return NOTHING;
  const syllables = syllablesOf(name, characters.length);
  const positions = [0, 1, 2, 3];
  const partial = name.includes(UNKNOWN_CHARACTER);
  return [
    name,
    partial ? null : syllables.join(''),
    partial ? null : [syllables[0], ...syllables.slice(1).sort()].join(' '),
    characters[0] === UNKNOWN_CHARACTER ? null : (syllables[0] ?? null),
    characters.length,
    ...positions.map((at) => characters[at]?.codePointAt(0) ?? 0),
    ...positions.map((at) => soundCode(syllables[at], characters[at])),
  ];
}

/** One syllable per character, whatever the reading gives for foreign letters. */
function syllablesOf(name: string, count: number): readonly string[] {
  const syllables = nameSyllables(name);
  return syllables.length === count ? syllables : Array.from(name);
}

const LETTERS = 27;

/** A syllable of up to six letters as a number; a character without a reading keeps its own, out of reach of syllables. */
function soundCode(syllable: string | undefined, character: string | undefined): number {
  if (syllable === undefined || character === undefined) return 0;
  if (!/^[a-z]{1,6}$/.test(syllable)) return -(character.codePointAt(0) ?? 0);
  let code = 0;
  for (const letter of syllable) code = code * LETTERS + letter.charCodeAt(0) - 96;
  return code;
}
