import { refusalProblem, reasonOf } from '../../../modules/gateway/inquiries/refusal.ts';
import { noScore, scoreAnswer, sealedAnswer } from '../../../modules/gateway/inquiries/score-answer.ts';
import type { ComputedScore } from '../../../modules/gateway/inquiries/score-book.ts';

const reason = (
  code: string,
  direction: 'shortfall' | 'strength',
  points = 1,
): ComputedScore['reasons'][number] => ({
  code,
  direction,
  zh: '句',
  en: 'sentence',
  points,
});
const computed: ComputedScore = {
  scoreId: 'sco_1',
  householdId: 'hh_1',
  score: 612,
  grade: 'BBB',
  thin: true,
  coverageBp: 5_500,
  reasons: [
    reason('R20', 'strength'),
    ...['R01', 'R02', 'R03', 'R04', 'R05'].map((code) => reason(code, 'shortfall')),
    reason('R21', 'strength'),
    reason('R22', 'strength'),
  ],
  modelId: 'core',
  modelVersion: '1',
  modelSha256: 'f'.repeat(64),
  asOf: 0,
  scoredAt: 1,
  freshness: [{ datasetId: 'land', receivedAt: 0 }],
};

describe('what a bank gets', () => {
  test('four shortfalls first, then two strengths, without the records behind them', () => {
    const answer = scoreAnswer(computed, ['credit-score', 'score-reasons']);
    expect(answer.reasonCodes?.map((one) => one.code)).toEqual(['R01', 'R02', 'R03', 'R04', 'R20', 'R21']);
    expect(answer.reasonCodes?.[0]).toEqual({
      code: 'R01',
      direction: 'shortfall',
      text: { zh: '句', en: 'sentence' },
      points: 1,
    });
    expect(answer).not.toHaveProperty('dataFreshness');
    expect(JSON.stringify(answer)).not.toContain('hh_1');
  });

  test('no number stays no number', () => {
    const rest = Object.fromEntries(
      Object.entries(computed).filter(([key]) => key !== 'score' && key !== 'grade'),
    );
    const answer = scoreAnswer(
      { ...(rest as unknown as Omit<ComputedScore, 'score' | 'grade'>), notScorable: 'coverage-too-low' },
      ['credit-score'],
    );
    expect(answer).not.toHaveProperty('score');
    expect(answer).not.toHaveProperty('band');
    expect(answer.noScoreReason).toBe('coverage-too-low');
    expect(noScore('no-household', 0)).toEqual({
      scale: { min: 300, max: 850 },
      noScoreReason: 'no-household',
      scoredAt: '1970-01-01T00:00:00.000Z',
    });
  });

  test('the seal does not depend on the order of members', () => {
    expect(sealedAnswer({ b: 1, a: '㛃' })).toEqual(sealedAnswer({ a: '㛃', b: 1 }));
    expect(sealedAnswer({ a: 1 }).sha256).not.toBe(sealedAnswer({ a: 2 }).sha256);
    expect(sealedAnswer({}).sha256).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });
});

describe('a refusal', () => {
  test.each([
    ['consent-revoked', 'forbidden'],
    ['consent-paused', 'forbidden'],
    ['consent-expired', 'forbidden'],
    ['consent-consumed', 'forbidden'],
    ['consent-not-authorised', 'forbidden'],
    ['purpose-not-consented', 'forbidden'],
    ['frequency-exceeded', 'too-many'],
    ['not-found', 'absent'],
  ] as const)('%s is %s and is known again', (reason, kind) => {
    const problem = refusalProblem({ reason, retryAfterSeconds: 60 }, 'consent');
    expect(problem).toMatchObject({ kind, code: reason });
    expect(reasonOf(problem)).toBe(reason);
  });

  test('too often says when to come again', () => {
    const problem = refusalProblem({ reason: 'frequency-exceeded', retryAfterSeconds: 60 }, 'consent');
    expect(problem.extra).toEqual({ retryAfterSeconds: 60 });
  });

  test('other failures are no refusals', () => {
    expect(reasonOf(new Error('x'))).toBeUndefined();
  });
});
