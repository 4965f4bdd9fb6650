/** A text in both languages of the report; Chinese first. */
export interface BothLanguages {
  zh: string;
  en: string;
}

/** One comparison of the model: its levels from the strongest agreement to the clearest difference. */
export interface ReportedComparison extends BothLanguages {
  name: string;
  levels: readonly ReportedLevel[];
}

/** `m` and `u` in parts per million, the weight in centibits; `pairs` counts the scored pairs at this level. */
export interface ReportedLevel extends BothLanguages {
  name: string;
  mPpm: number;
  uPpm: number;
  weightCb: number;
  pairs: number;
}

/** A pair that shows how a weight comes about; values stand side by side as the comparison saw them. */
export interface SamplePair {
  left: string;
  right: string;
  weightCb: number;
  probabilityPpm: number;
  /** What was decided about the pair. */
  outcome: 'linked' | 'review' | 'apart';
  /** One step for each comparison, in the order of the model; term-frequency adjustments are inside `weightCb`. */
  steps: readonly SampleStep[];
}

/** One step of a waterfall; the step names its comparison and level as the model does. */
export interface SampleStep {
  comparison: string;
  level: string;
  left: string;
  right: string;
  weightCb: number;
}

/** A half-open bucket `[fromCb, toCb)` of pair weights in centibits. */
export interface WeightBucket {
  fromCb: number;
  toCb: number;
  pairs: number;
}

/** One blocking rule: keys that at least two records share, their largest, and what the cap left out. */
export interface ReportedBlock extends BothLanguages {
  name: string;
  keys: number;
  /** Pairs that this rule brought, before pairs of other rules were taken out. */
  pairs: number;
  largest: number;
  /** Most records that one key may have. */
  cap: number;
  skippedKeys: number;
  skippedRecords: number;
}

/** One round of the training: the largest change of any probability and the share of matches, parts per million. */
export interface TrainingRound {
  round: number;
  largestChangePpm: number;
  matchSharePpm: number;
}

/** How many clusters have that many records. */
export interface ClusterSize {
  size: number;
  clusters: number;
}

/** Merges that the clustering refused, by reason; `example` names two records. */
export interface RefusedMerges extends BothLanguages {
  reason: string;
  count: number;
  example?: { left: string; right: string; weightCb: number };
}

/** All that `report.html` shows about one run of the linkage. Weights are centibits, probabilities parts per million. */
export interface LinkReport {
  title: string;
  /** SHA-256 of the model's canonical JSON. */
  modelSha256: string;
  /** Records by source, in the order of the inputs. */
  sources: readonly { name: string; records: number }[];
  thresholds: { autoCb: number; reviewCb: number; maxCluster: number };
  /** Weight before any comparison: log2 odds that two records of one block are the same. */
  priorCb: number;
  scoredPairs: number;
  comparisons: readonly ReportedComparison[];
  samples: readonly SamplePair[];
  weights: readonly WeightBucket[];
  blocks: readonly ReportedBlock[];
  training: readonly TrainingRound[];
  clusters: readonly ClusterSize[];
  refused: readonly RefusedMerges[];
}
