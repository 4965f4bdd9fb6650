const DAY = 86_400_000;

/** The day the county is drawn up; nothing in its files is dated on or after it. */
export const COUNTY_DATE = '2026-11-01';

/** A calendar date `YYYY-MM-DD` some days later (or earlier); `date` is a valid one. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The first of a month some months later (or earlier) as `YYYY-MM-DD`. */
export function monthStart(date: string, months: number): string {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** The same day some months later (or earlier), or that month's last day where it is shorter. */
export function addMonths(date: string, months: number): string {
  const first = monthStart(date, months);
  const last = Number(addDays(monthStart(first, 1), -1).slice(8));
  return `${first.slice(0, 8)}${String(Math.min(Number(date.slice(8)), last)).padStart(2, '0')}`;
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** Whole years from a birth date to another date. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The year of the county's date, a whole number. */
export const COUNTY_YEAR = Number(COUNTY_DATE.slice(0, 4));
