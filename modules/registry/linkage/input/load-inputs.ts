import type { Session } from '../../../analysis/index.ts';
import type { LinkContract } from '../link-contract.ts';
import { LinkRefused } from '../link-refused.ts';
import type { RunStep } from '../run/run-step.ts';
import { readInput, sourceName, type RejectedRow } from './file-input.ts';

export interface LoadedInputs {
  sources: { name: string; records: number }[];
  records: number;
  rejected: RejectedRow[];
  /** Whether a record key stands in more than one source, so that only source and key together name a record. */
  sharedKeys: boolean;
}

/** Loads the files into `record(n, source, key, row_no, c0, …)`, numbered by source and key. */
export async function loadInputs(
  session: Session,
  { contract, inputs }: { contract: LinkContract; inputs: readonly string[] },
  step: RunStep,
): Promise<LoadedInputs> {
  const names = inputs.map(sourceName);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new LinkRefused('E_INPUT', `two inputs are named ${twice}; rename one file`);
  const { key, spec } = contract;
  const columns = spec.columns.map((_, at) => `c${String(at)} VARCHAR`);
  await step(
    'rows',
    `CREATE TABLE raw_row (source INTEGER, row_no INTEGER, key VARCHAR, ${columns.join(', ')})`,
  );
  const sources: LoadedInputs['sources'] = [];
  const rejected: RejectedRow[] = [];
  for (const [source, path] of inputs.entries()) {
    const wanted = [key, ...spec.columns.map(({ name }) => name)];
    const read = await readInput(path, wanted, (numbers, cells) =>
      session.load('raw_row', [
        new Int32Array(numbers.length).fill(source),
        Int32Array.from(numbers),
        ...cells,
      ]),
    );
    sources.push({ name: names[source] ?? '', records: read.rows });
    rejected.push(...read.rejected);
  }
  await refuseFaultyKeys(session, { names, key });
  const records = await step(
    'records',
    `CREATE TABLE record AS SELECT (row_number() OVER (ORDER BY source, key) - 1)::INTEGER AS n, * FROM raw_row`,
  );
  await step('drop rows', 'DROP TABLE raw_row');
  return { sources, records, rejected, sharedKeys: await hasSharedKeys(session) };
}

async function refuseFaultyKeys(
  session: Session,
  { names, key }: { names: readonly string[]; key: string },
): Promise<void> {
  const [empty] = await session.rows<{ source: number; row: number }>({
    name: 'empty keys',
    sql: `SELECT source, row_no AS row FROM raw_row WHERE key = '' ORDER BY source, row_no LIMIT 1`,
  });
  if (empty)
    throw new LinkRefused('E_KEY', `${names[empty.source] ?? ''}: row ${String(empty.row)} has no ${key}`);
  const [equal] = await session.rows<{ source: number; first: number; second: number }>({
    name: 'equal keys',
    sql: `SELECT source, min(row_no) AS first, max(row_no) AS second FROM raw_row GROUP BY source, key
      HAVING count(*) > 1 ORDER BY source, first LIMIT 1`,
  });
  if (equal)
    throw new LinkRefused(
      'E_KEY',
      `${names[equal.source] ?? ''}: rows ${String(equal.first)} and ${String(equal.second)} have the same ${key}`,
    );
}

async function hasSharedKeys(session: Session): Promise<boolean> {
  const [shared] = await session.rows<{ found: number }>({
    name: 'keys of several sources',
    sql: 'SELECT (count(*) - count(DISTINCT key))::INTEGER AS found FROM record',
  });
  return (shared?.found ?? 0) > 0;
}
