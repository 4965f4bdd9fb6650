import { malformed } from './problem.ts';

/** A page of a list: `next` is an opaque cursor, absent on the last page. */
export interface Page<Item> {
  items: Item[];
  next?: string;
}

/** Packs the sort key of the last row into a cursor. */
export function cursorOf(...key: (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Reads a cursor back as `parts` values; 400 `cursor-invalid` when it was not made by us. */
export function readCursor(cursor: string, parts: number): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === parts &&
      key.every((k) => typeof k === 'string' || typeof k === 'number')
    ) {
      return key;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw malformed('cursor-invalid', 'cursor', 'The cursor is not one of ours; start from the first page.');
}

/** Cuts `limit + 1` fetched rows to a page whose cursor is made from the last row kept. */
export function pageOf<Row>(rows: Row[], limit: number, key: (row: Row) => (string | number)[]): Page<Row> {
  if (rows.length <= limit) return { items: rows };
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return last === undefined ? { items } : { items, next: cursorOf(...key(last)) };
}
