import { DAY, isCalendarDate } from '../../kernel/clock.ts';
import { invalid, malformed } from '../../kernel/problem.ts';

/** A summary covers at most so many days. */
const MOST_DAYS = 93;

/** Chinese calendar days, both inclusive. */
export interface DayRange {
  from: string;
  to: string;
}

/** Checks a range of days: 400 for a day that is none, 422 `range-empty` or `range-too-long`. */
export function checkDayRange(range: DayRange): DayRange {
  for (const field of ['from', 'to'] as const) {
    if (!isCalendarDate(range[field]))
      throw malformed('date-invalid', field, 'Write a day such as 2026-11-23.');
  }
  const days = (Date.parse(range.to) - Date.parse(range.from)) / DAY + 1;
  if (days < 1) throw invalid('range-empty', 'to', '`to` must not come before `from`.');
  if (days > MOST_DAYS) throw invalid('range-too-long', 'to', `At most ${String(MOST_DAYS)} days at a time.`);
  return range;
}
