import { compact, read, unread, type Reading } from './cell.ts';

// GB 32100: 31 characters without I O S V Z, weights 3^i mod 31.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
// GB 11714: the organisation code in characters 9-17 carries a check character of its own.
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The 18th character of a unified social credit code 统一社会信用代码 for its first 17. */
export function usccCheckCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const char of first17.slice(0, 17)) {
    sum += ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The ninth character of an organisation code (GB 11714) for its first eight. */
export function organisationCheckCharacter(first8: string): string {
  let sum = 0;
  Array.from(first8).forEach((char, index) => {
    sum += ORGANISATION_ALPHABET.indexOf(char) * (ORGANISATION_WEIGHTS[index] ?? 0);
  });
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : String(check % 11);
}

/** Reads a credit code; a wrong check character is flagged and the code kept, another form is refused. */
export function readUscc(cell: string): Reading<string> {
  const text = compact(cell).toUpperCase();
  if (/^\d(\.\d+)?E\+?\d+$/.test(text)) return unread('E_PRECISION');
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return unread('E_TYPE');
  const right =
    text.charAt(17) === usccCheckCharacter(text) &&
    text.charAt(16) === organisationCheckCharacter(text.slice(8, 16));
  return right ? read(text) : read(text, 'F_USCC');
}
