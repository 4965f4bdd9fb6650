import type { Session } from '../../../analysis/index.ts';
import { MISSING, type PatternCount } from '../em.ts';
import { outputName, type Plan, type PlannedComparison } from '../plan.ts';
import type { FrequentOutput } from './frequencies.ts';
import type { RunStep } from './run-step.ts';

/** Four bits a level, seven levels an integer: what comes back is read as typed arrays. */
const LEVELS_PER_WORD = 7;

/** The columns `w0`, `w1`, … that hold the levels of a pair. */
export function wordNames(plan: Plan): string[] {
  const count = Math.ceil(plan.comparisons.length / LEVELS_PER_WORD);
  return Array.from({ length: count }, (_, at) => `w${String(at)}`);
}

/**
 * Makes `into` from a table of pairs `(l, r, rules)`: the levels of every comparison and `tf`, the sum of the
 * frequencies (100 · log2) of the values that agree at a level where they count. `makeCompared` comes first.
 */
export async function comparePairs(
  order: { plan: Plan; outputs: readonly FrequentOutput[]; from: string; into: string },
  step: RunStep,
): Promise<void> {
  const { plan, outputs, from, into } = order;
  const levels = plan.comparisons.map(
    (comparison, at) => `${comparison.as ?? inColumns(levelOf(comparison))} AS g${String(at)}`,
  );
  const named = plan.comparisons.flatMap((comparison) =>
    comparison.as === undefined ? [] : [`, ${inColumns(levelOf(comparison))} AS ${comparison.as}`],
  );
  const columns = comparedColumns(plan).flatMap((column) => [
    `l.${column} AS l_${column}`,
    `r.${column} AS r_${column}`,
  ]);
  const words = wordNames(plan).map((word, at) => `${packed(plan, at)}::INTEGER AS ${word}`);
  const frequencies = outputs.map(({ column }) => `q_${column}`);
  await step(
    `compare ${from}`,
    `CREATE OR REPLACE TABLE ${into} AS SELECT l, r, rules, ${words.join(', ')}, ${adjustment(plan, outputs)}::INTEGER AS tf
     FROM (SELECT l, r, rules, ${[...levels, ...frequencies].join(', ')}
       FROM (SELECT *${named.join('')}
         FROM (SELECT p.l AS l, p.r AS r, p.rules AS rules, ${[...columns, ...frequencies.map((name) => `l.${name} AS ${name}`)].join(', ')}
           FROM ${from} p JOIN compared l ON l.n = p.l JOIN compared r ON r.n = p.r)))`,
  );
}

/**
 * Makes `compared` from `std`: what the comparisons need and no more, because each pair fetches two of its rows. Texts
 * of which only equality is asked become 64-bit hashes.
 */
export async function makeCompared(
  plan: Plan,
  outputs: readonly FrequentOutput[],
  step: RunStep,
): Promise<void> {
  const hashed = hashedColumns(plan);
  const columns = comparedColumns(plan).map((column) =>
    hashed.has(column) ? `CASE WHEN ${column} IS NOT NULL THEN hash(${column}) END AS ${column}` : column,
  );
  await step(
    'compared columns',
    `CREATE OR REPLACE TABLE compared AS SELECT ${['n', ...columns, ...outputs.map(({ column }) => `q_${column}`)].join(', ')} FROM std`,
  );
}

const SIDE_AND_COLUMN = /\b([lr])\.(f\d+_[a-z0-9]+)/g;
const EQUALITY = /\bl\.(f\d+_[a-z0-9]+) = r\.\1\b|\b[lr]\.f\d+_[a-z0-9]+ IS NULL/g;

/** The columns that the conditions speak of, each once. */
function comparedColumns({ comparisons }: Plan): string[] {
  return columnsIn(comparisons.map(levelOf).join(' '));
}

function columnsIn(conditions: string): string[] {
  return [...new Set([...conditions.matchAll(SIDE_AND_COLUMN)].map(([, , column]) => column ?? ''))].sort();
}

/** Texts that are only asked whether they are equal or missing. */
function hashedColumns({ fields, comparisons }: Plan): ReadonlySet<string> {
  const texts = new Set(
    fields.flatMap((field) =>
      field.outputs.filter(({ type }) => type === 'VARCHAR').map(({ name }) => outputName(field, name)),
    ),
  );
  for (const column of columnsIn(comparisons.map(levelOf).join(' ').replaceAll(EQUALITY, '')))
    texts.delete(column);
  return texts;
}

/** Conditions speak of `l.column`; what was joined calls it `l_column`. */
function inColumns(condition: string): string {
  return condition.replaceAll(SIDE_AND_COLUMN, '$1_$2');
}

function levelOf({ missing, levels }: PlannedComparison): string {
  const whens = levels.flatMap(({ when }, at) =>
    when === undefined ? [] : [`WHEN ${when} THEN ${String(at)}`],
  );
  return `CASE WHEN ${missing} THEN ${String(MISSING)} ${whens.join(' ')} ELSE ${String(levels.length - 1)} END`;
}

function packed(plan: Plan, word: number): string {
  const from = word * LEVELS_PER_WORD;
  return plan.comparisons
    .slice(from, from + LEVELS_PER_WORD)
    .map((_, at) => `g${String(from + at)} * ${String(16 ** at)}`)
    .join(' + ');
}

function adjustment(plan: Plan, outputs: readonly FrequentOutput[]): string {
  const terms = outputs.map(({ column, comparison, output }) => {
    const levels = plan.comparisons[comparison]?.levels ?? [];
    const at = levels.flatMap(({ frequency }, level) => (frequency === output ? [String(level)] : []));
    return `CASE WHEN g${String(comparison)} IN (${at.join(', ')}) THEN q_${column} ELSE 0 END`;
  });
  return terms.length === 0 ? '0' : terms.join(' + ');
}

/** The levels of a pattern from its words. */
export function unpack(words: readonly number[], comparisons: number): Uint8Array {
  const levels = new Uint8Array(comparisons);
  for (let at = 0; at < comparisons; at += 1)
    levels[at] = ((words[Math.floor(at / LEVELS_PER_WORD)] ?? 0) >>> (4 * (at % LEVELS_PER_WORD))) & 15;
  return levels;
}

/** How often each pattern stands in a table of compared pairs, in a fixed order. */
export async function countPatterns(session: Session, plan: Plan, table: string): Promise<PatternCount[]> {
  const words = wordNames(plan).join(', ');
  const patterns: PatternCount[] = [];
  const sql = `SELECT ${words}, rules::INTEGER, count(*)::INTEGER FROM ${table} GROUP BY ALL ORDER BY ALL`;
  for await (const part of session.parts({ name: `patterns of ${table}`, sql })) {
    const columns = Array.from({ length: wordNames(plan).length + 2 }, (_, at) => part.numbers(at));
    const [counts, rules] = [columns.pop(), columns.pop()];
    for (let row = 0; row < part.rowCount; row += 1) {
      const levels = unpack(
        columns.map((column) => column[row] ?? 0),
        plan.comparisons.length,
      );
      patterns.push({ levels, rules: rules?.[row] ?? 0, count: counts?.[row] ?? 0 });
    }
  }
  return patterns;
}
