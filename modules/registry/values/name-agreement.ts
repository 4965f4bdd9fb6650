import { UNKNOWN_CHARACTER } from './person-name.ts';
import { nameSyllables } from './pinyin.ts';

/** How far two names of kept form agree, best first. */
export type NameAgreement = 'equal' | 'partial' | 'homophone' | 'dropped' | 'one-character' | 'different';

/**
 * Compares two names character by character, never as strings of bytes: masked characters match any one, characters
 * of the same sound count as slips of the pen, one missing or one other character is named as such.
 */
export function nameAgreement(left: string, right: string): NameAgreement {
  const l = characters(left);
  const r = characters(right);
  if (l.join('') === r.join('')) return 'equal';
  if (l.length === r.length) return sameLength(l, r);
  return dropped(l, r) ? 'dropped' : 'different';
}

function characters(name: string): string[] {
  return Array.from(name.normalize('NFKC').toUpperCase()).filter((char) => char !== '·' && char !== ' ');
}

function sameLength(l: string[], r: string[]): NameAgreement {
  const differing = l.flatMap((char, index) => (matches(char, r[index]) ? [] : [index]));
  if (differing.length === 0) return 'partial';
  const left = nameSyllables(l.join(''));
  const right = nameSyllables(r.join(''));
  if (left.length === l.length && differing.every((index) => left[index] === right[index]))
    return 'homophone';
  // A surname that sounds different is another family; names of two characters have too little left.
  return differing.length === 1 && differing[0] !== 0 && l.length >= 3 ? 'one-character' : 'different';
}

function matches(left: string, right: string | undefined): boolean {
  return left === right || left === UNKNOWN_CHARACTER || right === UNKNOWN_CHARACTER;
}

/** One character of the given name fell out; the surname stays. */
function dropped(l: string[], r: string[]): boolean {
  const [short, long] = l.length < r.length ? [l, r] : [r, l];
  if (long.length - short.length !== 1 || short.length < 2 || short[0] !== long[0]) return false;
  return long.some(
    (_, gap) => gap > 0 && [...long.slice(0, gap), ...long.slice(gap + 1)].join('') === short.join(''),
  );
}
