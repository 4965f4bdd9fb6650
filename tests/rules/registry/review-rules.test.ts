import fc from 'fast-check';
import { DAY } from '../../../modules/kernel/clock.ts';
import { advance } from '../../../modules/kernel/state.ts';
import {
  CASE_STATES,
  CASE_TRANSITIONS,
  stateAfter,
  VERDICTS,
  type CaseState,
} from '../../../modules/registry/review/case-state.ts';
import {
  answeredTwice,
  bandOf,
  drawSample,
  WEIGHT_BANDS,
} from '../../../modules/registry/review/draw-sample.ts';
import { expectedGain, probabilityPpm } from '../../../modules/registry/review/expected-gain.ts';
import { agreementOf, precisionByBand, type SampleAnswer } from '../../../modules/registry/review/measure.ts';
import { ageOf, AGES, dueAt, openedWithin } from '../../../modules/registry/review/service-clock.ts';
import { wilsonShare } from '../../../modules/registry/values/wilson.ts';

describe("Wilson's interval", () => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3 (score without continuity correction).
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is what was published', (hits, cases, from, to) => {
    const share = wilsonShare(hits, cases);
    expect((share?.fromPpm ?? -1) / 1e6).toBeCloseTo(from, 4);
    expect((share?.toPpm ?? -1) / 1e6).toBeCloseTo(to, 4);
  });

  test('holds the share, stays between 0 and 1, is the mirror image for misses, and narrows with more cases', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(), (cases, any) => {
        const hits = any % (cases + 1);
        const share = wilsonShare(hits, cases);
        const misses = wilsonShare(cases - hits, cases);
        const more = wilsonShare(hits * 4, cases * 4);
        if (!share || !misses || !more) throw new Error('there are cases');
        expect(share.fromPpm).toBeGreaterThanOrEqual(0);
        expect(share.fromPpm).toBeLessThanOrEqual(share.sharePpm);
        expect(share.toPpm).toBeGreaterThanOrEqual(share.sharePpm);
        expect(share.toPpm).toBeLessThanOrEqual(1_000_000);
        expect(Math.abs(share.fromPpm + misses.toPpm - 1_000_000)).toBeLessThanOrEqual(1);
        expect(more.toPpm - more.fromPpm).toBeLessThanOrEqual(share.toPpm - share.fromPpm);
      }),
    );
  });

  test('is not there without cases, and refuses what cannot be', () => {
    expect(wilsonShare(0, 0)).toBeUndefined();
    expect(() => wilsonShare(3, 2)).toThrow(RangeError);
    expect(() => wilsonShare(-1, 2)).toThrow(RangeError);
    expect(() => wilsonShare(0.5, 2)).toThrow(RangeError);
  });
});

describe('the expected gain of an answer', () => {
  test('is the chance of being wrong now times the pairs of records that would change', () => {
    expect(probabilityPpm(0)).toBe(500_000);
    expect(probabilityPpm(600)).toBe(984_615);
    expect(probabilityPpm(-200)).toBe(200_000);
    const apart = { weightCb: 0, leftRecords: 3, rightRecords: 4, joinedNow: false };
    expect(expectedGain(apart)).toBe(6_000_000);
    expect(expectedGain({ ...apart, weightCb: 600, joinedNow: true })).toBe(184_620);
    expect(expectedGain({ ...apart, weightCb: 1_000, idClash: true })).toBe(6_000_000);
    // One million yuan counts once more, and never more than four times.
    expect(expectedGain({ ...apart, stakeFen: 1_000_000_00 })).toBe(12_000_000);
    expect(expectedGain({ ...apart, stakeFen: 900_000_000_00 })).toBe(30_000_000);
  });

  test('grows with the sizes; with the weight where apart, against it where joined; and is a whole number', () => {
    const side = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(fc.integer({ min: -3_000, max: 4_000 }), side, side, (weightCb, left, right) => {
        const now = { weightCb, leftRecords: left, rightRecords: right, joinedNow: false };
        expect(Number.isSafeInteger(expectedGain(now))).toBe(true);
        expect(expectedGain({ ...now, leftRecords: left + 1 })).toBeGreaterThanOrEqual(expectedGain(now));
        expect(expectedGain({ ...now, weightCb: weightCb + 100 })).toBeGreaterThanOrEqual(expectedGain(now));
        const joined = { ...now, joinedNow: true };
        expect(expectedGain({ ...joined, weightCb: weightCb + 100 })).toBeLessThanOrEqual(
          expectedGain(joined),
        );
        expect(expectedGain(now) + expectedGain(joined)).toBe(left * right * 1_000_000);
      }),
    );
  });
});

describe('the service clock', () => {
  const opened = Date.parse('2026-11-01T00:00:00Z');

  test('gives each kind its days', () => {
    expect(dueAt('borrowed-id', opened)).toBe(opened + 5 * DAY);
    expect(dueAt('id-clash', opened)).toBe(opened + 5 * DAY);
    expect(dueAt('published-merge', opened)).toBe(opened + 7 * DAY);
    expect(dueAt('same-source', opened)).toBe(opened + 10 * DAY);
    expect(dueAt('cluster-size', opened)).toBe(opened + 10 * DAY);
    expect(dueAt('review', opened)).toBe(opened + 20 * DAY);
  });

  test('an instant lies in the window of its age and in no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 * DAY }), (since) => {
        const now = opened + 100 * DAY;
        const at = now - since;
        const inside = AGES.filter((age) => {
          const { from, to } = openedWithin(age, now);
          return at >= from && at < to;
        });
        expect(inside).toEqual([ageOf(at, now)]);
      }),
    );
    expect(ageOf(opened, opened + DAY)).toBe('week');
    expect(ageOf(opened, opened + DAY - 1)).toBe('day');
    expect(ageOf(opened, opened + 30 * DAY)).toBe('older');
  });
});

describe('every pair of case states', () => {
  // Written again by hand: what is not here must be refused.
  const ALLOWED = new Set([
    'open proposed',
    'open decided',
    'open waiting',
    'open closed',
    'proposed open',
    'proposed decided',
    'proposed closed',
    'waiting open',
    'waiting closed',
    'closed open',
  ]);
  for (const from of CASE_STATES)
    for (const to of CASE_STATES)
      test(`${from} to ${to} is ${ALLOWED.has(`${from} ${to}`) ? 'allowed' : 'refused'}`, () => {
        const step = (): CaseState => advance(CASE_TRANSITIONS, from, to);
        if (ALLOWED.has(`${from} ${to}`)) expect(step()).toBe(to);
        else expect(step).toThrow(expect.objectContaining({ code: 'illegal-transition' }));
      });

  test('an answer leads to a state that the table allows; only joining the published needs a second person', () => {
    for (const verdict of VERDICTS)
      for (const second of [false, true])
        expect(CASE_TRANSITIONS.open).toContain(stateAfter(verdict, second));
    expect(stateAfter('same', true)).toBe('proposed');
    expect(stateAfter('same', false)).toBe('decided');
    expect(stateAfter('different', true)).toBe('decided');
    expect(stateAfter('borrowed', true)).toBe('decided');
    expect(stateAfter('cannot-tell', true)).toBe('waiting');
  });
});

describe('the sample of automatic links', () => {
  const pairs = Array.from({ length: 400 }, (_none, n) => ({
    left: `rec_${String(n)}`,
    right: `rec_${String(n + 1_000)}`,
  }));

  test('is the same whatever the order, another for another seed, and grows without losing what was drawn', () => {
    const drawn = drawSample(pairs, '2026-11', 40);
    expect(drawn).toHaveLength(40);
    expect(drawSample([...pairs].reverse(), '2026-11', 40)).toEqual(drawn);
    expect(drawSample(pairs, '2026-12', 40)).not.toEqual(drawn);
    expect(drawSample(pairs, '2026-11', 60).slice(0, 40)).toEqual(drawn);
    expect(drawSample(pairs, '2026-11', 0)).toEqual([]);
    expect(drawSample(pairs.slice(0, 3), '2026-11', 40)).toHaveLength(3);
  });

  test('takes each pair equally often', () => {
    const few = pairs.slice(0, 10);
    const times = new Map<string, number>();
    for (let n = 0; n < 2_000; n += 1)
      for (const { left } of drawSample(few, String(n), 3)) times.set(left, (times.get(left) ?? 0) + 1);
    // 600 expected, standard deviation 20.5: six of them.
    for (const { left } of few) expect(Math.abs((times.get(left) ?? 0) - 600)).toBeLessThan(123);
  });

  test('shows about every fifth to two clerks, and knows the bands', () => {
    const twice = pairs.filter((pair) => answeredTwice('2026-11', pair)).length;
    expect(twice).toBeGreaterThan(50);
    expect(twice).toBeLessThan(110);
    expect([599, 600, 899, 900, 1_200, 1_799, 1_800, 5_000].map(bandOf)).toEqual([
      undefined,
      '6-9',
      '6-9',
      '9-12',
      '12-18',
      '12-18',
      '18+',
      '18+',
    ]);
  });
});

describe('measured precision', () => {
  const answer = (
    sampleId: string,
    band: SampleAnswer['band'],
    said: SampleAnswer['answer'],
  ): SampleAnswer => ({
    sampleId,
    band,
    answer: said,
  });

  test('counts a link once, doubts against it, and leaves out what nobody could tell', () => {
    const bands = precisionByBand([
      answer('a', '6-9', 'same'),
      answer('b', '6-9', 'same'),
      answer('b', '6-9', 'different'),
      answer('c', '6-9', 'cannot-tell'),
      answer('d', '6-9', 'cannot-tell'),
      answer('d', '6-9', 'same'),
      answer('e', '18+', 'same'),
    ]);
    expect(bands.map(({ band }) => band)).toEqual(WEIGHT_BANDS.map(({ band }) => band));
    expect(bands[0]).toMatchObject({ told: 3, right: 2, untold: 1, precision: wilsonShare(2, 3) });
    expect(bands[1]).toEqual({ band: '9-12', told: 0, right: 0, untold: 0 });
    expect(bands[3]).toMatchObject({ told: 1, right: 1, precision: { fromPpm: 206_549 } });
  });

  test('agreement looks at links with two answers only', () => {
    expect(agreementOf([answer('a', '6-9', 'same')])).toEqual({ pairs: 0, agreed: 0 });
    const answers = [
      answer('a', '6-9', 'same'),
      answer('a', '6-9', 'same'),
      answer('b', '6-9', 'same'),
      answer('b', '6-9', 'cannot-tell'),
      answer('c', '6-9', 'different'),
    ];
    expect(agreementOf(answers)).toEqual({ pairs: 2, agreed: 1, share: wilsonShare(1, 2) });
  });
});
