import { conflict, invalid } from '../../kernel/problem.ts';
import type { InTransaction, Tx } from '../../kernel/transaction.ts';
import type { DataContract } from '../contract/data-contract.ts';
import type { Blobs, StoredBlob } from '../file/blobs.ts';
import type { Batch } from '../intake/batch.ts';
import { findBatch } from '../intake/batch-store.ts';
import { submitBatch } from '../intake/submit-batch.ts';
import type { Upload, UploadPart } from './upload.ts';
import { closeUpload, findUpload, nameBatch, partsOf, removeUpload } from './upload-store.ts';

interface Needs {
  blobs: Blobs;
  inTransaction: InTransaction;
  now: number;
  contract: DataContract;
  receivedBy: string;
}

/**
 * Joins the parts of an upload to one stored file and makes a batch of it; again gives the same batch. 409
 * `upload-incomplete` with the `offset` reached, 422 `upload-checksum` when the bytes are not those that were declared:
 * then the upload is gone and has to begin anew.
 */
export async function completeUpload(needs: Needs, upload: Upload): Promise<Batch> {
  const { inTransaction, blobs } = needs;
  const before = await inTransaction((tx) => batchOf(tx, upload.id));
  if (before) return before;
  if (upload.offset < upload.sizeBytes)
    throw conflict('upload-incomplete', 'Bytes are missing.', { offset: upload.offset });
  const parts = await inTransaction((tx) => partsOf(tx, upload.id));
  const stored = await blobs.put(joined(blobs, parts), upload.sizeBytes);
  if (stored.sizeBytes !== upload.sizeBytes) throw new Error('the parts of an upload are not all there');
  if (upload.sha256 !== null && upload.sha256 !== stored.sha256) {
    await inTransaction((tx) => removeUpload(tx, upload.id));
    throw invalid('upload-checksum', '/sha256', 'The bytes that arrived have another SHA-256.');
  }
  return inTransaction((tx) => submit(tx, needs, { upload, stored }));
}

async function submit(
  tx: Tx,
  needs: Needs,
  { upload, stored }: { upload: Upload; stored: StoredBlob },
): Promise<Batch> {
  if (!(await closeUpload(tx, upload.id))) {
    const other = await batchOf(tx, upload.id);
    if (other) return other;
    throw conflict('upload-gone', 'This upload was given up.');
  }
  const batch = await submitBatch(tx, {
    contract: needs.contract,
    stored,
    fileName: upload.fileName,
    declaredRows: upload.declaredRows,
    organisationId: upload.organisationId,
    receivedBy: needs.receivedBy,
    now: needs.now,
    ...(upload.kind === null ? {} : { kind: upload.kind }),
  });
  await nameBatch(tx, upload.id, batch.id);
  return batch;
}

async function batchOf(tx: Tx, uploadId: string): Promise<Batch | undefined> {
  const batchId = (await findUpload(tx, uploadId))?.batchId ?? null;
  return batchId === null ? undefined : findBatch(tx, batchId);
}

async function* joined(blobs: Blobs, parts: readonly UploadPart[]): AsyncGenerator<Buffer> {
  for (const { blob, sizeBytes } of parts) yield* blobs.source(blob, sizeBytes).open();
}
