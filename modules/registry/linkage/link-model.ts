import type { LinkSpec } from './link-spec.ts';

/** How far two values of a comparison agree. `matchPpb` and `otherPpb` are the shares among pairs that are the same and among other pairs, parts per thousand million. */
export interface ModelLevel {
  name: string;
  zh: string;
  en: string;
  matchPpb: number;
  otherPpb: number;
  /** Evidence in centibits: 100 · log2(m / u), rounded. A missing value has the level 15 and no evidence. */
  weightCb: number;
  /** The output whose frequency takes the place of u at this level. */
  frequency?: string;
}

/** A comparison and its levels, best agreement first; the level numbers of an edge count from 0. */
export interface ModelComparison {
  name: string;
  zh: string;
  en: string;
  columns: readonly string[];
  levels: readonly ModelLevel[];
  /** Frequent values count less at the levels that say so. */
  frequencies?: readonly Frequencies[];
}

/** Shares of the values of one output in ppm; a value that is not named has `restPpm`. */
export interface Frequencies {
  output: string;
  restPpm: number;
  values: Readonly<Record<string, number>>;
}

/** How the model came to be; no record stands in it. */
export interface TrainingReport {
  records: number;
  candidatePairs: number;
  randomPairs: number;
  passes: readonly {
    rule: string;
    pairs: number;
    rounds: number;
    converged: boolean;
    matchPpm: number;
  }[];
  expectedMatches: number;
}

/** A trained linkage model: canonical JSON, versioned, known by its SHA-256. */
export interface LinkModel {
  format: 'tianxin-link-model/1';
  name: string;
  version: number;
  spec: LinkSpec;
  /** 100 · log2 of the prior odds that two random records are the same; part of every weight. */
  priorCb: number;
  comparisons: readonly ModelComparison[];
  training: TrainingReport;
}
