import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Problem } from '../../../modules/kernel/problem.ts';
import { CATALOGUE, featureOf } from '../../../modules/credit/features/catalogue.ts';
import { loadModels, modelOf } from '../../../modules/credit/models/models.ts';
import { gradeOf, mostPoints, type Scorecard } from '../../../modules/credit/scorecard/scorecard.ts';
import { scoreProfile } from '../../../modules/credit/scorecard/score-profile.ts';
import { pointsTable } from './points-table.ts';

const { inUse } = loadModels();
const { card } = inUse;
const codes = card.factors.map((factor) => factor.feature);

/** Any profile: each factor missing, in its domain, on an edge, or out of range. */
const anyProfile = fc.record(
  Object.fromEntries(
    card.factors.map((factor) => [
      factor.feature,
      fc.oneof(
        fc.constant(null),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: -5, max: 40_000_000 }),
        fc.constantFrom(0, -0, 1, 1e308, ...factor.lowerEdges.filter(Number.isFinite)),
      ),
    ]),
  ),
);

/** The artefact as JSON, with one change. */
function artefact(change: (card: Draft) => void = () => undefined): unknown {
  const url = new URL('../../../modules/credit/models/expert-core-1.json', import.meta.url);
  const draft = JSON.parse(readFileSync(url, 'utf8')) as Draft;
  change(draft);
  return draft;
}

type Draft = { -readonly [Key in keyof Scorecard]: unknown } & {
  factors: {
    feature: unknown;
    reason: string;
    neutral: unknown;
    bins: { from?: unknown; to?: unknown; points: unknown }[];
    special: unknown[];
    missing: { rule: string; points: unknown; reason: string };
  }[];
  totals: { least: number; neutral: number; most: number };
  scale: { pdo: number };
};

function refusal(change: (card: Draft) => void): { code: string; field: string | undefined } {
  try {
    modelOf(artefact(change));
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, field: error.fields[0]?.field };
    throw error;
  }
  return { code: 'accepted', field: undefined };
}

describe('the points of a score', () => {
  it('are whole numbers that add up to the printed score', () => {
    fc.assert(
      fc.property(anyProfile, (values) => {
        const outcome = scoreProfile(card, values);
        const sum = outcome.trace.reduce((total, line) => total + line.points, card.basePoints);
        expect(outcome.total).toBe(sum);
        expect(Number.isSafeInteger(sum)).toBe(true);
        expect(outcome.score).toBe(Math.min(850, Math.max(300, sum)));
        expect(outcome.trace.map((line) => line.feature)).toEqual(codes);
      }),
    );
  });

  it('follow the trend that the catalogue expects of each factor', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...card.factors),
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        (factor, one, other) => {
          const cap = Math.min(factor.domainMax, Number.MAX_VALUE);
          const [low, high] = [Math.min(one, other, cap), Math.min(Math.max(one, other), cap)];
          const below = scoreProfile(card, { [factor.feature]: low }).total;
          const above = scoreProfile(card, { [factor.feature]: high }).total;
          const down = featureOf(factor.feature)?.trend === 'down';
          expect(down ? above <= below : above >= below).toBe(true);
        },
      ),
    );
  });

  it('come from bins that are closed below and open above', () => {
    for (const factor of card.factors) {
      factor.lowerEdges.forEach((edge, index) => {
        if (!Number.isFinite(edge) || edge < factor.domainMin) return;
        const line = scoreProfile(card, { [factor.feature]: edge }).trace.find(
          (candidate) => candidate.feature === factor.feature,
        );
        expect(line).toMatchObject({ kind: 'bin', bin: index, points: factor.points[index] });
      });
    }
  });

  it('treat minus zero as zero and 1e308 as the top bin', () => {
    expect(scoreProfile(card, { 'max-days-past-due': -0 })).toEqual(
      scoreProfile(card, { 'max-days-past-due': 0 }),
    );
    const top = scoreProfile(card, { 'outstanding-debt': 1e308 }).trace.find(
      (l) => l.feature === 'outstanding-debt',
    );
    expect(top).toMatchObject({ kind: 'bin', bin: 5, points: 0 });
  });

  it('are those of the declared bin for missing, unseen and special values', () => {
    const withSpecial = modelOf(
      artefact((draft) => {
        draft.factors[0]?.special.push({ value: -99, points: 7 });
      }),
    ).card;
    const lineOf = (value: number | null): unknown =>
      scoreProfile(withSpecial, { 'max-days-past-due': value }).trace[0];
    expect(lineOf(null)).toEqual({ feature: 'max-days-past-due', kind: 'missing', bin: -1, points: 42 });
    expect(lineOf(-99)).toEqual({ feature: 'max-days-past-due', kind: 'special', bin: -1, points: 7 });
    expect(lineOf(-3)).toEqual({ feature: 'max-days-past-due', kind: 'unseen', bin: -1, points: 44 });
    expect(scoreProfile(withSpecial, {}).trace[0]).toEqual(lineOf(null));
  });

  it('of a household of which nothing is known are the county’s prior: 600, odds of 20 to 1', () => {
    expect(card.declared.totals.neutral).toBe(600);
    expect(card.basePoints + card.factors.reduce((sum, factor) => sum + factor.neutral, 0)).toBe(600);
  });
});

describe('a value that is no number', () => {
  it.each([
    ['NaN', Number.NaN],
    ['+∞', Number.POSITIVE_INFINITY],
    ['−∞', Number.NEGATIVE_INFINITY],
    ['a text with a thousands mark', '1,200'],
    ['a date', '2026-01-01'],
    ['a boolean', true],
  ])('is refused with its field: %s', (_name, value) => {
    const values = { 'outstanding-debt': value } as unknown as Record<string, number>;
    expect(() => scoreProfile(card, values)).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        code: 'feature-value-invalid',
        fields: [{ field: '/values/outstanding-debt', message: expect.any(String) as string }],
      }) as Error,
    );
  });

  it('is refused when the feature is not in the catalogue', () => {
    expect(() => scoreProfile(card, { religion: 1 })).toThrow(
      expect.objectContaining({ code: 'feature-unknown' }) as Error,
    );
  });
});

describe('a score is not printed', () => {
  const atBest = (feature: string): number => {
    const factor = card.factors.find((candidate) => candidate.feature === feature);
    const best = factor === undefined ? 0 : factor.points.indexOf(factor.range);
    return Math.max(factor?.lowerEdges[best] ?? 0, 0);
  };

  it('with fewer than six factors, whatever they cover', () => {
    const largest = [...card.factors].sort((a, b) => b.range - a.range).map((factor) => factor.feature);
    const five = Object.fromEntries(largest.slice(0, 5).map((feature) => [feature, atBest(feature)]));
    expect(scoreProfile(card, five)).toMatchObject({ features: 5, notScorable: 'too-few-features' });
    const six = { ...five, [largest[5] ?? '']: atBest(largest[5] ?? '') };
    expect(scoreProfile(card, six).notScorable).toBeUndefined();
  });

  it('when the data cover less than 40 % of the points', () => {
    const smallest = [...card.factors].sort((a, b) => a.range - b.range).map((factor) => factor.feature);
    const six = Object.fromEntries(smallest.slice(0, 6).map((feature) => [feature, atBest(feature)]));
    const outcome = scoreProfile(card, six);
    expect(outcome.coverageBp).toBeLessThan(4_000);
    expect(outcome).toMatchObject({ features: 6, notScorable: 'coverage-too-low' });
  });

  it('and is thin without any loan record', () => {
    expect(scoreProfile(card, { 'contracted-land': 500 }).thin).toBe(true);
    expect(scoreProfile(card, { 'active-loans': 0 }).thin).toBe(false);
  });
});

describe('grades', () => {
  it.each([
    [850, 'AAA'],
    [700, 'AAA'],
    [699, 'AA'],
    [660, 'AA'],
    [659, 'A'],
    [620, 'A'],
    [619, 'BBB'],
    [580, 'BBB'],
    [579, 'B'],
    [540, 'B'],
    [539, 'C'],
    [300, 'C'],
  ])('%i is %s', (score, grade) => {
    expect(gradeOf(card.declared, score)).toBe(grade);
  });
});

describe('a scorecard is registered', () => {
  it('only under the hash of its canonical JSON', () => {
    expect(inUse.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(modelOf(artefact()).sha256).toBe(inUse.sha256);
    const other = modelOf(
      artefact((draft) => {
        draft.name = { zh: '别的名字', en: 'another name' };
      }),
    );
    expect(other.sha256).not.toBe(inUse.sha256);
  });

  it('with core consent features only, each with its reason', () => {
    for (const factor of card.factors) {
      expect(featureOf(factor.feature)).toMatchObject({ consent: 'C' });
      expect(mostPoints(factor.declared)).toBe(factor.range);
    }
  });

  const first = (draft: Draft): Draft['factors'][number] => {
    const [factor] = draft.factors;
    if (factor === undefined) throw new Error('the card has no factor');
    return factor;
  };

  it.each<[string, (draft: Draft) => void]>([
    ['points-do-not-add-up', (d) => (d.totals.most += 1)],
    ['points-do-not-add-up', (d) => (d.basePoints = 326)],
    ['bins-overlap', (d) => ((first(d).bins[1] ?? { to: 0 }).to = 31)],
    ['bins-gap', (d) => ((first(d).bins[1] ?? { to: 0 }).to = 29)],
    ['bins-gap', (d) => ((first(d).bins[0] ?? { from: 0 }).from = 0)],
    ['bins-gap', (d) => delete first(d).bins[1]?.from],
    ['bin-empty', (d) => ((first(d).bins[1] ?? { to: 0 }).to = 1)],
    ['reason-unknown', (d) => (first(d).reason = 'R99')],
    ['reason-unknown', (d) => (first(d).missing.reason = 'R99')],
    ['feature-unknown', (d) => (first(d).feature = 'max-days-late')],
    ['feature-twice', (d) => (first(d).feature = 'arrears-of-30-days')],
    ['feature-monitor-only', (d) => (first(d).feature = 'sex')],
    ['feature-needs-separate-consent', (d) => (first(d).feature = 'net-income')],
    ['trend-wrong', (d) => (first(d).feature = 'months-selling')],
    ['missing-rule-wrong', (d) => (first(d).missing.rule = 'N')],
    ['points-not-whole', (d) => ((first(d).bins[0] ?? { points: 0 }).points = 60.5)],
    ['points-not-whole', (d) => (first(d).neutral = -1)],
    ['points-above-best-bin', (d) => (first(d).missing.points = 61)],
    ['worst-bin-not-zero', (d) => ((first(d).bins[4] ?? { points: 0 }).points = 1)],
    ['points-above-cap', raiseFirst],
    ['definitions-version-unknown', (d) => (d.definitionsVersion = '0')],
    ['scale-not-ours', (d) => (d.scale.pdo = 20)],
    ['thresholds-too-low', (d) => (d.minFeatures = 5)],
    ['grades-not-ours', (d) => (d.grades = [])],
    ['scorecard-malformed', (d) => (d.kind = 'statistical')],
    ['scorecard-malformed', (d) => (first(d).neutral = '44')],
    ['scorecard-malformed', (d) => (first(d).neutral = null)],
    ['scorecard-malformed', (d) => Object.assign(d, { weight: 1 })],
  ])('or refused: %s', (code, change) => {
    const { code: found, field } = refusal((draft) => {
      change(draft);
    });
    expect(found).toBe(code);
    expect(field).toMatch(/^\//);
  });

  it.each([[null], [[]], ['card'], [{}]])('or refused when it is no scorecard: %j', (json) => {
    expect(() => modelOf(json)).toThrow(expect.objectContaining({ code: 'scorecard-malformed' }) as Error);
  });

  /** One factor with more than a quarter of all points, everything else still right. */
  function raiseFirst(draft: Draft): void {
    const best = first(draft).bins[0];
    if (best === undefined) return;
    best.points = 260;
    draft.totals.most += 200;
  }
});

describe('the catalogue', () => {
  it('numbers 40 candidates and then what is only monitored', () => {
    expect(CATALOGUE.map((feature) => feature.number)).toEqual(CATALOGUE.map((_, index) => index + 1));
    expect(new Set(CATALOGUE.map((feature) => feature.code)).size).toBe(CATALOGUE.length);
    for (const feature of CATALOGUE) {
      expect(feature.consent === 'M').toBe(feature.number > 40);
      expect(feature.missing === 'X').toBe(feature.number > 40);
    }
  });
});

describe('docs/credit-scorecard.md', () => {
  const words = (text: string): string => text.replaceAll(/[\s|:-]+/g, ' ');

  it('shows the points of the card in use', () => {
    const shown = readFileSync('docs/credit-scorecard.md', 'utf8');
    expect(words(shown)).toContain(words(pointsTable(card.declared)));
    const { least, neutral, most } = card.declared.totals;
    expect(shown).toContain(
      `Base points ${String(least)}; least ${String(least)}, neutral ${String(neutral)}, most ${String(most)}.`,
    );
  });
});
