import type { Cells, Dataset, DateStyle, FileEncoding } from '../datasets/dataset.ts';
import { daysBetween } from '../random/calendar.ts';
import { encodeGb18030 } from './gb18030.ts';
import { SHEET_BEGIN, SHEET_END, sheetRow, workbook } from './workbook.ts';

/** Takes the bytes of a file as they come. */
export type Write = (file: string, bytes: Uint8Array) => void;

/** A file in the making. */
export interface AgencyFileWriter {
  file: string;
  /** Writes one row and gives its number in the file; the header is row 1. */
  row(cells: Cells): number;
  /** Writes what is left; nothing may follow. */
  end(): void;
}

const PORTION = 65_536;

/** Begins a file of an agency: its header first, then rows in its encoding, line ends and dates. */
export function beginFile(dataset: Dataset, write: Write): AgencyFileWriter {
  const file = `${dataset.id}.${dataset.style.encoding === 'xlsx' ? 'xlsx' : 'csv'}`;
  const columns = Object.keys(dataset.headers);
  const line = dataset.style.encoding === 'xlsx' ? sheetLine(dataset, columns) : csvLine(dataset);
  const sink =
    dataset.style.encoding === 'xlsx'
      ? sheetSink(file, write)
      : textSink(file, dataset.style.encoding, write);
  let rowNo = 1;
  sink.take(line(1, Object.values(dataset.headers)));
  return {
    file,
    row: (cells) => {
      rowNo += 1;
      const texts = columns.map((name) =>
        cellText(cells[name] ?? '', dataset.dates.includes(name), dataset.style.dates),
      );
      sink.take(line(rowNo, texts));
      return rowNo;
    },
    end: () => {
      sink.end();
    },
  };
}

type Line = (rowNo: number, cells: readonly string[]) => string;

interface Sink {
  take(text: string): void;
  end(): void;
}

function csvLine({ style }: Dataset): Line {
  return (_rowNo, cells) => `${cells.map(quoted).join(',')}${style.lineEnd}`;
}

/** Dates and plain figures are numbers in a workbook; keys, phones and ID numbers are text. */
function sheetLine(dataset: Dataset, columns: readonly string[]): Line {
  const numeric = new Set(
    columns.flatMap((name, index) => (dataset.dates.includes(name) || name === 'capital' ? [index] : [])),
  );
  return (rowNo, cells) => sheetRow(rowNo, cells, numeric);
}

function textSink(file: string, encoding: Exclude<FileEncoding, 'xlsx'>, write: Write): Sink {
  let waiting = encoding === 'utf-8-bom' ? '\uFEFF' : '';
  const flush = (): void => {
    write(file, encoding === 'gb18030' ? encodeGb18030(waiting) : Buffer.from(waiting));
    waiting = '';
  };
  return {
    take: (text) => {
      waiting += text;
      if (waiting.length >= PORTION) flush();
    },
    end: flush,
  };
}

/** An archive states sizes before content, so a sheet is kept until its end; workbooks hold 200,000 rows at most. */
function sheetSink(file: string, write: Write): Sink {
  const pieces: Buffer[] = [];
  let waiting = SHEET_BEGIN;
  const settle = (): void => {
    pieces.push(Buffer.from(waiting));
    waiting = '';
  };
  return {
    take: (text) => {
      waiting += text;
      if (waiting.length >= PORTION) settle();
    },
    end: () => {
      waiting += SHEET_END;
      settle();
      write(file, workbook(Buffer.concat(pieces)));
    },
  };
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function cellText(cell: string, date: boolean, style: DateStyle): string {
  return date && /^\d{4}-\d{2}-\d{2}$/.test(cell) && !cell.endsWith('-02-30') ? dateText(cell, style) : cell;
}

function dateText(date: string, style: DateStyle): string {
  const [year = '', month = '', day = ''] = date.split('-');
  switch (style) {
    case 'dashes':
      return date;
    case 'slashes':
      return `${year}/${String(Number(month))}/${String(Number(day))}`;
    case 'compact':
      return `${year}${month}${day}`;
    case 'chinese':
      return `${year}年${String(Number(month))}月${String(Number(day))}日`;
    case 'excel-serial':
      return String(daysBetween('1899-12-30', date));
  }
}
