import type { FieldOutput } from '../plan.ts';

/** The outputs of a given name or surname in letters. */
export const LATIN_NAME_OUTPUTS: readonly FieldOutput[] = [
  { name: 'nm', type: 'VARCHAR' },
  { name: 'ph', type: 'VARCHAR' },
];

/** The outputs of a whole name in letters: its first and last word, what stands between them, and its words in order of the alphabet. */
export const LATIN_FULL_OUTPUTS: readonly FieldOutput[] = [
  { name: 'nm', type: 'VARCHAR' },
  { name: 'ph', type: 'VARCHAR' },
  { name: 'first', type: 'VARCHAR' },
  { name: 'last', type: 'VARCHAR' },
  { name: 'mid', type: 'VARCHAR' },
  { name: 'bag', type: 'VARCHAR' },
];

/** Lower case, without accents and punctuation, single spaces; `''` when nothing is left. */
export function latinText(raw: string): string {
  return raw
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function readLatinName(raw: string): readonly (string | null)[] {
  const name = latinText(raw);
  return name === '' ? [null, null] : [name, soundOf(name)];
}

export function readLatinFull(raw: string): readonly (string | null)[] {
  const name = latinText(raw);
  if (name === '') return [null, null, null, null, null, null];
  const words = name.split(' ');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  const mid = words.slice(1, -1).join(' ');
  const bag = [...words].sort().join(' ');
  return [name, soundOf(last), first, last, mid === '' ? null : mid, bag];
}

const CODES: Readonly<Record<string, string>> = {
  b: '1',
  f: '1',
  p: '1',
  v: '1',
  w: '1',
  c: '2',
  g: '2',
  j: '2',
  k: '2',
  q: '2',
  s: '2',
  x: '2',
  z: '2',
  d: '3',
  t: '3',
  l: '4',
  m: '5',
  n: '5',
  r: '6',
};

/** Soundex with five codes, by which names that sound alike get into one block. */
export function soundOf(name: string): string {
  const letters = name
    .replace(/[^a-z]/g, '')
    .replace(/^kn/, 'n')
    .replace(/^ph/, 'f')
    .replace(/^wr/, 'r');
  if (letters === '') return name;
  let code = letters.charAt(0);
  let before = CODES[code] ?? '';
  for (const letter of letters.slice(1)) {
    const digit = CODES[letter] ?? '';
    if (digit !== '' && digit !== before) code += digit;
    if (letter !== 'h' && letter !== 'w') before = digit;
  }
  return code.slice(0, 5);
}
