const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day of the Gregorian calendar from 1800 to 2200. Cheap: it runs several times for every row. */
export function isRealDate(year: number, month: number, day: number): boolean {
  const days = DAYS[month - 1];
  if (days === undefined || day < 1 || year < 1800 || year > 2200) return false;
  return day <= (month === 2 && isLeapYear(year) ? 29 : days);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
