import { currentPreferences } from '../words/preferences.ts';

/** People read the county's time, wherever their device stands. */
const ZONE = 'Asia/Shanghai';

const locale = (): string => (currentPreferences().language === 'zh' ? 'zh-CN' : 'en-GB');

/** `2026年3月5日` or `5 March 2026`, from an instant or a calendar date of the contract. */
export function dateText(iso: string): string {
  return new Intl.DateTimeFormat(locale(), {
    timeZone: iso.length === 10 ? 'UTC' : ZONE,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(new Date(iso));
}

/** `2026年3月5日 14:05` or `5 March 2026, 14:05`, in the county's time. */
export function instantText(iso: string): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));
  return currentPreferences().language === 'zh' ? `${dateText(iso)} ${time}` : `${dateText(iso)}, ${time}`;
}

/** The calendar date in the county `days` from now, as `YYYY-MM-DD`. */
export function dateFromToday(days: number): string {
  const then = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(then);
}
