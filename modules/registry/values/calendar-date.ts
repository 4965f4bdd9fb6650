import { compact, read, unread, type Reading } from './cell.ts';
import { isRealDate } from './real-date.ts';

const DAY_MS = 86_400_000;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
// 36526 is 2000-01-01, 73050 is 2099-12-31; smaller serials cannot be told from years and counts.
const SERIAL = /^\d{5}(\.0+)?$/;
const DEFAULT_DATES = new Set([
  '0000-00-00',
  '0001-01-01',
  '1900-01-00',
  '1900-01-01',
  '1899-12-30',
  '1899-12-31',
  '1753-01-01',
  '1970-01-01',
  '9999-12-31',
  '2099-12-31',
]);
const LUNAR = /农历|阴历|旧历|闰|[正冬腊]月|初[一二三四五六七八九十]|廿/u;

const TIME_OF_DAY = /[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/u;
const YEAR_OF_TWO = /^\d{2}([-/.年])\d{1,2}\D\d{1,2}日?$|^\d{6}$/u;
const ISO = /^\d{4}-\d{2}-\d{2}$/;
const FORMS = [
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/u,
];

/**
 * Reads a date cell as `YYYY-MM-DD`: `20260305`, `2026/3/5`, `2026.3.5`, `2026-03-05 00:00:00`, `2026年3月5日`.
 * Spreadsheet serial numbers count only where the contract says so. Lunar dates and the defaults of programs become
 * null with a flag; a year of two digits is refused.
 */
export function readDate(cell: string, excelSerial = false): Reading<string> {
  if (ISO.test(cell)) return calendarDate(cell);
  if (LUNAR.test(cell)) return unread('F_LUNAR');
  const text = compact(cell.replace(TIME_OF_DAY, ''));
  if (SERIAL.test(text))
    return excelSerial ? read(serialDate(Number.parseInt(text, 10))) : unread('E_SERIAL');
  const date = writtenDate(text);
  if (date === undefined) return unread(YEAR_OF_TWO.test(text) ? 'E_YEAR2' : 'E_DATE');
  return calendarDate(date);
}

function calendarDate(date: string): Reading<string> {
  if (DEFAULT_DATES.has(date) || date.startsWith('0000') || date.includes('-00'))
    return unread('F_DEFAULT_DATE');
  return isReal(date) ? read(date) : unread('E_DATE');
}

function writtenDate(text: string): string | undefined {
  for (const form of FORMS) {
    const [, year, month, day] = form.exec(text) ?? [];
    if (year !== undefined && month !== undefined && day !== undefined)
      return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  return undefined;
}

function serialDate(serial: number): string {
  return new Date(EXCEL_EPOCH + serial * DAY_MS).toISOString().slice(0, 10);
}

/** Reads a month cell as `YYYY-MM`: `202603`, `2026-3`, `2026年3月`; a full date gives its month. */
export function readMonth(cell: string): Reading<string> {
  const text = compact(cell);
  const parts = /^(\d{4})(\d{2})$/.exec(text) ?? /^(\d{4})[-/.年](\d{1,2})月?$/u.exec(text);
  if (!parts) {
    const date = readDate(cell);
    return date.value === null ? unread(...date.findings) : read(date.value.slice(0, 7));
  }
  const month = (parts[2] ?? '').padStart(2, '0');
  return isReal(`${parts[1] ?? ''}-${month}-01`) ? read(`${parts[1] ?? ''}-${month}`) : unread('E_DATE');
}

/** Reads a year cell, `2026` or `2026年`; two digits are refused. */
export function readYear(cell: string): Reading<number> {
  const parts = /^(\d{4})年?(度)?$/u.exec(compact(cell));
  if (parts) return isReal(`${parts[1] ?? ''}-01-01`) ? read(Number(parts[1])) : unread('E_DATE');
  return unread(/^\d{2}年?$/u.test(compact(cell)) ? 'E_YEAR2' : 'E_DATE');
}

function isReal(date: string): boolean {
  return isRealDate(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}
