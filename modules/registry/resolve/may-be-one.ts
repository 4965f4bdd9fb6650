import type { LinkRecord } from '../linkage/linker.ts';
import { validIdNumber } from '../values/id-number.ts';

/** Two slips of the pen in a number and its check character; more is another number. */
const MOST_SLIPS = 3;

/**
 * Whether a pair is worth scoring. Two different valid ID numbers never merge by themselves, and are a question only
 * when they are alike or a telephone or a household stands on both sides.
 */
export function mayBeOne(left: LinkRecord | undefined, right: LinkRecord | undefined): boolean {
  if (!left || !right) return false;
  const [one, two] = [left.values['idNumber'] ?? '', right.values['idNumber'] ?? ''];
  if (one === two || slips(one, two) <= MOST_SLIPS) return true;
  if (shares(left, right, 'phone') || shares(left, right, 'householdNumber')) return true;
  return !clash(left, right);
}

/** Both carry valid ID numbers, and they differ. */
export function clash(left: LinkRecord | undefined, right: LinkRecord | undefined): boolean {
  const [one, two] = [left?.values['idNumber'] ?? '', right?.values['idNumber'] ?? ''];
  return one !== two && isValid(one) && isValid(two);
}

function isValid(idNumber: string): boolean {
  return idNumber !== '' && validIdNumber(idNumber) !== undefined;
}

function slips(one: string, two: string): number {
  if (one.length !== two.length) return Number.POSITIVE_INFINITY;
  let differing = 0;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== two[at]) differing += 1;
  return differing;
}

function shares(left: LinkRecord, right: LinkRecord, column: string): boolean {
  const value = left.values[column] ?? null;
  return value !== null && value === right.values[column];
}
