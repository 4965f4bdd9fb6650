import type { LinkSpec } from './link-spec.ts';

/** How far two values of a comparison agree. `matchPpm` and `otherPpm` are the shares among pairs that are the same and among other pairs. */
export interface ModelLevel {
  name: string;
  zh: string;
  en: string;
  matchPpm: number;
  otherPpm: number;
  /** Evidence in centibits: 100 · log2(m / u), rounded. 0 for the level "missing". */
  weightCb: number;
}

/** A comparison and its levels, best agreement first; the level numbers of an edge count from 0. */
export interface ModelComparison {
  name: string;
  columns: readonly string[];
  levels: readonly ModelLevel[];
  /** The levels at which frequent values count less: shares of the values in ppm, all other values have `restPpm`. */
  frequencies?: { levels: readonly number[]; restPpm: number; values: Readonly<Record<string, number>> };
}

/** How the model came to be; no record stands in it. */
export interface TrainingReport {
  records: number;
  candidatePairs: number;
  randomPairs: number;
  passes: readonly { rule: string; pairs: number; rounds: number; converged: boolean; matchPpm: number }[];
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
