import type { FindingCode } from './finding.ts';

/** What reading a cell gives: the value in our form (null: none) and what was found on the way. */
export interface Reading<Value> {
  value: Value | null;
  findings: readonly FindingCode[];
}

export function read<Value>(value: Value, ...findings: FindingCode[]): Reading<Value> {
  return { value, findings };
}

export function unread(...findings: FindingCode[]): Reading<never> {
  return { value: null, findings };
}

const MAX_CELL_BYTES = 4_096;
/** Printable ASCII without space: most cells of most files. */
const PLAIN = /^[\x21-\x7e]*$/;
const EMPTY_MARKS = new Set([
  '',
  '-',
  '--',
  '—',
  '/',
  '\\',
  '无',
  '空',
  '未知',
  '不详',
  'N/A',
  'NA',
  'n/a',
  'NULL',
  'null',
  '#N/A',
  '#VALUE!',
  '#REF!',
]);

/** Refuses cells that no column may hold: larger than 4 kB (UTF-8) or with control characters. */
export function cellFault(cell: string): 'E_CELL' | 'E_CONTROL' | undefined {
  if (cell.length > MAX_CELL_BYTES / 4 && Buffer.byteLength(cell) > MAX_CELL_BYTES) return 'E_CELL';
  return hasControl(cell) ? 'E_CONTROL' : undefined;
}

/** Tab, line feed and carriage return stand in real cells; every other control character is damage. */
function hasControl(cell: string): boolean {
  for (let i = 0; i < cell.length; i += 1) {
    const unit = cell.charCodeAt(i);
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) return true;
    if (unit >= 0x7f && unit <= 0x9f) return true;
  }
  return false;
}

/** The cell without outer space (also full-width and no-break space); `''` for the usual marks of "no value". */
export function trimmed(cell: string): string {
  const text = cell.trim();
  return EMPTY_MARKS.has(text) ? '' : text;
}

/** Full-width forms to ASCII and compatibility forms to their plain ones, without inner space. */
export function compact(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** True for digits that nobody's number consists of: one digit repeated, or the run 123456789… */
export function isPlaceholder(digits: string): boolean {
  return digits.length >= 6 && (/^(.)\1+$/.test(digits) || '12345678901234567890'.startsWith(digits));
}
