import type { Session } from '../../../analysis/index.ts';
import { outputName, type Field, type FieldOutput, type Plan } from '../plan.ts';
import type { RunStep } from './run-step.ts';

/**
 * Makes `std` from `record(n, source, key, c0, c1, …)`: one row per record, the outputs of every field. Each distinct
 * value is read once: names and addresses in Node, all else in SQL.
 */
export async function standardise(session: Session, plan: Plan, step: RunStep): Promise<void> {
  for (const field of plan.fields)
    await (field.read ? readDistinct(session, { ...field, read: field.read }, step) : readInSql(field, step));
  const names = plan.fields.flatMap((field) =>
    field.outputs.filter(isKept).map(({ name }) => outputName(field, name)),
  );
  const joins = plan.fields.map(
    ({ at }) => `LEFT JOIN ${dictionary(at)} ON ${dictionary(at)}.raw = record.c${String(at)}`,
  );
  await step(
    'standardise',
    `CREATE OR REPLACE TABLE std AS SELECT ${['n', 'source', ...names].join(', ')} FROM record ${joins.join(' ')}`,
  );
  for (const { at } of plan.fields) await step('drop dictionary', `DROP TABLE ${dictionary(at)}`);
}

function dictionary(at: number): string {
  return `dict_${String(at)}`;
}

function isKept({ inner }: FieldOutput): boolean {
  return inner !== true;
}

function distinctValues({ at }: Field): string {
  const raw = `c${String(at)}`;
  return `SELECT DISTINCT ${raw} AS raw FROM record WHERE ${raw} IS NOT NULL AND ${raw} <> ''`;
}

async function readInSql(field: Field, step: RunStep): Promise<void> {
  const query = layers(field, `(${distinctValues(field)})`);
  await step(
    `values of ${field.column.name}`,
    `CREATE OR REPLACE TABLE ${dictionary(field.at)} AS SELECT * FROM ${query}`,
  );
}

/** One sub-query per output, so that each is computed once and may use those before it. */
function layers(field: Field, from: string): string {
  const expression = (sql: string): string =>
    sql.replaceAll(/@([a-z0-9]+)/g, (_, name: string) => outputName(field, name));
  let query = from;
  for (const output of field.outputs)
    query = `(SELECT *, ${expression(output.sql ?? 'NULL')} AS ${outputName(field, output.name)} FROM ${query})`;
  const inner = field.outputs.filter((output) => !isKept(output)).map(({ name }) => outputName(field, name));
  return inner.length === 0 ? query : `(SELECT * EXCLUDE (${inner.join(', ')}) FROM ${query})`;
}

const PORTION = 100_000;

/** In portions by number: nothing may be written while an answer is still being read. */
async function readDistinct(
  session: Session,
  field: Field & Required<Pick<Field, 'read'>>,
  step: RunStep,
): Promise<void> {
  const table = dictionary(field.at);
  const columns = field.outputs.map((output) => `${outputName(field, output.name)} ${output.type}`);
  await step(
    `dictionary of ${field.column.name}`,
    `CREATE OR REPLACE TABLE ${table} (raw VARCHAR, ${columns.join(', ')})`,
  );
  const count = await step(
    `values of ${field.column.name}`,
    `CREATE OR REPLACE TEMP TABLE distinct_value AS SELECT raw, (row_number() OVER () - 1)::INTEGER AS i FROM (${distinctValues(field)})`,
  );
  const begun = performance.now();
  for (let from = 0; from < count; from += PORTION) {
    const sql = `SELECT raw FROM distinct_value WHERE i >= ${String(from)} AND i < ${String(from + PORTION)}`;
    const raw: string[] = [];
    for await (const part of session.parts({ name: `read ${field.column.name}`, sql }))
      for (const value of part.values(0)) raw.push(String(value));
    await session.load(table, columnsOf(raw, field.outputs, field.read));
  }
  await step(`read in ${String(Math.round(performance.now() - begun))} ms`, 'DROP TABLE distinct_value');
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
  return [[...raw], ...columns];
}
