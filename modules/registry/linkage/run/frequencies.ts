import type { Session } from '../../../analysis/index.ts';
import type { Frequencies } from '../link-model.ts';
import { outputName, type Plan } from '../plan.ts';
import type { RunStep } from './run-step.ts';

/** The output of a field whose frequent values count less. */
export interface FrequentOutput {
  /** Its column in `std`. */
  column: string;
  comparison: number;
  output: string;
}

const MOST_VALUES = 2_000;

/** Which outputs the levels of the plan ask for, each once. */
export function frequentOutputs(plan: Plan): FrequentOutput[] {
  return plan.comparisons.flatMap((comparison, at) => {
    const field = plan.fields.find(({ column }) => column.name === comparison.columns[0]);
    const outputs = new Set(comparison.levels.flatMap(({ frequency }) => frequency ?? []));
    return field === undefined
      ? []
      : [...outputs].map((output) => ({ column: outputName(field, output), comparison: at, output }));
  });
}

/** Counts the values of an output: the most frequent by name, the others by what a pair of them meets on the average. */
export async function countFrequencies(session: Session, output: FrequentOutput): Promise<Frequencies> {
  const { column } = output;
  const sql = `WITH counted AS (SELECT ${column}::VARCHAR AS v, count(*) AS c FROM std WHERE ${column} IS NOT NULL GROUP BY ALL),
    ranked AS (SELECT v, c, row_number() OVER (ORDER BY c DESC, v) AS place, sum(c) OVER () AS total FROM counted)
    SELECT CASE WHEN place <= ${String(MOST_VALUES)} AND c > 1 THEN v END AS v, sum(c)::DOUBLE AS c, sum(c * c)::DOUBLE AS squares,
      max(total)::DOUBLE AS total, min(place) AS place FROM ranked
    GROUP BY CASE WHEN place <= ${String(MOST_VALUES)} AND c > 1 THEN v END ORDER BY place`;
  const rows = await session.rows<{ v: string | null; c: number; squares: number; total: number }>({
    name: `frequencies of ${column}`,
    sql,
  });
  const values: Record<string, number> = {};
  let restPpm = 1;
  for (const { v, c, squares, total } of rows) {
    if (v === null) restPpm = ppm(squares / c / total);
    else values[v] = ppm(c / total);
  }
  return { output: output.output, restPpm, values };
}

function ppm(share: number): number {
  return Math.max(1, Math.round(share * 1e6));
}

/** Adds to `std` for each output `q_<column>`: 100 · log2 of the share of the record's value. */
export async function addFrequencies(
  session: Session,
  given: readonly { output: FrequentOutput; frequencies: Frequencies }[],
  step: RunStep,
): Promise<void> {
  const joins: string[] = [];
  const columns: string[] = [];
  for (const { output, frequencies } of given) {
    const table = `freq_${output.column}`;
    await step(`frequencies of ${output.column}`, `CREATE OR REPLACE TABLE ${table} (v VARCHAR, cb INTEGER)`);
    const values = Object.entries(frequencies.values);
    await session.load(table, [values.map(([value]) => value), values.map(([, share]) => centibits(share))]);
    joins.push(`LEFT JOIN ${table} ON ${table}.v = std.${output.column}::VARCHAR`);
    columns.push(
      `coalesce(${table}.cb, ${String(centibits(frequencies.restPpm))})::INTEGER AS q_${output.column}`,
    );
  }
  if (given.length === 0) return;
  await step(
    'frequencies',
    `CREATE OR REPLACE TABLE std AS SELECT std.*, ${columns.join(', ')} FROM std ${joins.join(' ')}`,
  );
}

function centibits(sharePpm: number): number {
  return Math.round(100 * Math.log2(sharePpm / 1e6));
}
