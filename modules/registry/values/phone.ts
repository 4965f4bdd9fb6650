import { compact, isPlaceholder, read, unread, type Reading } from './cell.ts';

/** Reads a mobile number as 11 digits: `138-0013-8000`, `+86 138…`, full-width digits. Others are flagged, not refused. */
export function readPhone(cell: string): Reading<string> {
  const text = compact(cell)
    .replace(/[-()（）]/gu, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  if (isPlaceholder(text) || /^1[3-9](\d)\1{8}$/.test(text)) return unread('F_PLACEHOLDER');
  if (/^1(\.\d+)?E\+?\d+$/i.test(text)) return unread('E_PRECISION');
  return /^1[3-9]\d{9}$/.test(text) ? read(text) : unread('F_PHONE');
}
