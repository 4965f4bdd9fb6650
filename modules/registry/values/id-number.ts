import { compact, isPlaceholder } from './cell.ts';
import type { FindingCode } from './finding.ts';
import { isRealDate } from './real-date.ts';

/** A resident ID number 公民身份号码 as one identity: 18 characters, whatever was written. */
export interface IdNumber {
  /** 18 characters, upper-case X. */
  number: string;
  /** False when the check digit is wrong: evidence, but never used to join. */
  valid: boolean;
  birthDate: string;
  sex: 'male' | 'female';
  findings: readonly FindingCode[];
}

export interface NoIdNumber {
  number: undefined;
  findings: readonly FindingCode[];
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** The 18th character of GB 11643 for 17 digits (ISO 7064 MOD 11-2). */
export function idCheckCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (first17.charCodeAt(i) - 48) * (WEIGHTS[i] ?? 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** A 15-digit number of before 1999 as 18: the century 19 after digit 6 and the check character at the end. */
export function to18(fifteen: string): string {
  const first17 = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return `${first17}${idCheckCharacter(first17)}`;
}

/**
 * Reads an ID number cell: tidies width, spaces and case, turns 15 digits into 18, and says what is wrong. A number
 * that a spreadsheet rounded (`4.50102E+17`, or 18 digits ending in 000 that fail the check) is lost and never
 * repaired.
 */
export function readIdNumber(cell: string): IdNumber | NoIdNumber {
  const text = compact(cell)
    .toUpperCase()
    .replace(/^['‘’]/u, '');
  if (/^\d(\.\d+)?E\+?\d+$/.test(text)) return { number: undefined, findings: ['E_PRECISION'] };
  const written: FindingCode[] = text === cell ? [] : ['F_ID_WRITTEN'];
  if (isPlaceholder(text) || /^(\d)\1{16}[\dX]$/.test(text))
    return { number: undefined, findings: ['F_PLACEHOLDER'] };
  if (/^\d{15}$/.test(text)) return described(to18(text), [...written, 'F_ID_15']);
  if (!/^\d{17}[\dX]$/.test(text)) {
    return { number: undefined, findings: [/^\d+X?$/.test(text) ? 'F_ID_LENGTH' : 'F_ID_FORM'] };
  }
  if (text.endsWith('000') && idCheckCharacter(text) !== '0')
    return { number: undefined, findings: ['E_PRECISION'] };
  return described(text, written);
}

function described(number: string, findings: FindingCode[]): IdNumber | NoIdNumber {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)];
  const birthDate = `${year}-${month}-${day}`;
  if (!isRealDate(Number(year), Number(month), Number(day)))
    return { number: undefined, findings: ['F_ID_BIRTH'] };
  const valid = idCheckCharacter(number) === number.charAt(17);
  return {
    number,
    valid,
    birthDate,
    sex: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female',
    findings: valid ? findings : [...findings, 'F_ID_CHECK'],
  };
}

/** The 18 characters of an ID number as written; `undefined` when it is none or its check digit is wrong. */
export function validIdNumber(text: string): string | undefined {
  const id = readIdNumber(text);
  return id.number !== undefined && id.valid ? id.number : undefined;
}

/** An ID number for display to staff: the first six and the last two characters. */
export function maskIdNumber(number: string): string {
  return `${number.slice(0, 6)}${'*'.repeat(10)}${number.slice(16)}`;
}

/** A phone for display to staff: the first three and the last four digits. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
