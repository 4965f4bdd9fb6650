import type { Session } from '../../../analysis/index.ts';
import { outputName, type Field, type FieldOutput, type Plan } from '../plan.ts';
import type { RunStep } from './run-step.ts';

/**
 * Makes `std` from `record(n, source, key, c0, c1, …)`: one row per record, the outputs of every field. Distinct
 * values of names and addresses are read in Node, all else in SQL.
 */
export async function standardise(session: Session, plan: Plan, step: RunStep): Promise<void> {
  for (const field of plan.fields) if (field.read) await readDistinct(session, field, step);
  const read = plan.fields.filter((field) => field.read !== undefined);
  const plain = plan.fields.filter((field) => field.read === undefined);
  const joins = read.map(
    ({ at }) => `LEFT JOIN dict_${String(at)} ON dict_${String(at)}.raw = record.c${String(at)}`,
  );
  const kept = [
    ...read.flatMap((field) => field.outputs.map(({ name }) => outputName(field, name))),
    ...plain.map(({ at }) => `c${String(at)}`),
  ];
  let from = `(SELECT n, source${kept.map((name) => `, ${name}`).join('')} FROM record ${joins.join(' ')})`;
  for (const field of plain) from = layers(field, from);
  await step('standardise', `CREATE OR REPLACE TABLE std AS SELECT * FROM ${from}`);
}

/** One sub-query per output, so that each is computed once and may use those before it. */
function layers(field: Field, from: string): string {
  const raw = `c${String(field.at)}`;
  const expression = (sql: string): string =>
    sql.replaceAll(/\braw\b/g, raw).replaceAll(/@([a-z0-9]+)/g, (_, name: string) => outputName(field, name));
  let query = from;
  for (const output of field.outputs)
    query = `(SELECT *, ${expression(output.sql ?? 'NULL')} AS ${outputName(field, output.name)} FROM ${query})`;
  const inner = field.outputs.filter(({ inner }) => inner).map(({ name }) => outputName(field, name));
  return `(SELECT * EXCLUDE (${[raw, ...inner].join(', ')}) FROM ${query})`;
}

const PORTION = 100_000;

async function readDistinct(session: Session, field: Field, step: RunStep): Promise<void> {
  const table = `dict_${String(field.at)}`;
  const raw = `c${String(field.at)}`;
  const columns = field.outputs.map((output) => `${outputName(field, output.name)} ${output.type}`);
  await step(
    `dictionary of ${field.column.name}`,
    `CREATE OR REPLACE TABLE ${table} (raw VARCHAR, ${columns.join(', ')})`,
  );
  await step(
    `values of ${field.column.name}`,
    `CREATE OR REPLACE TEMP TABLE distinct_value AS SELECT DISTINCT ${raw} AS v FROM record WHERE ${raw} IS NOT NULL AND ${raw} <> ''`,
  );
  const read = field.read ?? (() => []);
  let waiting: string[] = [];
  const flush = async (): Promise<void> => {
    await session.load(table, columnsOf(waiting, field.outputs, read));
    waiting = [];
  };
  for await (const part of session.parts({
    name: `read ${field.column.name}`,
    sql: 'SELECT v FROM distinct_value',
  })) {
    for (const value of part.values(0)) waiting.push(String(value));
    if (waiting.length >= PORTION) await flush();
  }
  await flush();
}

function columnsOf(
  raw: readonly string[],
  outputs: readonly FieldOutput[],
  read: (raw: string) => readonly (string | number | null)[],
): unknown[][] {
  const columns: unknown[][] = outputs.map(() => []);
  for (const value of raw) {
    const values = read(value);
    for (let at = 0; at < columns.length; at += 1) columns[at]?.push(values[at] ?? null);
  }
  return [raw.slice(), ...columns];
}
