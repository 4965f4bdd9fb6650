import { PassThrough, type Readable } from 'node:stream';
import Excel from 'exceljs';

/** A byte order mark, so that spreadsheet programs read the text as UTF-8. */
export const MARK = '\uFEFF';
const WORKBOOK_LINES = 50_000;

/** One line of CSV. Cells that a spreadsheet would run as a formula are escaped with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Lines as CSV text with a byte order mark, in pieces. */
export async function* csvText(
  portions: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<string> {
  let mark = MARK;
  for await (const lines of portions) {
    yield `${mark}${lines.map(csvLine).join('')}`;
    mark = '';
  }
}

/** Lines as a workbook of text cells, up to 50,000 of them; formulas are disarmed as in CSV. */
export function workbookOf(portions: AsyncIterable<readonly (readonly string[])[]>): Readable {
  const output = new PassThrough();
  writeWorkbook(portions, output).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error('the workbook could not be written'));
  });
  return output;
}

async function writeWorkbook(
  portions: AsyncIterable<readonly (readonly string[])[]>,
  output: PassThrough,
): Promise<void> {
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream: output, useSharedStrings: false });
  const sheet = book.addWorksheet('错误');
  let lines = 0;
  for await (const portion of portions) {
    for (const cells of portion.slice(0, WORKBOOK_LINES + 1 - lines))
      sheet.addRow(cells.map(disarmed)).commit();
    lines += portion.length;
    if (lines > WORKBOOK_LINES) break;
  }
  sheet.commit();
  await book.commit();
}

/** The cell as a spreadsheet shows it: never run as a formula. */
export function disarmed(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function csvCell(cell: string): string {
  const safe = disarmed(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
