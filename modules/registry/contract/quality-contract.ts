export const DIMENSIONS = ['completeness', 'validity', 'uniqueness', 'consistency', 'timeliness'] as const;

/** One of the five ways in which a file can be good. */
export type Dimension = (typeof DIMENSIONS)[number];

/** Whether a broken rule keeps its row out or only marks it. */
export type RuleSeverity = 'reject' | 'flag';

/** A rule between the cells of one row. It is silent where a cell it needs is empty. */
export type CrossRule =
  /** The first column is not greater (or later) than the second. */
  | { rule: 'order'; severity: RuleSeverity; columns: readonly [string, string] }
  /** The parts add up to the total, give or take `tolerance` in our unit. An empty part is nothing. */
  | { rule: 'sum'; severity: RuleSeverity; parts: readonly string[]; total: string; tolerance: number }
  /** `column` is filled where `when` is filled, or where `when` is one of the codes `is`. */
  | { rule: 'required-if'; severity: RuleSeverity; column: string; when: string; is?: readonly string[] }
  /** At least one of the columns is filled. */
  | { rule: 'one-of'; severity: RuleSeverity; columns: readonly string[] };

/** The columns hold, in this order, the natural key of a row of another dataset. */
export interface Reference {
  columns: readonly string[];
  dataset: string;
}

export const DELIVERY_KINDS = ['full', 'changes', 'withdrawals'] as const;

/** What a file says about the dataset: all of it, what is new or changed, or what shall no longer count. */
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** How a dataset may be delivered. */
export interface DeliveryTerms {
  kinds: readonly DeliveryKind[];
  /** Taken when a delivery does not say its kind. */
  usual: DeliveryKind;
  /** The `code` column that says what to do with each row: `upsert` or `withdraw`. */
  operation?: string;
  /** A full delivery ends the rows that are missing from it. */
  fullEndsMissing: boolean;
  /** Ending more than this share of the rows in force always waits for an approver, in basis points. */
  endsHoldBp: number;
}

/** From which change on a full delivery waits for an approver. Shares in basis points. */
export interface DriftTerms {
  rowsFewerBp: number;
  rowsMoreBp: number;
  /** By how much the share of empty cells of a column may grow. */
  nullsMoreBp: number;
  /** Share of rows with codes that the last delivery did not have. */
  newCodesBp: number;
  /** By how much a column's mean or median may move, of what it was. */
  shiftBp: number;
}

/** How good a file must be. Scores in basis points. */
export interface QualityTerms {
  weights: Readonly<Record<Dimension, number>>;
  /** At or above it a file passes; below it an approver decides. */
  passBp: number;
  /** Below it the file is refused. */
  refuseBp: number;
  /** The gate judges no file with fewer rows: in a short one a bad row or two say nothing. */
  minimumRows: number;
  /** Columns that should be filled; required, key and subject columns when the contract is silent. */
  complete: readonly string[];
  /** Rows whose date lies more than `days` before the day of receipt are late. */
  timeliness?: { column: string; days: number };
  drift: DriftTerms;
}
