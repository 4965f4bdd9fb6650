/** The only source of time. Instants are integer milliseconds since 1970-01-01T00:00Z. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An instant as the API writes it: ISO 8601, UTC, milliseconds. */
export function isoInstant(instant: number): string {
  return new Date(instant).toISOString();
}

/** The calendar date in China (UTC+8, no daylight saving) at an instant, as `YYYY-MM-DD`. */
export function chinaDate(instant: number): string {
  return new Date(instant + 8 * HOUR).toISOString().slice(0, 10);
}

/** The instant at which a Chinese calendar date begins. `date` is a valid `YYYY-MM-DD`. */
export function startOfChinaDate(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`) - 8 * HOUR;
}

/** True when `text` is a real calendar date `YYYY-MM-DD` between 1800 and 2200. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  if (year < 1800 || year > 2200) return false;
  const parsed = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

/** Parses an ISO 8601 instant with an explicit offset (`Z` or `+08:00`); `undefined` when it is not one. */
export function parseInstant(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  if (!match?.[1] || !isCalendarDate(match[1])) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}
