import type { PlannedComparison, PlannedLevel } from '../plan.ts';

interface LevelWords {
  zh: string;
  en: string;
}

/** A level with its condition. */
export function level(
  name: string,
  words: LevelWords,
  when: string,
  more: { start: number; frequency?: string; limit?: number },
): PlannedLevel {
  return { name, ...words, when, ...more };
}

/** The last level: nothing of the above. */
export function otherwise(words: LevelWords, start: number): PlannedLevel {
  return { name: 'different', ...words, start };
}

/** The condition that a side has no value. */
export function eitherEmpty(column: string): string {
  return `(l.${column} IS NULL OR r.${column} IS NULL)`;
}

export function equal(column: string): string {
  return `l.${column} = r.${column}`;
}

export const DIFFERENT: LevelWords = { zh: '不同', en: 'different' };

/**
 * One slip of the pen between two ASCII texts: a wrong, missing or additional character, or two neighbours swapped.
 * DuckDB's distances are slow, so the cheap Hamming distance decides which pairs see the Damerau distance at all.
 */
export function oneSlip(column: string, sum?: string): string {
  const [l, r] = [`l.${column}`, `r.${column}`];
  return `CASE WHEN length(${l}) = length(${r}) THEN ${oneSlipOfEqualLength(l, r, sum)}
    WHEN abs(length(${l}) - length(${r})) = 1 AND (left(${l}, 4) = left(${r}, 4) OR right(${l}, 4) = right(${r}, 4))
      THEN levenshtein(${l}, ${r}) = 1 ELSE false END`;
}

/** `sum`: a column that swapping characters does not change. CASE because only its branches are computed for those rows alone that reach them; AND and OR are not. */
export function oneSlipOfEqualLength(l: string, r: string, sum?: string): string {
  const swapped = `damerau_levenshtein(${l}, ${r}) = 1`;
  const gated = sum === undefined ? swapped : andThen(equal(sum), swapped);
  return `CASE hamming(${l}, ${r}) WHEN 1 THEN true WHEN 2 THEN ${gated} ELSE false END`;
}

/** Both hold; the second, which costs more, is computed only where the first does. */
export function andThen(first: string, second: string): string {
  return `CASE WHEN ${first} THEN ${second} ELSE false END`;
}

export function comparison(
  of: Omit<PlannedComparison, 'levels'>,
  levels: readonly PlannedLevel[],
): PlannedComparison {
  return { ...of, levels };
}
