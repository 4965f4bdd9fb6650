import type { LinkModel } from './link-model.ts';

/** A record to be linked; `values` by column name of the model's spec. */
export interface LinkRecord {
  id: string;
  source: string;
  values: Readonly<Record<string, string | null>>;
}

/** Two records and the evidence that they are the same: `left` < `right`, one level per comparison of the model. */
export interface LinkEdge {
  left: string;
  right: string;
  weightCb: number;
  levels: readonly number[];
}

/** Blocking and scoring under one frozen model in a child process of its own. */
export interface Linker {
  /** Blocking keys, made with a secret so that they tell nothing: 60-bit integers as decimal text. */
  keysOf(records: readonly LinkRecord[]): Promise<readonly { id: string; key: string }[]>;
  /** Weights of these pairs under the frozen model; those below floorCb are left out. Sorted by (left, right). */
  score(
    records: readonly LinkRecord[],
    pairs: readonly (readonly [string, string])[],
    floorCb?: number,
  ): Promise<readonly LinkEdge[]>;
  /** Ends the child process. */
  close(): Promise<void>;
}

/** Starts a linker; throws when the model does not fit this version of the engine. */
export type OpenLinker = (model: LinkModel, secret: string) => Promise<Linker>;
