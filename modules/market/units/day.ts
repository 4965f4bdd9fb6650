import { chinaDate, DAY, isCalendarDate } from '../../kernel/clock.ts';
import { invalid } from '../../kernel/problem.ts';

/** A calendar day as the integer count of days since 1970-01-01. 422 `date-invalid` when there is no such day. */
export function dayOf(date: string, field: string): number {
  if (!isCalendarDate(date)) throw invalid('date-invalid', field, 'There is no such day.');
  return Date.parse(`${date}T00:00:00.000Z`) / DAY;
}

/** The calendar day in China at an instant. */
export function today(now: number): number {
  return Date.parse(`${chinaDate(now)}T00:00:00.000Z`) / DAY;
}

/** A day as `YYYY-MM-DD`. */
export function dateText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Refuses a half-open window [from, until) that is empty or wholly past: 422 `window-invalid`, `window-past`. */
export function checkWindow(
  window: { from: number; until: number },
  fields: { from: string; until: string },
  day: number,
): void {
  if (window.from >= window.until)
    throw invalid(
      'window-invalid',
      fields.until,
      'The window must end after it begins (the last day is excluded).',
    );
  if (window.until <= day) throw invalid('window-past', fields.until, 'The window lies in the past.');
}
