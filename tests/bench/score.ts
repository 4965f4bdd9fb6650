import type { FeatureValues } from '../../modules/credit/features/feature.ts';
import { rankReasons } from '../../modules/credit/reasons/rank-reasons.ts';
import { loadModels } from '../../modules/credit/models/models.ts';
import { scoreProfile } from '../../modules/credit/scorecard/score-profile.ts';

const PROFILES = 5_000;
const MEASURED = 200_000;

/** Scores profiles in memory on one core, checks, point trace and ranked reasons included; profiles per second. */
export function measureScoring(): { name: string; perSecond: number } {
  const { card } = loadModels().inUse;
  const profiles = syntheticProfiles(card.factors.map((factor) => [factor.feature, factor.lowerEdges]));
  let checksum = 0;
  const run = (count: number): void => {
    for (let i = 0; i < count; i += 1) {
      const values = profiles[i % PROFILES] ?? {};
      const outcome = scoreProfile(card, values);
      checksum += outcome.score + rankReasons(card, outcome).length;
    }
  };
  run(MEASURED / 10);
  const start = process.hrtime.bigint();
  run(MEASURED);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (checksum <= 0) throw new Error('nothing was scored');
  return { name: 'profiles scored with trace and reasons', perSecond: Math.round(MEASURED / seconds) };
}

/** Profiles that reach every bin; one value in eight is missing. The same at every run. */
function syntheticProfiles(factors: readonly (readonly [string, readonly number[]])[]): FeatureValues[] {
  let state = 7;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: PROFILES }, () =>
    Object.fromEntries(
      factors.map(([feature, edges]) => {
        const edge = edges[Math.floor(next() * edges.length)] ?? 0;
        return [feature, next() < 0.125 ? null : Math.max(0, edge)];
      }),
    ),
  );
}
