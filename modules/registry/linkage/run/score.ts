import type { Session } from '../../../analysis/index.ts';
import { MISSING } from '../em.ts';
import type { EdgeColumns } from '../cluster-types.ts';
import type { LinkModel } from '../link-model.ts';
import type { Plan } from '../plan.ts';
import { unpack, wordNames } from './compare.ts';
import type { RunStep } from './run-step.ts';

/**
 * The weight of a pattern in centibits without the part that depends on the values: where frequent values count less,
 * their share takes the place of u.
 */
export function patternWeight(model: LinkModel, levels: ArrayLike<number>): number {
  return model.comparisons.reduce(
    (sum, comparison, at) => sum + levelWeight(comparison.levels[levels[at] ?? MISSING]),
    model.priorCb,
  );
}

function levelWeight(level: LinkModel['comparisons'][number]['levels'][number] | undefined): number {
  if (level === undefined) return 0;
  if (level.frequency === undefined) return level.weightCb;
  return Math.round(100 * Math.log2(level.matchPpb / 1e9));
}

/** Makes `edge(l, r, weight, words)` of the compared pairs from the floor on. */
export async function scorePairs(
  session: Session,
  order: { plan: Plan; model: LinkModel; from: string; into: string; floorCb: number },
  step: RunStep,
): Promise<number> {
  const { plan, model, from, into, floorCb } = order;
  const words = wordNames(plan);
  await weighPatterns(session, order, step);
  const same = words.map((word) => `v.${word} = x.${word}`).join(' AND ');
  return step(
    `score ${from}`,
    `CREATE OR REPLACE TABLE ${into} AS SELECT v.l, v.r, ${words.map((word) => `v.${word}`).join(', ')}, (x.cb - v.tf)::INTEGER AS weight
     FROM ${from} v JOIN pattern_weight x ON ${same} WHERE x.cb - v.tf >= ${String(floorCb)}`,
  );

  async function weighPatterns(...[, , run]: [Session, object, RunStep]): Promise<void> {
    const columns = words.map((word) => `${word} INTEGER`).join(', ');
    await run('pattern weights', `CREATE OR REPLACE TABLE pattern_weight (${columns}, cb INTEGER)`);
    const found: number[][] = [...words.map(() => []), []];
    const sql = `SELECT DISTINCT ${words.join(', ')} FROM ${from}`;
    for await (const part of session.parts({ name: 'patterns', sql })) {
      const read = words.map((_, at) => part.numbers(at));
      for (let row = 0; row < part.rowCount; row += 1) {
        const values = read.map((column) => column[row] ?? 0);
        values.forEach((value, at) => found[at]?.push(value));
        found[words.length]?.push(patternWeight(model, unpack(values, model.comparisons.length)));
      }
    }
    await session.load('pattern_weight', found);
  }
}

/** The edges in the order in which clustering takes them. */
export async function readEdges(session: Session, table: string, count: number): Promise<EdgeColumns> {
  const edges = {
    left: new Int32Array(count),
    right: new Int32Array(count),
    weightCb: new Int32Array(count),
  };
  let at = 0;
  const sql = `SELECT l, r, weight FROM ${table} ORDER BY weight DESC, l, r`;
  for await (const part of session.parts({ name: `read ${table}`, sql })) {
    edges.left.set(part.numbers(0).subarray(0, part.rowCount), at);
    edges.right.set(part.numbers(1).subarray(0, part.rowCount), at);
    edges.weightCb.set(part.numbers(2).subarray(0, part.rowCount), at);
    at += part.rowCount;
  }
  return edges;
}
