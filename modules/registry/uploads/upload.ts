import { DAY } from '../../kernel/clock.ts';
import type { DeliveryKind } from '../contract/quality-contract.ts';

/** How long an upload stays after its last part. */
export const UPLOAD_LIFE_MILLISECONDS = DAY;
export const PART_LIMIT_BYTES = 67_108_864;
export const PARTS_LIMIT = 10_000;
export const OPEN_UPLOADS_LIMIT = 50;

/** A file that arrives in parts. `offset` bytes of it are stored durably. */
export interface Upload {
  id: string;
  organisationId: string;
  createdBy: string;
  createdAt: number;
  expiresAt: number;
  datasetId: string;
  contractVersion: number;
  kind: DeliveryKind | null;
  declaredRows: number | null;
  fileName: string;
  sizeBytes: number;
  /** Of the whole file, as the sender says. */
  sha256: string | null;
  fingerprint: string | null;
  offset: number;
  parts: number;
  state: 'open' | 'completed';
  batchId: string | null;
}

/** One part of an upload, stored like a file of its own. */
export interface UploadPart {
  uploadId: string;
  offset: number;
  sizeBytes: number;
  blob: string;
}
