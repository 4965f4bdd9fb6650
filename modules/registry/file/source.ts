import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

/** A stored file that can be read from its beginning any number of times. */
export interface FileSource {
  sizeBytes: number;
  open(): AsyncIterable<Buffer>;
  /** The bytes from `start` up to `end`; archives are read at many places. */
  range?(start: number, end: number): AsyncIterable<Buffer>;
}

/** Bytes at any place: of its own ranges, else by reading up to there. */
export async function* bytesBetween(source: FileSource, start: number, end: number): AsyncGenerator<Buffer> {
  if (source.range) {
    yield* source.range(start, end);
    return;
  }
  let at = 0;
  for await (const chunk of source.open()) {
    const piece = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
    at += chunk.length;
    if (piece.length > 0) yield piece;
    if (at >= end) return;
  }
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

/** A file on this machine's disk. */
export function onDisk(path: string, sizeBytes: number): FileSource {
  return {
    sizeBytes,
    open: () => createReadStream(path, { highWaterMark: 262_144 }),
    range: (start, end) => createReadStream(path, { start, end: end - 1 }),
  };
}

/** A file that stands in memory. */
export function inMemory(bytes: Buffer): FileSource {
  return {
    sizeBytes: bytes.length,
    open: () => Readable.from([bytes]),
    range: (start, end) => Readable.from([bytes.subarray(start, end)]),
  };
}
