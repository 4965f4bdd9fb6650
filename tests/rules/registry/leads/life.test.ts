import fc from 'fast-check';
import { advance } from '../../../../modules/kernel/state.ts';
import { withhold } from '../../../../modules/registry/leads/figures/lead-figures.ts';
import {
  ANSWERABLE,
  LEAD_STATES,
  LEAD_TRANSITIONS,
  LIVING,
  type LeadState,
} from '../../../../modules/registry/leads/life/lead-state.ts';
import { fallsShort, precisionOf } from '../../../../modules/registry/leads/rules/precision.ts';
import { RULE_TRANSITIONS } from '../../../../modules/registry/leads/rules/rule-state.ts';

const PAIRS = LEAD_STATES.flatMap((from) => LEAD_STATES.map((to) => [from, to] as const));

test.each(PAIRS)('from %s to %s only as the table says', (from, to) => {
  if (LEAD_TRANSITIONS[from].includes(to)) expect(advance(LEAD_TRANSITIONS, from, to)).toBe(to);
  else expect(() => advance(LEAD_TRANSITIONS, from, to)).toThrow(/cannot become/);
});

test('whatever is tried, a lead is confirmed only after an answer, appealed only after that, and silence decides nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LEAD_STATES), { maxLength: 60 }), (wishes) => {
      let state: LeadState = 'open';
      const path: LeadState[] = [state];
      for (const wish of wishes) {
        if (!LEAD_TRANSITIONS[state].includes(wish)) continue;
        state = wish;
        path.push(state);
      }
      const at = path.indexOf('confirmed');
      if (at !== -1) expect(path[at - 1]).toBe('answered');
      path.forEach((step, index) => {
        if (step === 'overdue') expect(path[index + 1]).not.toBe('confirmed');
        if (step === 'appealed') expect(path[index - 1]).toBe('confirmed');
      });
      expect(path.filter((step) => step === 'appealed').length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2_000 },
  );
});

test('every living state can be resolved by data, no other; answers are taken only where somebody was asked', () => {
  for (const state of LEAD_STATES)
    expect(LEAD_TRANSITIONS[state].includes('resolved-by-data')).toBe(LIVING.includes(state));
  expect(ANSWERABLE).toEqual(['asked', 'overdue', 'answered']);
});

test('a retired or rejected version of a rule stays so, and only a proposed one is rejected', () => {
  expect(RULE_TRANSITIONS.retired).toEqual([]);
  expect(RULE_TRANSITIONS.rejected).toEqual([]);
  expect(Object.entries(RULE_TRANSITIONS).filter(([, next]) => next.includes('rejected'))).toEqual([
    ['proposed', ['active', 'rejected']],
  ]);
});

/** Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3 (score without continuity correction). */
test.each([
  [81, 263, 2_553, 3_662],
  [15, 148, 624, 1_605],
  [0, 20, 0, 1_611],
  [1, 29, 61, 1_718],
])('the Wilson interval of %d of %d is the published one', (confirmed, decided, low, high) => {
  const { lowBp, highBp } = precisionOf(confirmed, decided);
  expect(Math.abs(lowBp - low)).toBeLessThanOrEqual(1);
  expect(Math.abs(highBp - high)).toBeLessThanOrEqual(1);
});

test('the interval holds the share, and nothing is known before the first decision', () => {
  expect(precisionOf(0, 0)).toEqual({ confirmed: 0, decided: 0, lowBp: 0, highBp: 10_000 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (decided, wish) => {
      const { lowBp, highBp, shareBp = -1 } = precisionOf(Math.min(wish, decided), decided);
      expect(lowBp).toBeLessThanOrEqual(shareBp);
      expect(highBp).toBeGreaterThanOrEqual(shareBp);
    }),
  );
});

test('a rule falls short when even the upper end lies under the floor, not before its sample is full', () => {
  const rule = { floorBp: 3_000, minimumSample: 20 };
  expect(fallsShort(precisionOf(0, 19), rule)).toBe(false);
  expect(fallsShort(precisionOf(0, 20), rule)).toBe(true);
  expect(fallsShort(precisionOf(4, 20), rule)).toBe(false);
});

test('no withheld number can be computed from the sum of its column', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 4 }), {
        minLength: 3,
        maxLength: 12,
      }),
      (counts) => {
        const hidden = withhold(counts);
        for (let column = 0; column < 4; column += 1) {
          const gone = counts.filter((_, at) => hidden[at]?.[column] === true).map((row) => row[column] ?? 0);
          counts.forEach((row, at) => {
            const count = row[column] ?? 0;
            if (count > 0 && count < 5) expect(hidden[at]?.[column]).toBe(true);
          });
          if (gone.length > 0) {
            const whole = gone.length === counts.length;
            expect(gone.length).toBeGreaterThanOrEqual(2);
            if (!whole) expect(gone.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(5);
          }
        }
      },
    ),
  );
});
