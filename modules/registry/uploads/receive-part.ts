import { conflict, Problem } from '../../kernel/problem.ts';
import type { InTransaction } from '../../kernel/transaction.ts';
import type { Blobs } from '../file/blobs.ts';
import { PART_LIMIT_BYTES, PARTS_LIMIT, UPLOAD_LIFE_MILLISECONDS, type Upload } from './upload.ts';
import { addPart, findUpload } from './upload-store.ts';

/**
 * Stores one part durably and moves the upload's offset behind it. What arrived of a part whose line was cut is kept.
 * 409 `upload-offset` with the right `offset` when it does not begin where the stored bytes end, 413 when it reaches
 * beyond the declared size or is larger than a part may be.
 */
export async function receivePart(
  needs: { blobs: Blobs; inTransaction: InTransaction; now: number },
  upload: Upload,
  part: { offset: number; content: AsyncIterable<Buffer> },
): Promise<Upload> {
  if (part.offset !== upload.offset) throw wrongOffset(upload.offset);
  if (upload.parts >= PARTS_LIMIT)
    throw new Problem('too-large', 'upload-parts', `A file may come in up to ${String(PARTS_LIMIT)} parts.`);
  const limit = Math.min(PART_LIMIT_BYTES, upload.sizeBytes - upload.offset);
  const { blob, sizeBytes } = await needs.blobs.put(arrived(part.content, limit), PART_LIMIT_BYTES);
  if (sizeBytes === 0) return upload;
  return needs.inTransaction(async (tx) => {
    const stored = { uploadId: upload.id, offset: part.offset, sizeBytes, blob };
    const moved = await addPart(tx, stored, needs.now + UPLOAD_LIFE_MILLISECONDS);
    const now = await findUpload(tx, upload.id);
    if (!moved || !now) throw wrongOffset(now?.offset ?? 0);
    return now;
  });
}

function wrongOffset(offset: number): Problem {
  return conflict('upload-offset', `The next part begins at ${String(offset)}.`, { offset });
}

/** Ends where the line was cut: what came before is worth keeping. */
async function* arrived(content: AsyncIterable<Buffer>, limitBytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  const chunks = content[Symbol.asyncIterator]();
  for (;;) {
    const next = await nextChunk(chunks);
    if (next === undefined) return;
    size += next.length;
    if (size > limitBytes)
      throw new Problem('too-large', 'upload-too-large', 'The part reaches beyond the declared size.', {
        fields: [{ field: 'body', message: `at most ${String(limitBytes)} bytes` }],
      });
    yield next;
  }
}

async function nextChunk(chunks: AsyncIterator<Buffer>): Promise<Buffer | undefined> {
  try {
    const next = await chunks.next();
    return next.done === true ? undefined : next.value;
  } catch (error) {
    if (isCut(error)) return undefined;
    throw error;
  }
}

function isCut(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'EPIPE';
}
