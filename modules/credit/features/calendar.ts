/** Calendar arithmetic on `YYYY-MM-DD` texts, which sort as dates. */

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * The same day `months` later (or earlier, when negative). Where that month is shorter the period ends on its last
 * day (民法典 Art. 202): one year after 2024-02-29 is 2025-02-28.
 */
export function addMonths(date: string, months: number): string {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const day = Math.min(Number(date.slice(8, 10)), daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Complete months from one date to a later one; 0 when `to` is not later. */
export function monthsBetween(from: string, to: string): number {
  if (to <= from) return 0;
  const rough =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return addMonths(from, rough) > to ? rough - 1 : rough;
}

/** True when `date` lies in the window of `months` that ends with `asOf`: after its first instant, up to and with it. */
export function inWindow(date: string, asOf: string, months: number): boolean {
  return date > addMonths(asOf, -months) && date <= asOf;
}

const NEGATIVE_MONTHS = 60;

/**
 * True while a negative fact may still be used: for five years after it ended (征信业管理条例 Art. 16), and as long
 * as it has not ended. It is gone on the fifth anniversary itself.
 */
export function negativeStillCounts(ended: string | undefined, asOf: string): boolean {
  return ended === undefined || ended > asOf || asOf < addMonths(ended, NEGATIVE_MONTHS);
}
