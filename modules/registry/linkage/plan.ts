import type { LinkColumn } from './link-spec.ts';

/** What a column becomes before it is compared: columns `f<at>_<output>` of the table `std`. */
export interface Field {
  column: LinkColumn;
  at: number;
  outputs: readonly FieldOutput[];
  /** Standardises in Node, once for each distinct value; gives the outputs in order. */
  read?: (raw: string) => readonly (string | number | null)[];
}

export interface FieldOutput {
  name: string;
  type: 'VARCHAR' | 'INTEGER' | 'DOUBLE';
  /** For fields that SQL standardises: an expression over `raw` and the outputs before it. */
  sql?: string;
  /** Only the outputs after it need it. */
  inner?: true;
}

/** A level of a comparison: the first one whose condition over `l` and `r` holds. The last has none. */
export interface PlannedLevel {
  name: string;
  zh: string;
  en: string;
  when?: string;
  /** The share expected among pairs that are the same, before anything was learned; the sum need not be 1. */
  start: number;
  /** The largest share among matches that is believed, whatever the training finds. */
  limit?: number;
  /** The output whose frequent values count less at this level. */
  frequency?: string;
  /** The level weighs nothing, whatever the training finds. */
  noEvidence?: true;
}

export interface PlannedComparison {
  name: string;
  zh: string;
  en: string;
  columns: readonly string[];
  /** When nothing can be said: a side is empty, or the evidence is counted elsewhere. */
  missing: string;
  levels: readonly PlannedLevel[];
  /** The name by which conditions of other comparisons speak of the level that it found. */
  as?: string;
}

/** Records that agree in all parts are compared. A record in which a part is empty is in no block of the rule. */
export interface BlockingRule {
  name: string;
  zh: string;
  en: string;
  /** Expressions over a row of `std`, written with `@` for the row. */
  parts: readonly string[];
  columns: readonly string[];
  /** A smaller cap than that of the run. */
  cap?: number;
}

/** A spec turned into what is computed. */
export interface Plan {
  fields: readonly Field[];
  comparisons: readonly PlannedComparison[];
  rules: readonly BlockingRule[];
}

/** The name of a field's output in `std`. */
export function outputName(field: Pick<Field, 'at'>, output: string): string {
  return `f${String(field.at)}_${output}`;
}
