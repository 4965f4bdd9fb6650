import { CsvRows } from './csv-rows.ts';
import { decodedText, type Encoding } from './encoding.ts';
import type { FileSource } from './source.ts';
import type { RawRow } from './table.ts';

/** Reads a CSV file in portions of rows, so that a large file never stands in memory. Throws `FileRefused`. */
export async function* readCsv(source: FileSource, encoding: Encoding): AsyncGenerator<RawRow[]> {
  const rows = new CsvRows();
  for await (const text of decodedText(source, encoding)) yield rows.push(text);
  yield rows.end();
}
