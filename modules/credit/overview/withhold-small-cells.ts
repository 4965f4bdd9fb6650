/** A table of counts: rows are villages, columns grades. */
export type Counts = readonly (readonly number[])[];

/**
 * Decides which cells of a table must not be shown, given that the sum of every row and column is known.
 * A cell below `threshold` is withheld. So that no subtraction gives it away, every row and column with withheld
 * cells has at least two of them, holding `threshold` or more together; the smallest shown cells go first.
 */
export function withholdSmallCells(counts: Counts, threshold: number, known: Known = {}): boolean[][] {
  const { lines = linesOf(counts), harmlessZeros } = known;
  const withheld = counts.map((row) =>
    row.map((count, column) => count < threshold && !(count === 0 && harmlessZeros?.has(column) === true)),
  );
  let changed = true;
  while (changed) {
    changed = false;
    for (const line of lines) changed = protectLine({ counts, withheld, line, threshold }) || changed;
  }
  return withheld;
}

/** What a reader of the table knows besides. */
export interface Known {
  /** The lines whose sums are known; every row and column when absent. */
  lines?: readonly Line[];
  /** Columns in which a zero tells about nobody: it is shown. */
  harmlessZeros?: ReadonlySet<number>;
}

/** The place of a cell. */
export interface Cell {
  row: number;
  column: number;
}

/** Cells whose sum is known: one hidden among them could be computed from the others. */
export type Line = readonly Cell[];

/**
 * The lines of a table of two levels: rows are `parents` townships, then villages; `parentOf` names each village's row
 * of its township. Known are the sum of every row, the county's sum of every column over the townships, and that the
 * villages of a township add up to it.
 */
export function nestedLines(parents: number, parentOf: readonly number[], columns: number): Line[] {
  const rows = Array.from({ length: parents + parentOf.length }, (_, row) => row);
  const range = Array.from({ length: columns }, (_, column) => column);
  const across = rows.map((row) => range.map((column) => ({ row, column })));
  const overTownships = range.map((column) => rows.slice(0, parents).map((row) => ({ row, column })));
  const withinTownships = rows.slice(0, parents).flatMap((parent) =>
    range.map((column) => {
      const villages = parentOf.flatMap((row, index) =>
        row === parent ? [{ row: parents + index, column }] : [],
      );
      return [{ row: parent, column }, ...villages];
    }),
  );
  return [...across, ...overTownships, ...withinTownships];
}

/** Every row and every column as a list of its cells. */
function linesOf(counts: Counts): Line[] {
  const columns = counts[0]?.length ?? 0;
  const rowLines = counts.map((cells, row) => cells.map((_, column) => ({ row, column })));
  const columnLines = Array.from({ length: columns }, (_, column) =>
    counts.map((_cells, row) => ({ row, column })),
  );
  return [...rowLines, ...columnLines];
}

interface Protecting {
  counts: Counts;
  withheld: boolean[][];
  line: Line;
  threshold: number;
}

function protectLine({ counts, withheld, line, threshold }: Protecting): boolean {
  const countOf = (cell: Cell): number => counts[cell.row]?.[cell.column] ?? 0;
  const hidden = line.filter((cell) => withheld[cell.row]?.[cell.column] === true);
  if (hidden.length === 0) return false;
  let cells = hidden.length;
  let sum = hidden.reduce((total, cell) => total + countOf(cell), 0);
  const shown = line
    .filter((cell) => withheld[cell.row]?.[cell.column] === false)
    .sort((a, b) => (countOf(a) || Infinity) - (countOf(b) || Infinity));
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
