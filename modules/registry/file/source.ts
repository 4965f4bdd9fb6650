import { Readable } from 'node:stream';

/** A stored file that can be read from its beginning any number of times. */
export interface FileSource {
  sizeBytes: number;
  open(): AsyncIterable<Buffer>;
}

/** The first `length` bytes of a file, or all of a shorter one. */
export async function beginning(source: FileSource, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let read = 0;
  for await (const chunk of source.open()) {
    chunks.push(chunk);
    read += chunk.length;
    if (read >= length) break;
  }
  return Buffer.concat(chunks).subarray(0, length);
}

/** A file that stands in memory. */
export function inMemory(bytes: Buffer): FileSource {
  return { sizeBytes: bytes.length, open: () => Readable.from([bytes]) };
}
