import fc from 'fast-check';
import { chooseValue, halved, type Statement } from '../../../modules/registry/people/choose-value.ts';
import { GOLDEN_RULES, type AttributeRule } from '../../../modules/registry/people/golden-rules.ts';

const TODAY = '2026-11-25';
const RULE: AttributeRule = {
  ranks: { loans: 600, health: 600 },
  register: 1000,
  other: 300,
  halfLifeDays: 1000,
  agreementBp: 5000,
};

type Said = Statement<string>;

let next = 0;
function said(value: string, datasetId: string, on: string, more: Partial<Said> = {}): Said {
  next += 1;
  return {
    value,
    partial: value.includes('*'),
    frozen: false,
    agencyId: datasetId,
    datasetId,
    rankedAs: datasetId,
    isRegister: datasetId === 'register',
    on,
    receivedAt: Date.parse(on),
    recordId: `rec_${String(next).padStart(6, '0')}`,
    ...more,
  };
}

/** `*` stands for any one character. */
const agrees = (partial: string, whole: string): boolean =>
  partial.length === whole.length &&
  Array.from(partial).every((char, index) => char === '*' || char === Array.from(whole)[index]);

const choose = (statements: readonly Said[], rule = RULE) =>
  chooseValue(statements, rule, { today: TODAY, agrees }).map(({ statement, lost }) => [
    statement.value,
    lost,
  ]);

describe('choosing a value', () => {
  test.each<[string, Said[], [string, string | undefined][]]>([
    ['nothing is said', [], []],
    ['the register alone', [said('甲', 'register', '2020-01-01')], [['甲', undefined]]],
    [
      'a higher source beats a newer lower one',
      [said('甲', 'register', '2025-01-01'), said('乙', 'others', '2026-11-01')],
      [
        ['甲', undefined],
        ['乙', 'rank'],
      ],
    ],
    [
      'of equal sources the newer',
      [said('甲', 'loans', '2024-01-01'), said('乙', 'health', '2026-01-01')],
      [
        ['乙', undefined],
        ['甲', 'older'],
      ],
    ],
    [
      'an agency that changed its mind no longer speaks for the old value',
      [
        said('甲', 'register', '2026-11-01'),
        said('甲', 'register', '2020-01-01'),
        said('乙', 'register', '2026-11-20'),
      ],
      [
        ['乙', undefined],
        ['甲', 'older'],
      ],
    ],
    [
      'two independent agencies beat one newer outlier of the same rank',
      [
        said('甲', 'loans', '2026-01-01'),
        said('甲', 'health', '2026-01-01'),
        said('乙', 'vehicles', '2026-11-20', { rankedAs: 'loans' }),
      ],
      [
        ['甲', undefined],
        ['乙', 'outvoted'],
      ],
    ],
    [
      'several datasets of one agency are one voice',
      [
        said('甲', 'loans', '2026-01-01', { agencyId: 'bank' }),
        said('甲', 'repayments', '2026-01-01', { agencyId: 'bank', rankedAs: 'loans' }),
        said('乙', 'health', '2026-11-20'),
      ],
      [
        ['乙', undefined],
        ['甲', 'older'],
      ],
    ],
    [
      'a masked value never beats a whole one but speaks for it',
      [
        said('张*', 'register', '2026-11-20'),
        said('张伟', 'others', '2020-01-01'),
        said('李伟', 'clubs', '2026-11-20'),
      ],
      [
        ['张伟', undefined],
        ['李伟', 'outvoted'],
        ['张*', 'partial'],
      ],
    ],
    ['a masked value alone counts', [said('张*', 'loans', '2026-01-01')], [['张*', undefined]]],
    [
      'a value under objection loses to any other',
      [said('甲', 'register', '2026-01-01', { frozen: true }), said('乙', 'others', '2020-01-01')],
      [
        ['乙', undefined],
        ['甲', 'frozen'],
      ],
    ],
    [
      'a value under objection alone does not count',
      [said('甲', 'register', '2026-01-01', { frozen: true })],
      [['甲', 'frozen']],
    ],
    [
      'a value that another agency says too stands although one record is under objection',
      [said('甲', 'register', '2026-01-01', { frozen: true }), said('甲', 'loans', '2026-01-01')],
      [['甲', undefined]],
    ],
    [
      'a tie goes to the record that came first by id',
      [
        said('甲', 'loans', '2026-01-01', { recordId: 'rec_b' }),
        said('乙', 'health', '2026-01-01', { recordId: 'rec_c' }),
      ],
      [
        ['乙', undefined],
        ['甲', 'older'],
      ],
    ],
  ])('%s', (_, statements, expected) => {
    expect(choose(statements)).toEqual(expected);
    expect(choose([...statements].reverse())).toEqual(expected);
  });

  test('a death that any source reports stands against every no', () => {
    const rule = GOLDEN_RULES.attributes.deceased;
    const flags = [
      { ...said('x', 'register', '2026-11-20'), value: false },
      { ...said('x', 'others', '2020-01-01'), value: true },
    ];
    const [first] = chooseValue<boolean, Statement<boolean>>(flags, rule, {
      today: TODAY,
      agrees: () => false,
    });
    expect(first?.statement.value).toBe(true);
  });

  test('the order of records never matters, one value counts at most, every other says why it lost', () => {
    const anyStatement = fc
      .record({
        value: fc.constantFrom('张伟', '张炜', '张*', '李伟'),
        dataset: fc.constantFrom('register', 'loans', 'health', 'others'),
        on: fc.constantFrom('2019-03-01', '2024-02-29', '2026-11-01', '2027-01-01'),
        frozen: fc.boolean(),
      })
      .map(({ value, dataset, on, frozen }) => said(value, dataset, on, { frozen }));
    fc.assert(
      fc.property(
        fc
          .array(anyStatement, { maxLength: 12 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const how = { today: TODAY, agrees };
          const chosen = chooseValue(all, RULE, how);
          expect(chooseValue(shuffled, RULE, how)).toEqual(chosen);
          expect(chosen.slice(1).every(({ lost }) => lost !== undefined)).toBe(true);
          expect(new Set(chosen.map(({ statement }) => statement.value)).size).toBe(chosen.length);
          expect(chosen.every(({ weight }) => Number.isSafeInteger(weight) && weight >= 0)).toBe(true);
          const [first] = chosen;
          const usable = all.some(({ frozen }) => !frozen);
          expect(first === undefined || first.lost === undefined).toBe(usable || all.length === 0);
        },
      ),
    );
  });

  test('a weight halves with every half-life and never grows with age', () => {
    expect([0, 500, 1000, 2000, 3000].map((age) => halved(1_000_000, age, 1000))).toEqual([
      1_000_000, 750_000, 500_000, 250_000, 125_000,
    ]);
    expect(halved(1_000_000, 99_999, 0)).toBe(1_000_000);
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), fc.integer({ min: 1, max: 4000 }), (a, b, life) => {
        const [young, old] = a < b ? [a, b] : [b, a];
        expect(halved(1_000_000, young, life)).toBeGreaterThanOrEqual(halved(1_000_000, old, life));
      }),
    );
  });
});
