/** Why two clusters were not merged although an edge says so. */
export type RefusalReason = 'cannot' | 'id-clash' | 'one-per-source' | 'published' | 'size' | 'evidence';

export interface ClusterThresholds {
  /** Edges from here on merge by themselves, if nothing speaks against it. */
  autoCb: number;
  /** Edges from here to `autoCb` are reported as refused with reason `evidence`. */
  reviewCb: number;
  /** The most nodes of a cluster that forms by itself. */
  maxCluster: number;
}

/** Scored pairs in columns, sorted by (weight descending, left, right), left < right, each pair once. */
export interface EdgeColumns {
  left: Int32Array;
  right: Int32Array;
  weightCb: Int32Array;
}

/** What is clustered. Nodes are numbered in their order: the lower number is the older node. */
export interface ClusterInput {
  count: number;
  edges: EdgeColumns;
  thresholds: ClusterThresholds;
  /** Per node a number of its valid identity, -1 for none; clusters with different ones clash. */
  idCode?: Int32Array;
  /** Per node its source, and which sources have at most one record of each thing. */
  source?: Uint16Array;
  onePerSource?: readonly boolean[];
  /**
   * Per node the stage of its publication, counted from 0. Stages are worked in order: the partition of the earlier
   * ones stands, and two clusters that both hold nodes of earlier stages never merge by themselves.
   */
  nodeStage?: Int32Array;
  /** Decided pairs (left, right); they come first and bind. A `must` that contradicts a `cannot` is refused. */
  must?: readonly (readonly [number, number])[];
  cannot?: readonly (readonly [number, number])[];
}

export interface RefusedMerge {
  left: number;
  right: number;
  weightCb: number;
  reason: RefusalReason;
}

/** The partition: per node the lowest node number of its cluster. `refused` in the order of the edges. */
export interface ClusterOutput {
  cluster: Int32Array;
  refused: readonly RefusedMerge[];
}

export type ClusterNodes = (input: ClusterInput) => ClusterOutput;
