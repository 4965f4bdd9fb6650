import fc from 'fast-check';
import { featureOf } from '../../../modules/credit/features/catalogue.ts';
import type { FeatureValues } from '../../../modules/credit/features/feature.ts';
import { loadModels } from '../../../modules/credit/models/models.ts';
import { advise } from '../../../modules/credit/reasons/advise.ts';
import { explain } from '../../../modules/credit/reasons/explain.ts';
import { rankReasons } from '../../../modules/credit/reasons/rank-reasons.ts';
import { REASONS, reasonOf, reasonPlace } from '../../../modules/credit/reasons/reason-catalogue.ts';
import { gradeOf } from '../../../modules/credit/scorecard/scorecard.ts';
import { scoreProfile } from '../../../modules/credit/scorecard/score-profile.ts';

const { card } = loadModels().inUse;

/** A household with a spotless, complete file. */
const spotless: FeatureValues = {
  'max-days-past-due': 0,
  'arrears-of-30-days': 0,
  'active-loans': 1,
  'guarantees-given': 0,
  'outstanding-debt': 5_000_000,
  'on-time-share': 10_000,
  'months-since-first-loan-repaid': 24,
  'contracted-land': 800,
  'transferred-in-land': 0,
  'crop-kinds': 2,
  'yield-over-county-mean': 10_000,
  'support-paid-share': 10_000,
  'claims-rejected-as-false': 0,
  'utility-arrears': 0,
};

const ranked = (values: FeatureValues): ReturnType<typeof rankReasons> =>
  rankReasons(card, scoreProfile(card, values));
const shortfalls = (values: FeatureValues): [string, number][] =>
  ranked(values)
    .filter((reason) => reason.direction === 'shortfall')
    .map((reason) => [reason.code, reason.points]);

const anyValues = fc.record(
  Object.fromEntries(
    card.factors.map((factor) => [
      factor.feature,
      fc.oneof(
        fc.constant(null),
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 0, max: 40_000_000 }),
      ),
    ]),
  ),
);

describe('reasons', () => {
  it('are none for a spotless household', () => {
    expect(shortfalls(spotless)).toEqual([]);
  });

  it('name what cost points, the largest first', () => {
    expect(shortfalls({ ...spotless, 'max-days-past-due': 45, 'utility-arrears': 12 })).toEqual([
      ['R01', 40],
      ['R16', 20],
    ]);
  });

  it('sum the points under one code', () => {
    const values = { ...spotless, 'arrears-of-30-days': 1, 'on-time-share': 9_200 };
    expect(shortfalls(values)).toEqual([['R02', 16 + 18]]);
    expect(ranked(values)[0]?.features).toEqual(['on-time-share', 'arrears-of-30-days']);
  });

  it('call missing data missing, and no loan record by its name', () => {
    expect(shortfalls({ ...spotless, 'utility-arrears': null })).toEqual([['R23', 30]]);
    const { 'contracted-land': land = null, 'utility-arrears': bill = null } = spotless;
    const codes = shortfalls({ 'contracted-land': land, 'utility-arrears': bill }).map(([code]) => code);
    expect(codes).toContain('R08');
    expect(codes).not.toContain('R01');
  });

  it('break ties by the order of the catalogue', () => {
    expect(shortfalls({ ...spotless, 'orders-on-time': 8_500, 'transfer-months-left': 7 })).toEqual([
      ['R11', 3],
      ['R17', 3],
    ]);
  });

  it('are at most four shortfalls and two strengths, no code both, and every point is accounted for', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const outcome = scoreProfile(card, values);
        const reasons = rankReasons(card, outcome);
        const lost = reasons.filter((reason) => reason.direction === 'shortfall');
        const won = reasons.filter((reason) => reason.direction === 'strength');
        expect(lost.length).toBeLessThanOrEqual(4);
        expect(won.length).toBeLessThanOrEqual(2);
        expect(new Set(reasons.map((reason) => reason.code)).size).toBe(reasons.length);
        for (const reason of reasons) expect(reason.points).toBeGreaterThan(0);
        for (const list of [lost, won]) {
          list.slice(1).forEach((reason, index) => {
            const before = list[index];
            if (before === undefined) return;
            expect(before.points).toBeGreaterThanOrEqual(reason.points);
            if (before.points === reason.points) {
              expect(reasonPlace(before.code)).toBeLessThan(reasonPlace(reason.code));
            }
          });
        }
        for (const reason of won) {
          for (const feature of reason.features) expect(values[feature]).not.toBeNull();
        }
      }),
    );
  });

  it('are sentences in both languages with the value and the records behind it', () => {
    const source = { recordId: 'rec_1', datasetId: 'bank-repayments', agencyId: 'org_bank' };
    const values = { ...spotless, 'max-days-past-due': 45 };
    const [reason] = explain(ranked(values), values, (feature) =>
      feature === 'max-days-past-due' ? [source, source] : [],
    );
    expect(reason).toEqual({
      code: 'R01',
      direction: 'shortfall',
      zh: '近两年有贷款逾期（近两年最长逾期天数：45天）',
      en: 'A loan was in arrears in the last two years (longest arrears on a loan in two years: 45 days)',
      points: 40,
      sources: [source],
      action: '结清逾期并连续按时还款一年',
      actionEn: 'pay the arrears and repay on time for a year',
    });
  });

  it('stand in a catalogue from R01 to R24, all with both languages', () => {
    expect(REASONS.map((reason) => reason.code)).toEqual(
      Array.from({ length: 24 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`),
    );
    for (const { shortfall, strength } of REASONS) {
      for (const text of [shortfall.zh, shortfall.en, strength.zh, strength.en]) expect(text).not.toBe('');
    }
  });
});

describe('advice', () => {
  const adviceOn = (values: FeatureValues, reach: FeatureValues): ReturnType<typeof advise> =>
    advise(card, scoreProfile(card, values), values, reach);

  it('says what would raise the score, exactly, and promises nothing', () => {
    const values = {
      ...spotless,
      'max-days-past-due': 45,
      'utility-arrears': 40,
      'outstanding-debt': 9_000_000,
    };
    const reach = { 'utility-arrears': 0, 'outstanding-debt': 0 };
    const before = scoreProfile(card, values).score;
    const [advice] = adviceOn(values, reach);
    expect(advice?.from).toBe(before);
    expect(advice?.to).toBe(scoreProfile(card, { ...values, 'utility-arrears': 0 }).score);
    expect(advice?.zh).toBe(
      `做到“结清水电欠费并保持按时缴费”，预计由${String(before)}分升到约${String(before + 46)}分（不保证）`,
    );
    expect(advice?.en).toContain('no guarantee');
  });

  it('never names a factor that is out of the farmer’s hand or without a reachable value', () => {
    const everything = Object.fromEntries(card.factors.map((factor) => [factor.feature, 0]));
    const worst = Object.fromEntries(card.factors.map((factor) => [factor.feature, 1]));
    for (const advice of adviceOn(worst, everything)) {
      for (const action of advice.actions) {
        expect(reasonOf(action.code).action).toBeDefined();
        expect(['R05', 'R08', 'R10', 'R12', 'R13', 'R15', 'R18', 'R20']).not.toContain(action.code);
      }
    }
    expect(adviceOn({ ...spotless, 'utility-arrears': 40 }, {})).toEqual([]);
    expect(adviceOn({ ...spotless, 'utility-arrears': null }, { 'utility-arrears': 0 })).toEqual([]);
  });

  it('is not given where there is no number', () => {
    expect(adviceOn({ 'utility-arrears': 100 }, { 'utility-arrears': 0 })).toEqual([]);
  });

  it('adds up, needs the fewest changes for the next grade, and keeps its word', () => {
    fc.assert(
      fc.property(anyValues, anyValues, (values, reach) => {
        const outcome = scoreProfile(card, values);
        const advices = advise(card, outcome, values, reach);
        for (const advice of advices) {
          const gains = advice.actions.reduce((sum, action) => sum + action.points, 0);
          expect(advice.to).toBe(Math.min(850, Math.max(300, outcome.total + gains)));
          const changed = { ...values };
          for (const { feature } of advice.actions) changed[feature] = reach[feature] ?? null;
          expect(scoreProfile(card, changed).score).toBe(advice.to);
          expect(advice.to).toBeGreaterThan(advice.from);
        }
        const [first] = advices;
        if (first?.reachesGrade === undefined) return;
        const possible = (advices.at(-1) ?? first).actions.map((action) => action.points);
        const largest = [...possible].sort((a, b) => b - a).slice(0, first.actions.length - 1);
        const withFewer = Math.min(850, outcome.total + largest.reduce((sum, points) => sum + points, 0));
        expect(gradeOf(card.declared, withFewer)).toBe(gradeOf(card.declared, outcome.score));
      }),
    );
  });

  it('offers actions for nothing that describes a person', () => {
    for (const factor of card.factors) {
      if (reasonOf(factor.declared.reason).action === undefined) continue;
      expect(featureOf(factor.feature)?.group).not.toBe('person');
      expect(factor.feature).not.toBe('workers-per-dependant');
    }
  });
});
