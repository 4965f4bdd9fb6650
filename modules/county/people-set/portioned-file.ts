import type { Write } from '../files/agency-file.ts';

/** A file of plain comma-separated lines that is written in portions. */
export interface PortionedFile {
  /** Adds a row; cells hold no comma, quote or line end. */
  row(cells: readonly string[]): void;
  /** Writes what is left; nothing may follow. */
  end(): void;
}

const PORTION = 262_144;

/** Begins a file with its header; UTF-8, lines end with LF. */
export function portionedFile(name: string, header: string, write: Write): PortionedFile {
  let waiting = `${header}\n`;
  const flush = (): void => {
    write(name, Buffer.from(waiting));
    waiting = '';
  };
  return {
    row: (cells) => {
      waiting += `${cells.join(',')}\n`;
      if (waiting.length > PORTION) flush();
    },
    end: flush,
  };
}
