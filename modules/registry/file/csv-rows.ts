import { FileRefused } from './refusal.ts';
import type { RawRow } from './table.ts';

// A cell with line breaks is an address or a remark; a "cell" over more lines is a quote that nobody closed.
const MAX_LINES_PER_ROW = 10;
const MAX_LINE_CHARACTERS = 8_000_000;
const DELIMITERS = [',', '\t', ';', '|', '，'];

/**
 * Splits CSV text (RFC 4180, any line ending, delimiter from the header) into rows as it arrives. Every line ends up
 * in exactly one row, faulty or not; where a quote could have swallowed lines the file is refused with E_COUNT, so that
 * no row vanishes. A quote inside an unquoted cell is plain text. Rows whose cells are all empty are left out but keep
 * their number.
 */
export class CsvRows {
  /** The beginning of a line whose end has not come, in pieces: joined once, however many there are. */
  private pieces: string[] = [];
  private pending = 0;
  private open: string[] = [];
  private delimiter: string | undefined;
  private ending = '\n';
  private rowNo = 0;

  /** Takes more text and gives the rows that became complete. */
  push(text: string): RawRow[] {
    if (this.delimiter !== undefined) return this.lines(text);
    const mayBegin = /[\r\n]./s.test(`${this.pieces.at(-1)?.at(-1) ?? ''}${text}`);
    this.keep(text);
    return mayBegin ? this.begin() : [];
  }

  /** Gives the last row of a file that does not end in a line break; throws E_COUNT when a quote is still open. */
  end(): RawRow[] {
    const rows = this.delimiter === undefined ? this.begin() : [];
    rows.push(...this.lines(this.ending));
    if (this.open.length > 0) throw this.uncounted();
    return rows;
  }

  private begin(): RawRow[] {
    const text = this.taken();
    const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
    const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
    this.delimiter = counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
    this.ending = /^[^\r\n]*\r(?!\n)/.test(text) ? '\r' : '\n';
    return this.lines(text);
  }

  private lines(text: string): RawRow[] {
    if (!text.includes(this.ending)) {
      this.keep(text);
      return [];
    }
    const lines = (this.taken() + text).split(this.ending);
    this.keep(lines.pop() ?? '');
    const rows: RawRow[] = [];
    for (const raw of lines) {
      const row = this.line(raw.endsWith('\r') ? raw.slice(0, -1) : raw);
      if (row?.cells.some((cell) => cell !== '') === true) rows.push(row);
    }
    return rows;
  }

  private keep(text: string): void {
    this.pieces.push(text);
    this.pending += text.length;
    if (this.pending > MAX_LINE_CHARACTERS) throw this.uncounted();
  }

  private taken(): string {
    const text = this.pieces.join('');
    this.pieces = [];
    this.pending = 0;
    return text;
  }

  private line(line: string): RawRow | undefined {
    if (this.open.length > 0 || line.includes('"')) return this.quotedLine(line);
    this.rowNo += 1;
    return { rowNo: this.rowNo, cells: line.split(this.separator()) };
  }

  private quotedLine(line: string): RawRow | undefined {
    this.open.push(line);
    const text = this.open.join('\n');
    const split = splitQuoted(text, this.separator());
    if (split === 'open') {
      if (this.open.length >= MAX_LINES_PER_ROW) throw this.uncounted();
      return undefined;
    }
    if (split === 'fault' && this.open.length > 1) throw this.uncounted();
    this.open = [];
    this.rowNo += 1;
    if (split !== 'fault') return { rowNo: this.rowNo, cells: split };
    return { rowNo: this.rowNo, cells: text.split(this.separator()), fault: 'E_QUOTE' };
  }

  private separator(): string {
    return this.delimiter ?? ',';
  }

  private uncounted(): FileRefused {
    return new FileRefused({ code: 'E_COUNT', rowNo: this.rowNo + 1 });
  }
}

/** `open`: a quote is not closed yet; `fault`: text behind a closing quote. */
function splitQuoted(line: string, delimiter: string): string[] | 'open' | 'fault' {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] !== '"') {
      const end = line.indexOf(delimiter, at);
      cells.push(line.slice(at, end < 0 ? undefined : end));
      if (end < 0) return cells;
      at = end + 1;
      continue;
    }
    const close = closingQuote(line, at + 1);
    if (close < 0) return 'open';
    cells.push(line.slice(at + 1, close).replaceAll('""', '"'));
    if (close + 1 === line.length) return cells;
    if (line[close + 1] !== delimiter) return 'fault';
    at = close + 2;
  }
}

function closingQuote(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at >= 0 && line[at + 1] === '"') at = line.indexOf('"', at + 2);
  return at;
}
