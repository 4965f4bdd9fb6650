import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const PORTION = 1 << 20;

/** The rows of a CSV file without its header, one by one; line ends inside of quoted cells belong to the cell. */
export function* tableRows(file: string): Generator<string[]> {
  let header = true;
  for (const line of linesOf(file)) {
    if (!header && line !== '') yield cellsOf(line);
    header = false;
  }
}

/** The column names of a CSV file. */
export function tableHeader(file: string): string[] {
  for (const line of linesOf(file)) return cellsOf(line.replace(/^\ufeff/u, ''));
  return [];
}

/** Lines with an even number of quotes. */
function* linesOf(file: string): Generator<string> {
  let open = '';
  for (const piece of piecesOf(file)) {
    const line = open === '' ? piece : `${open}\n${piece}`;
    open = line.includes('"') && (line.split('"').length - 1) % 2 === 1 ? line : '';
    if (open === '') yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (open !== '') throw new Error(`${file}: a quote stays open`);
}

function* piecesOf(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const portion = Buffer.allocUnsafe(PORTION);
  let rest = '';
  try {
    for (let read = readSync(descriptor, portion); read > 0; read = readSync(descriptor, portion)) {
      const pieces = (rest + decoder.write(portion.subarray(0, read))).split('\n');
      rest = pieces.pop() ?? '';
      yield* pieces;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(descriptor);
  }
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu))
    cells.push((match[1] ?? match[2] ?? '').replaceAll('""', '"'));
  return cells;
}

/** Gives each different text the next whole number from 0. */
export class Codes {
  private readonly known = new Map<string, number>();

  of(text: string): number {
    const code = this.known.get(text);
    if (code !== undefined) return code;
    this.known.set(text, this.known.size);
    return this.known.size - 1;
  }

  find(text: string): number | undefined {
    return this.known.get(text);
  }

  get size(): number {
    return this.known.size;
  }
}
