/** A table of counts: rows are villages, columns grades. */
export type Counts = readonly (readonly number[])[];

/**
 * Decides which cells of a table must not be shown, given that the sum of every row and column is known.
 * A cell below `threshold` is withheld. So that no subtraction gives it away, every row and column with withheld
 * cells has at least two of them, holding `threshold` or more together; the smallest shown cells go first.
 */
export function withholdSmallCells(counts: Counts, threshold: number): boolean[][] {
  const withheld = counts.map((row) => row.map((count) => count < threshold));
  const lines = linesOf(counts);
  let changed = true;
  while (changed) {
    changed = false;
    for (const line of lines) changed = protectLine({ counts, withheld, line, threshold }) || changed;
  }
  return withheld;
}

interface Cell {
  row: number;
  column: number;
}

/** Every row and every column as a list of its cells. */
function linesOf(counts: Counts): Cell[][] {
  const columns = counts[0]?.length ?? 0;
  const rowLines = counts.map((cells, row) => cells.map((_, column) => ({ row, column })));
  const columnLines = Array.from({ length: columns }, (_, column) =>
    counts.map((_cells, row) => ({ row, column })),
  );
  return [...rowLines, ...columnLines];
}

interface Line {
  counts: Counts;
  withheld: boolean[][];
  line: Cell[];
  threshold: number;
}

function protectLine({ counts, withheld, line, threshold }: Line): boolean {
  const countOf = (cell: Cell): number => counts[cell.row]?.[cell.column] ?? 0;
  const hidden = line.filter((cell) => withheld[cell.row]?.[cell.column] === true);
  if (hidden.length === 0) return false;
  let cells = hidden.length;
  let sum = hidden.reduce((total, cell) => total + countOf(cell), 0);
  const shown = line
    .filter((cell) => withheld[cell.row]?.[cell.column] === false)
    .sort((a, b) => countOf(a) - countOf(b));
  let changed = false;
  while (cells < 2 || sum < threshold) {
    const next = shown.shift();
    const row = next === undefined ? undefined : withheld[next.row];
    if (next === undefined || row === undefined) break;
    row[next.column] = true;
    cells += 1;
    sum += countOf(next);
    changed = true;
  }
  return changed;
}
