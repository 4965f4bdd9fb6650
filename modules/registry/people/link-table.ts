import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';

/** A blocking key of a node: records that share one are compared. The number tells nothing without the secret. */
export interface BlockKeyRow {
  /** 53 bits of the engine's keyed hash; a collision only costs one more comparison. */
  key: number;
  nodeId: string;
}

export const blockKeyTable = new EntitySchema<BlockKeyRow>({
  name: 'registry_block_key',
  tableName: 'registry_block_key',
  withoutRowid: true,
  columns: {
    key: {
      ...column.integer(),
      name: 'key_hash',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_block_key',
    },
    nodeId: {
      ...column.id(),
      name: 'node_id',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_block_key',
    },
  },
});

/** The evidence that two nodes are one person. What nodes say never changes, so neither does an edge. */
export interface LinkEdgeRow {
  /** `left` < `right`. */
  left: string;
  right: string;
  weightCb: number;
  /** One level number per comparison of the model, joined by dots. */
  levels: string;
  modelId: string;
  /** The batch whose linking found it. */
  batchId: string;
}

export const linkEdgeTable = new EntitySchema<LinkEdgeRow>({
  name: 'registry_link_edge',
  tableName: 'registry_link_edge',
  withoutRowid: true,
  columns: {
    left: {
      ...column.id(),
      name: 'left_node',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_link_edge',
    },
    right: {
      ...column.id(),
      name: 'right_node',
      primary: true,
      primaryKeyConstraintName: 'pk_registry_link_edge',
    },
    weightCb: { ...column.integer(), name: 'weight_cb' },
    levels: column.text(100),
    modelId: { ...column.id(), name: 'model_id' },
    batchId: { ...column.id(), name: 'batch_id' },
  },
  indices: [{ name: 'ix_registry_link_edge_right', columns: ['right'] }],
});

export const DECISION_KINDS = ['must', 'cannot', 'borrowed', 'unlink', 'anchor'] as const;

export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What a person decided about two nodes. Rows are only added; a later one may supersede an earlier one. */
export interface LinkDecisionRow {
  id: string;
  /** Its place in the one order of publications and decisions. */
  seq: number;
  kind: DecisionKind;
  left: string;
  right: string;
  actor: string;
  secondActor: string | null;
  reason: string;
  evidence: Readonly<Record<string, string | number | boolean | null>> | null;
  supersedes: string | null;
  at: number;
}

export const linkDecisionTable = new EntitySchema<LinkDecisionRow>({
  name: 'registry_link_decision',
  tableName: 'registry_link_decision',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_link_decision' },
    seq: { ...column.integer(), name: 'seq_no' },
    kind: column.text(10),
    left: { ...column.id(), name: 'left_node' },
    right: { ...column.id(), name: 'right_node' },
    actor: column.id(),
    secondActor: { ...optional(column.id()), name: 'second_actor' },
    reason: column.text(500),
    evidence: optional(column.json()),
    supersedes: optional(column.id()),
    at: { ...column.instant(), name: 'decided_at' },
  },
  uniques: [
    { name: 'uq_registry_link_decision_seq', columns: ['seq'] },
    { name: 'uq_registry_link_decision_supersedes', columns: ['supersedes'] },
  ],
  indices: [
    { name: 'ix_registry_link_decision_left', columns: ['left'] },
    { name: 'ix_registry_link_decision_right', columns: ['right'] },
  ],
});

export const CASE_KINDS = [
  'review',
  'id-clash',
  'borrowed-id',
  'same-source',
  'cluster-size',
  'published-merge',
] as const;

export type CaseKind = (typeof CASE_KINDS)[number];

/** Two nodes that could not be linked safely and wait for a person; one case per pair, ever. */
export interface LinkCaseRow {
  id: string;
  kind: CaseKind;
  left: string;
  right: string;
  weightCb: number;
  /** `open` until a decision (or the withdrawal of a side) closes it; review may add states between. */
  state: string;
  /** Expected number of record pairs that a decision puts right, in millionths. */
  gain: number;
  openedAt: number;
  dueAt: number;
  /** The batch whose linking opened it: the case is seen from its publication on. Null: a decision opened it. */
  batchId: string | null;
  decisionId: string | null;
  closedAt: number | null;
}

export const linkCaseTable = new EntitySchema<LinkCaseRow>({
  name: 'registry_link_case',
  tableName: 'registry_link_case',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_link_case' },
    kind: column.text(20),
    left: { ...column.id(), name: 'left_node' },
    right: { ...column.id(), name: 'right_node' },
    weightCb: { ...column.integer(), name: 'weight_cb' },
    state: column.text(20),
    gain: column.integer(),
    openedAt: { ...column.instant(), name: 'opened_at' },
    dueAt: { ...column.instant(), name: 'due_at' },
    batchId: { ...optional(column.id()), name: 'batch_id' },
    decisionId: { ...optional(column.id()), name: 'decision_id' },
    closedAt: { ...optional(column.instant()), name: 'closed_at' },
  },
  uniques: [{ name: 'uq_registry_link_case_pair', columns: ['left', 'right'] }],
  indices: [
    { name: 'ix_registry_link_case_queue', columns: ['state', 'gain'] },
    { name: 'ix_registry_link_case_batch', columns: ['batchId'] },
    { name: 'ix_registry_link_case_right', columns: ['right'] },
  ],
});

/** A model that links were made with, as it was. */
export interface LinkModelRow {
  id: string;
  sha256: string;
  /** Canonical JSON with its training report. */
  json: string;
  approvedBy: string;
  approvedAt: number;
}

export const linkModelTable = new EntitySchema<LinkModelRow>({
  name: 'registry_link_model',
  tableName: 'registry_link_model',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_link_model' },
    sha256: column.text(64),
    json: column.longText(),
    approvedBy: { ...column.text(64), name: 'approved_by' },
    approvedAt: { ...column.instant(), name: 'approved_at' },
  },
  uniques: [{ name: 'uq_registry_link_model_sha256', columns: ['sha256'] }],
});

/** Who links now, and the one count of publications and decisions. A single row. */
export interface LinkTurnRow {
  id: string;
  /** The number of the last publication or decision. */
  seq: number;
  holder: string;
  until: number;
}

export const linkTurnTable = new EntitySchema<LinkTurnRow>({
  name: 'registry_link_turn',
  tableName: 'registry_link_turn',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_registry_link_turn' },
    seq: { ...column.integer(), name: 'seq_no' },
    holder: column.text(64),
    until: { ...column.instant(), name: 'until_instant' },
  },
});
