import { Readable } from 'node:stream';
import type { FileReply } from '../../kernel/operation.ts';
import { csvText, workbookOf } from '../file/error-file.ts';

/** Marked lines as a download. */
export function errorFile(
  format: 'csv' | 'xlsx',
  name: string,
  lines: AsyncIterable<readonly (readonly string[])[]>,
): FileReply {
  if (format === 'csv') {
    const content = Readable.from(csvText(lines));
    return { type: 'text/csv; charset=utf-8', name: `${name}.csv`, content };
  }
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { type, name: `${name}.xlsx`, content: workbookOf(lines) };
}
