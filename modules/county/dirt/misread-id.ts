import type { Random } from '../random/random.ts';

/** One digit of the order or the year read wrongly, so that the check character no longer fits. */
export function typo(idNumber: string, random: Random): string {
  const at = random.pick([9, 14, 15, 16]);
  const digit = (Number(idNumber.charAt(at)) + random.integer(1, 8)) % 10;
  return `${idNumber.slice(0, at)}${String(digit)}${idNumber.slice(at + 1)}`;
}

/** Two neighbouring digits of the year, day or order changed places; `undefined` where they are equal. */
export function swapped(idNumber: string, random: Random): string | undefined {
  const at = random.integer(9, 15);
  const [one, two] = [idNumber.charAt(at), idNumber.charAt(at + 1)];
  return one === two ? undefined : `${idNumber.slice(0, at)}${two}${one}${idNumber.slice(at + 2)}`;
}

/** One of the digits behind the area left out. */
export function withoutDigit(idNumber: string, random: Random): string {
  const at = random.integer(6, 16);
  return `${idNumber.slice(0, at)}${idNumber.slice(at + 1)}`;
}
