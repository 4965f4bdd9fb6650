import type { components } from '../../../openapi/contract.gen.ts';
import { isoInstant } from '../../kernel/clock.ts';
import { featureOf } from '../features/catalogue.ts';
import { datasetName } from '../features/datasets.ts';
import type { Wording } from '../features/feature.ts';
import type { ScoreReason } from '../reasons/explain.ts';
import { binText } from '../reasons/words.ts';
import type { CompiledFactor } from '../scorecard/compile-card.ts';
import type { Models } from '../models/models.ts';
import { traceOf } from '../scorecard/score-profile.ts';
import type { ScoreResult } from '../scores/score-result.ts';

type Schemas = components['schemas'];

export interface MyHousehold {
  householdId: string;
  villageName: string;
}

const NOT_SCORED: Readonly<Record<Schemas['NotScoredReason'], Wording>> = {
  'no-household': {
    zh: '您还没有登记到任何农户，请联系村委会。',
    en: 'You belong to no registered household yet; please ask the village office.',
  },
  'not-yet-scored': { zh: '尚未评分，可以现在计算。', en: 'There is no score yet; you may compute it now.' },
  'too-few-features': {
    zh: '资料不足，未评级：可用资料少于6项。',
    en: 'Too little data: fewer than 6 factors.',
  },
  'coverage-too-low': {
    zh: '资料不足，未评级：现有资料覆盖不到评分项的40%。',
    en: 'Too little data: they cover less than 40 % of the points.',
  },
};

/** The body for a household without any score. */
export function notScoredBody(
  reason: 'no-household' | 'not-yet-scored',
  household?: MyHousehold,
): Schemas['MyScore'] {
  return {
    state: 'not-scored',
    notScored: { reason, text: NOT_SCORED[reason] },
    ...(household === undefined ? {} : { household }),
    reasons: [],
    strengths: [],
    advice: [],
    freshness: [],
    points: [],
  };
}

/** A score as the farmer reads it; `nextAt` is when a new computation may be asked for, 0 for now. */
export function myScoreBody(
  models: Models,
  household: MyHousehold,
  result: ScoreResult,
  nextAt: number,
): Schemas['MyScore'] {
  return {
    ...verdict(result),
    household,
    scoreId: result.scoreId,
    thin: result.thin,
    coverageBp: result.coverageBp,
    asOf: isoInstant(result.asOf),
    scoredAt: isoInstant(result.scoredAt),
    model: { modelId: result.modelId, version: result.modelVersion, sha256: result.modelSha256 },
    reasons: result.reasons.filter((reason) => reason.direction === 'shortfall').map(reasonBody),
    strengths: result.reasons.filter((reason) => reason.direction === 'strength').map(reasonBody),
    advice: result.advice.map(({ zh, en, actions, ...advice }) => ({
      ...advice,
      actions: actions.map(({ zh: textZh, en: textEn, ...action }) => ({
        ...action,
        text: { zh: textZh, en: textEn },
      })),
      text: { zh, en },
    })),
    freshness: result.freshness.map(({ datasetId, agencyId, receivedAt, records }) => ({
      datasetId,
      agencyId,
      name: datasetName(datasetId),
      receivedAt: isoInstant(receivedAt),
      records,
    })),
    basePoints: result.basePoints,
    points: pointLines(models, result),
    ...(nextAt === 0 ? {} : { nextRescoreAt: isoInstant(nextAt) }),
  };
}

function verdict(
  result: ScoreResult,
): Pick<Schemas['MyScore'], 'state' | 'notScored' | 'score' | 'grade' | 'gradeLabel'> {
  const { score, grade, notScorable } = result;
  if (score === undefined || grade === undefined) {
    const reason = notScorable ?? 'too-few-features';
    return { state: 'not-scored', notScored: { reason, text: NOT_SCORED[reason] } };
  }
  return { state: 'scored', score, grade, gradeLabel: result.thin ? `${grade}t` : grade };
}

function reasonBody(reason: ScoreReason): Schemas['ScoreReason'] {
  const { code, zh, en, points, sources, action, actionEn } = reason;
  return {
    code,
    text: { zh, en },
    points,
    sources,
    ...(action === undefined ? {} : { action: { zh: action, en: actionEn ?? action } }),
  };
}

const RULES: Readonly<Record<string, Wording>> = {
  missing: { zh: '无资料', en: 'no data' },
  special: { zh: '特殊值', en: 'special value' },
  unseen: { zh: '数值异常', en: 'value out of range' },
};

function pointLines(models: Models, result: ScoreResult): Schemas['PointLine'][] {
  const factors = models.find(result.modelId)?.card.factors ?? [];
  return result.points.flatMap((line) => {
    const feature = featureOf(line.feature);
    const factor = factors.find((candidate) => candidate.feature === line.feature);
    if (feature === undefined || factor === undefined) return [];
    const rule = RULES[line.bin];
    return {
      feature: line.feature,
      number: feature.number,
      name: feature.name,
      bin: rule ?? binText(feature.unit, binNamed(factor, line.bin)),
      points: line.points,
      maxPoints: factor.range,
      hasData: line.bin !== 'missing' && line.bin !== 'unseen',
      ...(line.disputed ? { disputed: true } : {}),
    };
  });
}

/** The declared bin that a stored interval such as `[3000000,8000000)` names. */
function binNamed(factor: CompiledFactor, interval: string): CompiledFactor['declared']['bins'][number] {
  const lower = Number(interval.slice(1, interval.indexOf(',')).replace('-∞', '-Infinity'));
  const bin = traceOf(factor, lower === -Infinity ? factor.domainMin : lower).bin;
  return factor.declared.bins[bin] ?? { points: 0 };
}
