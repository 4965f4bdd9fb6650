import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../../../analysis/index.ts';
import type { LoadedInputs } from '../input/load-inputs.ts';
import { modelText } from '../make-model.ts';
import type { Linked } from './link-records.ts';
import type { RunStep } from './run-step.ts';

export interface OutputOrder {
  folder: string;
  loaded: LoadedInputs;
  linked: Linked;
  thresholdCb: number;
}

export interface WrittenOutputs {
  pairs: number;
  clusters: number;
}

/** Writes `pairs.csv`, `clusters.csv`, `model.json`, and `rejected.csv` when rows were rejected. Equal runs write equal bytes. */
export async function writeOutputs(
  session: Session,
  order: OutputOrder,
  step: RunStep,
): Promise<WrittenOutputs> {
  const { folder, loaded, linked } = order;
  await loadNames(session, loaded, step);
  await step('clusters', 'CREATE OR REPLACE TABLE cluster_of (n INTEGER, lowest INTEGER)');
  const { cluster } = linked.clustered;
  await session.load('cluster_of', [Int32Array.from({ length: cluster.length }, (_, n) => n), cluster]);
  await step(
    'numbered clusters',
    `CREATE OR REPLACE TABLE clustered AS SELECT n, lowest, dense_rank() OVER (ORDER BY lowest)::INTEGER AS cluster FROM cluster_of`,
  );
  await step(
    'links',
    `CREATE OR REPLACE TABLE link AS SELECT e.* FROM edge e JOIN clustered a ON a.n = e.l JOIN clustered b ON b.n = e.r
     WHERE e.weight >= ${String(order.thresholdCb)} AND a.cluster = b.cluster`,
  );
  const pairs = await step('pairs.csv', copy(PAIRS, join(folder, 'pairs.csv')));
  await step('clusters.csv', copy(CLUSTERS, join(folder, 'clusters.csv')));
  writeFileSync(join(folder, 'model.json'), `${modelText(linked.model)}\n`);
  if (loaded.rejected.length > 0) writeFileSync(join(folder, 'rejected.csv'), rejectedText(loaded));
  return { pairs, clusters: new Set(cluster).size };
}

const PAIRS = `SELECT a.name AS "left", b.name AS "right", k.weight AS weight_centibits,
    round(1000000 / (1 + pow(2.0, -k.weight / 100.0)))::INTEGER AS probability_ppm
  FROM link k JOIN record_name a ON a.n = k.l JOIN record_name b ON b.n = k.r ORDER BY k.l, k.r`;

const CLUSTERS = `SELECT s.source, s.record, c.cluster FROM clustered c JOIN record_name s ON s.n = c.n ORDER BY c.n`;

function copy(select: string, path: string): string {
  return `COPY (${select}) TO '${path.replaceAll("'", "''")}' (FORMAT csv, HEADER, DELIMITER ',')`;
}

/**
 * How records are named: by their key, and by source and key where a key stands in several sources. Exactly as they came,
 * so that the files can be joined back.
 */
async function loadNames(session: Session, loaded: LoadedInputs, step: RunStep): Promise<void> {
  await step('sources', 'CREATE OR REPLACE TABLE source_name (source INTEGER, name VARCHAR)');
  await session.load('source_name', [
    loaded.sources.map((_, at) => at),
    loaded.sources.map(({ name }) => name),
  ]);
  const name = loaded.sharedKeys ? `s.name || ':' || r.key` : 'r.key';
  await step(
    'names of records',
    `CREATE OR REPLACE TABLE record_name AS SELECT r.n, s.name AS source, r.key AS record, ${name} AS name
     FROM record r JOIN source_name s USING (source)`,
  );
}

function rejectedText({ rejected }: LoadedInputs): string {
  const lines = rejected.map(({ source, row, code }) => `${cell(source)},${String(row)},${code}`);
  return ['source,row,code', ...lines, ''].join('\n');
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
