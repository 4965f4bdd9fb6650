import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import type { Tx } from '../../kernel/transaction.ts';
import { selectIn } from '../bulk-store.ts';
import type { Upload, UploadPart } from './upload.ts';
import { uploadPartTable, uploadTable } from './upload-table.ts';

export async function insertUpload(tx: Tx, upload: Upload): Promise<void> {
  await tx.getRepository(uploadTable).insert(upload);
}

export async function findUpload(tx: Tx, id: string): Promise<Upload | undefined> {
  return (await tx.getRepository(uploadTable).findOneBy({ id })) ?? undefined;
}

/** The uploads that an organisation has not completed, newest first. */
export function openUploads(
  tx: Tx,
  ask: { organisationId: string; now: number; fingerprint?: string },
): Promise<Upload[]> {
  const { organisationId, now, fingerprint } = ask;
  const which = { organisationId, state: 'open' as const, expiresAt: MoreThan(now) };
  return tx.getRepository(uploadTable).find({
    where: fingerprint === undefined ? which : { ...which, fingerprint },
    order: { id: 'DESC' },
    take: 100,
  });
}

/** Adds a part that begins where the stored bytes end; false when they no longer end there. */
export async function addPart(tx: Tx, part: UploadPart, expiresAt: number): Promise<boolean> {
  const { uploadId, offset, sizeBytes } = part;
  const { affected } = await tx
    .createQueryBuilder()
    .update(uploadTable)
    .set({ offset: offset + sizeBytes, expiresAt, parts: () => 'parts + 1' })
    .where("id = :uploadId AND received_bytes = :offset AND state = 'open'", { uploadId, offset })
    .execute();
  if (affected !== 1) return false;
  await tx.getRepository(uploadPartTable).insert(part);
  return true;
}

/** The parts of an upload in their order. */
export function partsOf(tx: Tx, uploadId: string): Promise<UploadPart[]> {
  return tx.getRepository(uploadPartTable).find({ where: { uploadId }, order: { offset: 'ASC' } });
}

/** Marks an open upload as completed; false when it is not open. */
export async function closeUpload(tx: Tx, id: string): Promise<boolean> {
  const change = await tx.getRepository(uploadTable).update({ id, state: 'open' }, { state: 'completed' });
  return change.affected === 1;
}

/** Names the batch of a completed upload; its parts are no longer needed. */
export async function nameBatch(tx: Tx, id: string, batchId: string): Promise<void> {
  await tx.getRepository(uploadTable).update({ id }, { batchId });
  await tx.getRepository(uploadPartTable).delete({ uploadId: id });
}

/** Removes an open upload with its parts; false when it is not open. */
export async function removeUpload(tx: Tx, id: string): Promise<boolean> {
  const { affected } = await tx.getRepository(uploadTable).delete({ id, state: 'open' });
  if (affected !== 1) return false;
  await tx.getRepository(uploadPartTable).delete({ uploadId: id });
  return true;
}

/** Removes what expired by `now`, completed uploads too. */
export async function removeExpired(tx: Tx, now: number): Promise<void> {
  const uploads = tx.getRepository(uploadTable);
  const expired = await uploads.find({
    select: { id: true },
    where: { expiresAt: LessThanOrEqual(now) },
    take: 500,
  });
  if (expired.length === 0) return;
  const ids = expired.map(({ id }) => id);
  await tx.getRepository(uploadPartTable).delete({ uploadId: In(ids) });
  await uploads.delete({ id: In(ids) });
}

/** Which of these stored files are parts of an upload. */
export async function partBlobs(tx: Tx, blobs: readonly string[]): Promise<Set<string>> {
  const rows = await selectIn<{ stored: string }>(
    tx,
    'SELECT blob_name AS stored FROM registry_upload_part WHERE',
    'blob_name',
    blobs,
  );
  return new Set(rows.map(({ stored }) => stored));
}
