import type { Readable } from 'node:stream';

/** A stored file that can be read from its beginning any number of times. */
export interface FileSource {
  sizeBytes: number;
  open(): Readable;
}

/** The first `length` bytes of a file, or all of a shorter one. */
export async function beginning(source: FileSource, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let read = 0;
  for await (const chunk of bytesOf(source)) {
    chunks.push(chunk);
    read += chunk.length;
    if (read >= length) break;
  }
  return Buffer.concat(chunks).subarray(0, length);
}

/** The file as it is read, chunk by chunk. */
export async function* bytesOf(source: FileSource): AsyncGenerator<Buffer> {
  for await (const chunk of source.open()) yield chunk as Buffer;
}
