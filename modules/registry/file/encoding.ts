import { TextDecoder } from 'node:util';
import { beginning, type FileSource } from './source.ts';
import { FileRefused } from './refusal.ts';

export const ENCODINGS = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'gb18030'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/**
 * Finds the encoding of a text by reading all of it: byte order mark, else strict UTF-8, else strict GB18030. Throws
 * `FileRefused` E_ENCODING with the offset of the first byte that fits neither. A file that was well on its way as
 * UTF-8 Chinese is broken UTF-8, never GB18030: cut-off and mixed files must not turn into gibberish.
 */
export async function detectEncoding(source: FileSource): Promise<Encoding> {
  const head = await beginning(source, 4_096);
  const marked = byteOrderMark(head);
  const first = marked ?? 'utf-8';
  const attempt = await firstFault(source, first);
  if (attempt === undefined) {
    if (marked === undefined && seemsWide(head)) throw refusedAt(head.indexOf(0));
    return first;
  }
  if (marked !== undefined || attempt.hanBefore >= 2) throw refusedAt(attempt.offset);
  const second = await firstFault(source, 'gb18030');
  if (second !== undefined) throw refusedAt(Math.max(attempt.offset, second.offset));
  if (seemsWide(head)) throw refusedAt(head.indexOf(0));
  return 'gb18030';
}

/** The text of a file whose encoding is known, without its byte order mark. */
export async function* decodedText(source: FileSource, encoding: Encoding): AsyncGenerator<string> {
  const decoder = strictDecoder(encoding);
  for await (const chunk of source.open()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** UTF-16 without its mark is full of NUL bytes; a single one is damage in one cell. */
function seemsWide(head: Buffer): boolean {
  let zeros = 0;
  for (const byte of head) if (byte === 0) zeros += 1;
  return zeros > 1 && zeros * 20 > head.length;
}

function byteOrderMark(head: Buffer): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8-bom';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

function strictDecoder(encoding: Encoding): TextDecoder {
  return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true });
}

interface EncodingFault {
  offset: number;
  /** Han characters decoded before the fault, counted up to 2. */
  hanBefore: number;
}

async function firstFault(source: FileSource, encoding: Encoding): Promise<EncodingFault | undefined> {
  const decoder = strictDecoder(encoding);
  let position = 0;
  for await (const chunk of source.open()) {
    if (decodes(() => decoder.decode(chunk, { stream: true }))) position += chunk.length;
    else return locate(source, encoding, position);
  }
  return decodes(() => decoder.decode()) ? undefined : locate(source, encoding, position);
}

function decodes(decode: () => string): boolean {
  try {
    decode();
    return true;
  } catch (error) {
    if (isInvalidText(error)) return false;
    throw error;
  }
}

function isInvalidText(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
  );
}

/** Reads again up to the chunk that failed and goes through that one byte by byte. */
async function locate(source: FileSource, encoding: Encoding, chunkStart: number): Promise<EncodingFault> {
  const decoder = strictDecoder(encoding);
  let position = 0;
  let hanBefore = 0;
  const count = (text: string): void => {
    if (hanBefore < 2) hanBefore += text.match(/[\u4e00-\u9fff]/gu)?.length ?? 0;
  };
  for await (const chunk of source.open()) {
    if (position + chunk.length <= chunkStart) {
      count(decoder.decode(chunk, { stream: true }));
      position += chunk.length;
      continue;
    }
    for (const byte of chunk) {
      if (!decodes(() => (count(decoder.decode(Uint8Array.of(byte), { stream: true })), '')))
        return { offset: position, hanBefore: Math.min(hanBefore, 2) };
      position += 1;
    }
  }
  return { offset: position, hanBefore: Math.min(hanBefore, 2) };
}

function refusedAt(byteOffset: number): FileRefused {
  return new FileRefused({ code: 'E_ENCODING', byteOffset });
}
