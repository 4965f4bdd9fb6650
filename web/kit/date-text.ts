/** The typed parts of a date as `year-month-day`, each part as typed. */
export function joinDate(year: string, month: string, day: string): string {
  return year === '' && month === '' && day === '' ? '' : [year, month, day].join('-');
}

export function splitDate(text: string): [year: string, month: string, day: string] {
  const [year = '', month = '', day = ''] = text.split('-');
  return [year, month, day];
}

/** `2026-3-5` as the ISO date `2026-03-05`; undefined when there is no such day in the calendar. */
export function isoDate(text: string): string | undefined {
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}
