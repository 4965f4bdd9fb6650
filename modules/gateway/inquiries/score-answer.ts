import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { ConsentDataType } from '../../consent/index.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Reply } from '../../kernel/operation.ts';
import type { ComputedScore } from './score-book.ts';

export type CreditScore = Reply<'openInquiry'>['body']['score'];

/** Why there is no number although the consent holds. */
export type NoScoreReason = NonNullable<CreditScore['noScoreReason']>;

/** The lowest and highest number a scorecard gives. */
const SCALE = { min: 300, max: 850 } as const;

const MOST_SHORTFALLS = 4;
const MOST_STRENGTHS = 2;

/** How far back the scorecard looks, months: a consent that reaches less far cannot carry its score. */
export const SCORE_LOOKBACK_MONTHS = 60;

/** What a bank gets of a score: only the data types that the person consented to. */
export function scoreAnswer(score: ComputedScore, granted: readonly ConsentDataType[]): CreditScore {
  return {
    scale: SCALE,
    ...(score.score === undefined ? {} : { score: score.score }),
    ...(score.grade === undefined ? {} : { band: score.grade }),
    ...(score.notScorable === undefined ? {} : { noScoreReason: score.notScorable }),
    thin: score.thin,
    modelId: score.modelId,
    modelVersion: score.modelVersion,
    modelSha256: score.modelSha256,
    asOf: isoInstant(score.asOf),
    scoredAt: isoInstant(score.scoredAt),
    coverageBp: score.coverageBp,
    ...((score.disputed ?? []).length === 0 ? {} : { underObjection: true }),
    ...(granted.includes('score-reasons') ? { reasonCodes: reasonCodes(score) } : {}),
    ...(granted.includes('data-sources') ? { dataFreshness: freshness(score) } : {}),
  };
}

/** The answer when there is no number: never 0, never the lowest grade. */
export function noScore(reason: NoScoreReason, at: number): CreditScore {
  return { scale: SCALE, noScoreReason: reason, scoredAt: isoInstant(at) };
}

/** An answer in its one canonical form (RFC 8785), and the SHA-256 of that. */
export function sealedAnswer(answer: CreditScore | object): { text: string; sha256: string } {
  const text = canonicalize(answer);
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

function reasonCodes(score: ComputedScore): NonNullable<CreditScore['reasonCodes']> {
  const shown = ({ code, direction, zh, en, points }: ComputedScore['reasons'][number]) => ({
    code,
    direction,
    text: { zh, en },
    points,
  });
  const of = (direction: 'shortfall' | 'strength') =>
    score.reasons.filter((reason) => reason.direction === direction);
  return [...of('shortfall').slice(0, MOST_SHORTFALLS), ...of('strength').slice(0, MOST_STRENGTHS)].map(
    shown,
  );
}

function freshness(score: ComputedScore): NonNullable<CreditScore['dataFreshness']> {
  return score.freshness.map(({ datasetId, receivedAt }) => ({
    datasetId,
    receivedAt: isoInstant(receivedAt),
  }));
}
