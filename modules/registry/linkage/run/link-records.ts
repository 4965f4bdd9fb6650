import type { Session } from '../../../analysis/index.ts';
import { clusterNodes } from '../cluster.ts';
import type { ClusterOutput } from '../cluster-types.ts';
import type { LinkModel } from '../link-model.ts';
import type { LinkSpec } from '../link-spec.ts';
import { planOf } from '../plan-spec.ts';
import type { Plan } from '../plan.ts';
import { makePairs, type BlockReport } from './block.ts';
import { comparePairs, makeCompared } from './compare.ts';
import { addFrequencies, countFrequencies, frequentOutputs } from './frequencies.ts';
import { learn } from './learn.ts';
import type { RunStep } from './run-step.ts';
import { readEdges, scorePairs } from './score.ts';
import { standardise } from './standardise.ts';

export interface LinkOrder {
  spec: LinkSpec;
  sources: number;
  records: number;
  /** Links are pairs of this weight and more. */
  thresholdCb: number;
  blockCap: number;
}

export interface Linked {
  plan: Plan;
  model: LinkModel;
  blocks: BlockReport[];
  clustered: ClusterOutput;
  pairs: number;
}

/** How far below the threshold pairs still speak when clusters are judged: everything. */
const EVERY_WEIGHT = -1_000_000;

/** From the table `record` to clusters: the whole of a linkage without a model given. Leaves `std`, `vector`, `edge`. */
export async function linkRecords(session: Session, order: LinkOrder, step: RunStep): Promise<Linked> {
  const { spec, records, thresholdCb } = order;
  const plan = planOf(spec);
  await standardise(session, plan, step);
  const outputs = [];
  for (const output of frequentOutputs(plan))
    outputs.push({ output, frequencies: await countFrequencies(session, output) });
  await addFrequencies(session, outputs, step);
  const acrossOnly = spec.oneRecordPerSource;
  const blocks = await makePairs(session, { plan, cap: order.blockCap, acrossOnly }, step);
  const frequent = outputs.map(({ output }) => output);
  await makeCompared(plan, frequent, step);
  await comparePairs({ plan, outputs: frequent, from: 'pair', into: 'vector' }, step);
  const totalPairs = await countPairs(session, acrossOnly);
  const model = await learn(session, { spec, plan, records, totalPairs, acrossOnly, outputs }, step);
  const pairs = await scorePairs(
    session,
    { plan, model, from: 'vector', into: 'edge', floorCb: EVERY_WEIGHT },
    step,
  );
  const edges = await readEdges(session, 'edge', pairs);
  const source = await readSources(session, records);
  const clustered = clusterNodes({
    count: records,
    edges,
    thresholds: { autoCb: thresholdCb, reviewCb: thresholdCb, maxCluster: records },
    source,
    ...(acrossOnly ? { onePerSource: Array.from({ length: order.sources }, () => true) } : {}),
  });
  return { plan, model, blocks, clustered, pairs };
}

async function countPairs(session: Session, acrossOnly: boolean): Promise<number> {
  const rows = await session.rows<{ c: number }>({
    name: 'sizes of the sources',
    sql: 'SELECT count(*)::DOUBLE AS c FROM record GROUP BY source ORDER BY source',
  });
  const total = rows.reduce((sum, { c }) => sum + c, 0);
  const within = rows.reduce((sum, { c }) => sum + (c * (c - 1)) / 2, 0);
  const all = (total * (total - 1)) / 2;
  return acrossOnly ? all - within : all;
}

async function readSources(session: Session, records: number): Promise<Uint16Array> {
  const source = new Uint16Array(records);
  for await (const part of session.parts({ name: 'sources', sql: 'SELECT n, source FROM record' })) {
    const [n, of] = [part.numbers(0), part.numbers(1)];
    for (let row = 0; row < part.rowCount; row += 1) source[n[row] ?? 0] = of[row] ?? 0;
  }
  return source;
}
