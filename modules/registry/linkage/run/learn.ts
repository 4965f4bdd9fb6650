import type { Session } from '../../../analysis/index.ts';
import { posterior, train, type Trained } from '../em.ts';
import type { LinkModel, TrainingReport } from '../link-model.ts';
import type { LinkSpec } from '../link-spec.ts';
import { makeModel } from '../make-model.ts';
import type { Plan } from '../plan.ts';
import { comparePairs, countPatterns } from './compare.ts';
import type { FrequentOutput } from './frequencies.ts';
import type { Frequencies } from '../link-model.ts';
import type { RunStep } from './run-step.ts';

const RANDOM_PAIRS = 300_000;

export interface LearnOrder {
  spec: LinkSpec;
  plan: Plan;
  records: number;
  /** All pairs that could be compared: across sources only, or any two. */
  totalPairs: number;
  acrossOnly: boolean;
  outputs: readonly { output: FrequentOutput; frequencies: Frequencies }[];
}

/** Trains on the compared pairs in `vector`; labels are never read because none are loaded. */
export async function learn(session: Session, order: LearnOrder, step: RunStep): Promise<LinkModel> {
  const { plan, spec, outputs, totalPairs } = order;
  const randomPairs = await drawPairs(order, step);
  const frequent = outputs.map(({ output }) => output);
  await comparePairs({ plan, outputs: frequent, from: 'random_pair', into: 'random_vector' }, step);
  const random = await countPatterns(session, plan, 'random_vector');
  const candidates = await countPatterns(session, plan, 'vector');
  const blocked = plan.rules.map(
    (rule) =>
      new Set(
        plan.comparisons.flatMap(({ columns }, at) =>
          columns.some((column) => rule.columns.includes(column)) ? [at] : [],
        ),
      ),
  );
  const starts = plan.comparisons.map(({ levels }) => levels.map(({ start }) => start));
  const limits = plan.comparisons.map(({ levels }) => levels.map(({ limit }) => limit));
  const begun = performance.now();
  const trained = train({ starts, limits, candidates, random, blocked, totalPairs });
  await step(`trained in ${String(Math.round(performance.now() - begun))} ms`, 'SELECT 1');
  const candidatePairs = candidates.reduce((sum, { count }) => sum + count, 0);
  const all = plan.comparisons.map((_, at) => at);
  const expected = candidates.reduce(
    (sum, { levels, count }) => sum + count * posterior(levels, trained, all),
    0,
  );
  return makeModel({
    spec,
    plan,
    trained,
    frequencies: outputs.map(({ output, frequencies }) => ({ comparison: output.comparison, frequencies })),
    training: report(order, trained, { candidatePairs, randomPairs, expectedMatches: Math.round(expected) }),
  });
}

function report(
  { plan, records }: LearnOrder,
  { passes }: Trained,
  counts: Pick<TrainingReport, 'candidatePairs' | 'randomPairs' | 'expectedMatches'>,
): TrainingReport {
  const largest = passes.reduce<Trained['passes'][number] | undefined>(
    (found, pass) => (found === undefined || pass.pairs > found.pairs ? pass : found),
    undefined,
  );
  return {
    records,
    ...counts,
    rounds: (largest?.trace ?? []).map(({ change, matchShare }, at) => ({
      round: at + 1,
      largestChangePpm: Math.round(change * 1e6),
      matchSharePpm: Math.round(matchShare * 1e6),
    })),
    passes: passes.map(({ rule, pairs, rounds, converged, matchShare }) => ({
      rule: plan.rules[rule]?.name ?? '',
      pairs,
      rounds,
      converged,
      matchPpm: Math.round(matchShare * 1e6),
    })),
  };
}

/** Makes `random_pair`: all pairs of a small set, otherwise pairs drawn by a fixed hash, the same in every run. */
async function drawPairs({ records, totalPairs, acrossOnly }: LearnOrder, step: RunStep): Promise<number> {
  const across = acrossOnly ? ' AND a.source <> b.source' : '';
  if (totalPairs <= RANDOM_PAIRS)
    return step(
      'all pairs',
      `CREATE OR REPLACE TABLE random_pair AS SELECT a.n AS l, b.n AS r, 0 AS rules FROM std a, std b WHERE a.n < b.n${across}`,
    );
  const side = (salt: string): string => `(hash(i, '${salt}') % ${String(records)})::INTEGER`;
  return step(
    'random pairs',
    `CREATE OR REPLACE TABLE random_pair AS SELECT d.l, d.r, 0 AS rules
     FROM (SELECT least(x, y) AS l, greatest(x, y) AS r FROM (SELECT ${side('left')} AS x, ${side('right')} AS y FROM range(${String(RANDOM_PAIRS)}) t(i)) WHERE x <> y) d
     JOIN std a ON a.n = d.l JOIN std b ON b.n = d.r WHERE true${across}`,
  );
}
