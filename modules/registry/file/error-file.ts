/** A byte order mark, so that spreadsheet programs read the text as UTF-8. */
const MARK = '\uFEFF';

/** One line of CSV. Cells that a spreadsheet would run as a formula are escaped with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** The first line of a marked file. */
export function csvHeader(cells: readonly string[]): string {
  return `${MARK}${csvLine(cells)}`;
}

function csvCell(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
