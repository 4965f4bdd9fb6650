import type { Encoding } from '../file/encoding.ts';
import type { Refusal } from '../file/refusal.ts';
import type { FindingCode } from '../values/finding.ts';
import type { Transitions } from '../../kernel/state.ts';

export const BATCH_STATES = [
  'received',
  'parsing',
  'checked',
  'linking',
  'published',
  'refused',
  'failed',
] as const;

export type BatchState = (typeof BATCH_STATES)[number];

/** A batch only moves forward; a failed one begins again when its file is delivered again. */
export const BATCH_TRANSITIONS: Transitions<BatchState> = {
  received: ['parsing', 'failed'],
  parsing: ['checked', 'refused', 'failed'],
  checked: ['linking', 'refused', 'failed'],
  linking: ['published', 'failed'],
  published: [],
  refused: [],
  failed: ['received'],
};

/** States in which a batch still wants work. */
export const PENDING_STATES: readonly BatchState[] = ['received', 'parsing', 'checked', 'linking'];

/** `rows` = `accepted` + `rejected`; `accepted` = `fresh` + `changed` + `unchanged` + `duplicates`. */
export interface BatchCounts {
  rows: number;
  rejected: number;
  fresh: number;
  changed: number;
  unchanged: number;
  duplicates: number;
  /** Rows without fault or flag. */
  clean: number;
}

export const NO_COUNTS: BatchCounts = {
  rows: 0,
  rejected: 0,
  fresh: 0,
  changed: 0,
  unchanged: 0,
  duplicates: 0,
  clean: 0,
};

/** How often a finding occurred, by code and column. */
export interface FindingCount {
  code: FindingCode;
  column?: string;
  count: number;
}

/** One delivered file and how far it came. */
export interface Batch extends BatchCounts {
  id: string;
  datasetId: string;
  agencySlug: string;
  organisationId: string;
  contractVersion: number;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  /** Where the blob store keeps it. */
  blob: string;
  format: 'csv' | 'xlsx' | null;
  encoding: Encoding | null;
  state: BatchState;
  receivedAt: number;
  receivedBy: string;
  finishedAt: number | null;
  publishedAt: number | null;
  declaredRows: number | null;
  /** The last row of the file whose effects are durable; processing goes on behind it after a crash. */
  loadedRow: number;
  findings: readonly FindingCount[];
  refusal: Refusal | null;
  attempts: number;
  /** The kind of the last failure of ours; no data of the file. */
  lastFault: string | null;
  /** Its place in the one order of publications and decisions; null before it is published. */
  linkOrder: number | null;
  /** The last node whose keys and edges are durable; linking goes on behind it after a crash. */
  linkedTo: string | null;
  /** Blocking keys that too many records share: what they alone would have found was not compared. */
  cappedKeys: number;
}
