import type { ContractColumn } from '../contract/data-contract.ts';
import { readDate, readMonth, readYear } from '../values/calendar-date.ts';
import { compact, read, trimmed, unread, type Reading } from '../values/cell.ts';
import { readQuantity, readScaled } from '../values/decimal.ts';
import { readPhone } from '../values/phone.ts';
import { readUscc } from '../values/uscc.ts';

/** A value as it stands in a record. */
export type RecordValue = string | number | boolean | null;

const ROUNDED = /^\d(\.\d+)?E\+?\d+$/i;
const MAX_NUMBER_LENGTH = 64;
const TRUE_WORDS = new Set(['是', '有', '1', 'Y', 'YES', 'TRUE', 'T', '√', '对']);
const FALSE_WORDS = new Set(['否', '无', '没有', '0', 'N', 'NO', 'FALSE', 'F', '×', '不']);

/** Column types that are read together with the person or the village, not by themselves. */
export type PlainType = Exclude<ContractColumn['type'], 'id-number' | 'person-name' | 'village'>;

const READERS: Readonly<Record<PlainType, (cell: string, column: ContractColumn) => Reading<RecordValue>>> = {
  text: (cell, column) => (tooLong(cell, column) ? unread('E_LENGTH') : read(cell.normalize('NFC'))),
  'household-number': readCode,
  phone: readPhone,
  uscc: readUscc,
  code: (cell, column) => readListed(cell, column),
  date: (cell, column) => readDate(cell, column.excelSerial),
  month: readMonth,
  year: (cell, column) => bounded(readYear(cell), column),
  integer: (cell, column) => bounded(readScaled(cell.replace(/\.0+$/, ''), 1), column),
  decimal: (cell, column) => bounded(readScaled(cell, 10 ** column.scale), column),
  money: (cell, column) => bounded(readQuantity(cell, column.unit ?? ''), column),
  area: (cell, column) => bounded(readQuantity(cell, column.unit ?? ''), column),
  weight: (cell, column) => bounded(readQuantity(cell, column.unit ?? ''), column),
  boolean: readBoolean,
};

/** Reads one cell by its column; an empty one is null without a finding. */
export function readCell(cell: string, column: ContractColumn, type: PlainType): Reading<RecordValue> {
  const text = type === 'boolean' ? cell.trim() : trimmed(cell);
  return text === '' ? { value: null, findings: [] } : READERS[type](text, column);
}

/** A number that identifies something: never rounded, tidied in width and space. */
function readCode(cell: string): Reading<string> {
  const text = compact(cell);
  if (ROUNDED.test(text)) return unread('E_PRECISION');
  return text.length > MAX_NUMBER_LENGTH ? unread('E_LENGTH') : read(text);
}

function readListed(cell: string, column: ContractColumn): Reading<string> {
  const values = column.values ?? {};
  const code = ownValue(values, cell) ?? ownValue(values, compact(cell));
  return code === undefined ? unread('E_VALUE') : read(code);
}

function ownValue(values: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function readBoolean(cell: string): Reading<boolean> {
  const word = compact(cell).toUpperCase();
  if (TRUE_WORDS.has(word)) return read(true);
  if (FALSE_WORDS.has(word)) return read(false);
  return trimmed(cell) === '' ? { value: null, findings: [] } : unread('E_VALUE');
}

function bounded(reading: Reading<number>, column: ContractColumn): Reading<number> {
  const { value } = reading;
  if (value === null) return reading;
  const outside =
    (column.min !== undefined && value < column.min) || (column.max !== undefined && value > column.max);
  return outside ? unread('E_RANGE') : reading;
}

function tooLong(text: string, column: ContractColumn): boolean {
  return text.length > column.maxLength && Array.from(text).length > column.maxLength;
}
