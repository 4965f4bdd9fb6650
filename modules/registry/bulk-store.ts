import type { Tx } from '../kernel/transaction.ts';

/** A value of a raw statement; booleans go as 0 and 1, JSON as its text. */
export type Cell = string | number | null;

// SQLite takes 32,766 parameters in a statement.
const MAX_PARAMETERS = 30_000;
const ROWS_PER_STATEMENT = 250;

/** Inserts many rows with few statements. `table` and `columns` are names of ours, never input. */
export async function insertMany(
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  const perStatement = Math.min(ROWS_PER_STATEMENT, Math.floor(MAX_PARAMETERS / columns.length));
  for (let at = 0; at < rows.length; at += perStatement) {
    const part = rows.slice(at, at + perStatement);
    const tuples = new Array<string>(part.length).fill(tuple).join(', ');
    const cells: Cell[] = [];
    for (const row of part) for (const cell of row) cells.push(cell);
    await tx.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${tuples}`, cells);
  }
}

/** Selects rows whose `column` is one of `keys`. `select` ends in a WHERE or AND; the list is appended. */
export async function selectIn<Row>(
  tx: Tx,
  select: string,
  column: string,
  keys: readonly string[],
): Promise<Row[]> {
  if (keys.length === 0) return [];
  const marks = paddedTo(keys).map(() => '?');
  return tx.query<Row[]>(`${select} ${column} IN (${marks.join(', ')})`, paddedTo(keys));
}

/** A few lengths instead of every length: statements stay prepared. */
function paddedTo(keys: readonly string[]): string[] {
  const length = [8, 64, 512].find((size) => size >= keys.length) ?? keys.length;
  return [...keys, ...Array.from({ length: length - keys.length }, () => keys[0] ?? '')];
}
