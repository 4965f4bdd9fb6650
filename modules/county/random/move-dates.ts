import type { Cells, Dataset } from '../datasets/dataset.ts';
import { addDays, addMonths, COUNTY_DATE, daysBetween } from './calendar.ts';

/** Whole months from the day the county is drawn up by itself to the beginning of another day's month. */
export function monthsFromCountyDate(date: string): number {
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(date) - months(COUNTY_DATE);
}

/**
 * The cells of a row as they would stand in files drawn up `months` later. The row's first date, its month and its
 * year move by months, all its other dates by as many days as the first, so that terms and delays stay what they
 * are. Birth dates do not move.
 */
export function movedDates({ dates }: Pick<Dataset, 'dates'>, cells: Cells, months: number): Cells {
  const held = dates.filter((column) => column !== 'birthDate' && (cells[column] ?? '') !== '');
  const first = cells[held[0] ?? ''];
  if (months === 0 || first === undefined) return cells;
  const moved = addMonths(first, months);
  const days = daysBetween(first, moved);
  const years = Number(moved.slice(0, 4)) - Number(first.slice(0, 4));
  return {
    ...cells,
    ...Object.fromEntries(held.map((column) => [column, addDays(cells[column] ?? first, days)])),
    ...(cells['month'] === undefined ? {} : { month: movedMonth(cells['month'], months) }),
    ...(cells['year'] === undefined ? {} : { year: String(Number(cells['year']) + years) }),
  };
}

/** A month `2026-10` or `202610` some months later, written the same way. */
function movedMonth(month: string, months: number): string {
  const dash = month.includes('-') ? '-' : '';
  const moved = addMonths(`${month.slice(0, 4)}-${month.slice(-2)}-01`, months);
  return `${moved.slice(0, 4)}${dash}${moved.slice(5, 7)}`;
}
