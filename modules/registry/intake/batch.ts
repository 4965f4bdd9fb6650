import type { DeliveryKind } from '../contract/quality-contract.ts';
import type { Encoding } from '../file/encoding.ts';
import type { Refusal } from '../file/refusal.ts';
import type { FileFormat } from '../file/table.ts';
import type { FindingCode } from '../values/finding.ts';
import type { Transitions } from '../../kernel/state.ts';

export const BATCH_STATES = [
  'received',
  'parsing',
  'held',
  'checked',
  'linking',
  'published',
  'refused',
  'cancelling',
  'cancelled',
  'failed',
] as const;

export type BatchState = (typeof BATCH_STATES)[number];

/**
 * A batch only moves forward; a held one that is released begins again, as does a failed or cancelled one whose file is
 * delivered again. What is under way is first `cancelling`: what it loaded is taken back before it is `cancelled`.
 */
export const BATCH_TRANSITIONS: Transitions<BatchState> = {
  received: ['parsing', 'cancelled', 'failed'],
  parsing: ['checked', 'held', 'refused', 'cancelling', 'failed'],
  held: ['received', 'refused', 'cancelled'],
  checked: ['linking', 'refused', 'cancelling', 'failed'],
  linking: ['published', 'cancelling', 'failed'],
  published: [],
  refused: [],
  cancelling: ['cancelled', 'failed'],
  cancelled: ['received'],
  failed: ['received'],
};

/** States in which a batch still wants work. */
export const PENDING_STATES: readonly BatchState[] = [
  'received',
  'parsing',
  'checked',
  'linking',
  'cancelling',
];

/** States that end a batch. */
export const ENDED_STATES: readonly BatchState[] = ['published', 'refused', 'cancelled', 'failed'];

/**
 * `rows` = `accepted` + `rejected`; `accepted` = `fresh` + `changed` + `unchanged` + `duplicates` + `withdrawn`.
 */
export interface BatchCounts {
  rows: number;
  rejected: number;
  fresh: number;
  changed: number;
  unchanged: number;
  duplicates: number;
  /** Rows that withdrew a record. */
  withdrawn: number;
  /** Records in force that a full delivery ended because they were missing from it; no rows of the file. */
  ended: number;
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
  withdrawn: 0,
  ended: 0,
  clean: 0,
};

/** How often a finding occurred, by code and column. */
export interface FindingCount {
  code: FindingCode;
  column?: string;
  count: number;
}

export const STAGES = ['reading', 'marking', 'loading', 'ending'] as const;

/** What is being done with a batch, and how far it is. */
export interface StageProgress {
  stage: (typeof STAGES)[number] | null;
  stageRows: number;
  /** Rows to go through in this stage, when they are known. */
  stageTotal: number | null;
  stageSince: number | null;
}

export const NO_PROGRESS: StageProgress = { stage: null, stageRows: 0, stageTotal: null, stageSince: null };

/** What an approver said about a held batch. */
export interface Decision {
  decision: 'released' | 'refused' | null;
  decidedBy: string | null;
  decidedAt: number | null;
  decisionReason: string | null;
}

export const UNDECIDED: Decision = { decision: null, decidedBy: null, decidedAt: null, decisionReason: null };

/** One delivered file and how far it came. */
export interface Batch extends BatchCounts, StageProgress, Decision {
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
  kind: DeliveryKind;
  format: FileFormat['format'] | null;
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
