import type { Random } from '../random/random.ts';
import type { Sex } from './given-names.ts';

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The check character of 17 digits by GB 11643. */
export function idCheckCharacter(first17: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0);
  return '10X98765432'.charAt(sum % 11);
}

/**
 * A valid ID number with an area code that no real person has: 451099 is no division, 452699 was none before the
 * prefecture's reform of 2002. `serial` (0-499) tells people of one birth date and sex apart.
 */
export function idNumberOf(birthDate: string, sex: Sex, serial: number): string {
  const area = birthDate < '2002' ? '452699' : '451099';
  const order = String(serial * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0');
  const first17 = `${area}${birthDate.replaceAll('-', '')}${order}`;
  return `${first17}${idCheckCharacter(first17)}`;
}

/** The number as it was written until 1999: 15 digits, without century and check character. */
export function fifteenDigits(idNumber: string): string {
  return `${idNumber.slice(0, 6)}${idNumber.slice(8, 17)}`;
}

/** A mobile number in the range 154, which no carrier uses; `serial` from 0 to 99,999,999. */
export function phoneOf(serial: number): string {
  return `154${String(serial % 100_000_000).padStart(8, '0')}`;
}

/** A valid unified social credit code (GB 32100) of the county; `serial` from 0 to 99,999,999. */
export function creditCodeOf(kind: 'company' | 'cooperative' | 'individual', serial: number): string {
  const head = { company: '91', cooperative: '93', individual: '92' }[kind];
  const organisation = `M${String(serial % 10_000_000).padStart(7, '0')}`;
  const first17 = `${head}451099${organisation}${organisationCheck(organisation)}`;
  let sum = 0;
  let weight = 1;
  for (const char of first17) {
    sum += USCC_ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return `${first17}${USCC_ALPHABET.charAt((31 - (sum % 31)) % 31)}`;
}

function organisationCheck(first8: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + weight * ORGANISATION_ALPHABET.indexOf(first8.charAt(index)),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : String(check % 11);
}

/** A birth date in a year; days 29 to 31 stay out, so that every month has it. */
export function drawBirthDate(random: Random, year: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year)}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`;
}
