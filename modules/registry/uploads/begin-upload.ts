import { newId } from '../../kernel/id.ts';
import { conflict, Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { DataContract } from '../contract/data-contract.ts';
import { findDelivery } from '../intake/batch-store.ts';
import { OPEN_UPLOADS_LIMIT, UPLOAD_LIFE_MILLISECONDS, type Upload } from './upload.ts';
import { insertUpload, openUploads } from './upload-store.ts';

type Declared = Pick<
  Upload,
  | 'organisationId'
  | 'createdBy'
  | 'kind'
  | 'declaredRows'
  | 'fileName'
  | 'sizeBytes'
  | 'sha256'
  | 'fingerprint'
>;

/**
 * Begins an upload. 413 `file-too-large` by its declared size, 409 `batch-replayed` when a file with this SHA-256 was
 * taken before, 429 `uploads-open` when the organisation has too many that are not completed.
 */
export async function beginUpload(
  tx: Tx,
  needs: { contract: DataContract; now: number; limitBytes: number },
  declared: Declared,
): Promise<Upload> {
  const { contract, now, limitBytes } = needs;
  if (declared.sizeBytes > limitBytes)
    throw new Problem('too-large', 'file-too-large', `Files may have up to ${String(limitBytes)} bytes.`, {
      fields: [{ field: '/sizeBytes', message: 'too large' }],
    });
  await refuseReplay(tx, contract, declared.sha256);
  const open = await openUploads(tx, { organisationId: declared.organisationId, now });
  if (open.length >= OPEN_UPLOADS_LIMIT)
    throw new Problem('too-many', 'uploads-open', 'Complete or give up other uploads first.');
  const upload: Upload = {
    ...declared,
    id: newId('upl'),
    createdAt: now,
    expiresAt: now + UPLOAD_LIFE_MILLISECONDS,
    datasetId: contract.dataset,
    contractVersion: contract.version,
    offset: 0,
    parts: 0,
    state: 'open',
    batchId: null,
  };
  await insertUpload(tx, upload);
  return upload;
}

async function refuseReplay(tx: Tx, contract: DataContract, sha256: string | null): Promise<void> {
  if (sha256 === null) return;
  const file = { agencySlug: contract.agency.slug, datasetId: contract.dataset, sha256 };
  const before = await findDelivery(tx, file);
  if (before && before.state !== 'failed' && before.state !== 'cancelled')
    throw conflict('batch-replayed', 'This very file was delivered before.', { batchId: before.id });
}
