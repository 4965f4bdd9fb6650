import fc from 'fast-check';
import {
  explainLot,
  explainMatch,
  explainWant,
  alternativesOf,
} from '../../../modules/market/matching/explain.ts';
import { firstComeValue } from '../../../modules/market/matching/first-come.ts';
import { pairing } from '../../../modules/market/matching/feasible.ts';
import type { Lot, MatchInput, Want } from '../../../modules/market/matching/match-input.ts';
import { summarise, yuanOfMicro } from '../../../modules/market/matching/round-summary.ts';
import { checkCertificate, type Claim } from '../../../modules/market/matching/certificate.ts';
import { highestPrices } from '../../../modules/market/matching/highest-prices.ts';
import { claimOf, solveRound, type SolvedRound } from '../../../modules/market/matching/solve-round.ts';
import { aLot, anInput, aWant, DAY_0, policy } from './builders.ts';

const kg = (kilograms: number): number => kilograms * 1_000;

const lots = fc.array(
  fc.record({
    product: fc.constantFrom('potato', 'apple', 'ginger'),
    grams: fc.integer({ min: 1, max: 5_000_000 }),
    ask: fc.integer({ min: 1_000, max: 3_000 }),
    readyFrom: fc.integer({ min: DAY_0, max: DAY_0 + 8 }),
    place: fc.constantFrom('530621101201', '530621102201', '530622101201', '520121101201'),
    ageDays: fc.integer({ min: 0, max: 40 }),
  }),
  { maxLength: 25 },
);
const wants = fc.array(
  fc.record({
    product: fc.constantFrom('potato', 'apple', 'ginger'),
    grams: fc.integer({ min: 1, max: 9_000_000 }),
    bid: fc.integer({ min: 1_500, max: 4_000 }),
    deliverFrom: fc.integer({ min: DAY_0, max: DAY_0 + 8 }),
  }),
  { maxLength: 15 },
);

const inputs = fc.tuple(lots, wants).map(([someLots, someWants]): MatchInput =>
  anInput(
    someLots.map((lot, at) => aLot({ ...lot, id: `lst_${String(at).padStart(3, '0')}` })),
    someWants.map((want, at) => aWant({ ...want, id: `dmd_${String(at).padStart(3, '0')}` })),
  ),
);

describe('a round', () => {
  test('is never worth less than first come first served, and every allocation is a feasible pair', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const solved = solveRound(input);
        expect(solved.objective >= firstComeValue(input, solved.edges)).toBe(true);
        for (const edge of solved.edges) {
          const pair = pairing(input.lots[edge.lot] as Lot, input.wants[edge.want] as Want, input.policy);
          expect(pair).toMatchObject({ feasible: true, value: edge.value });
        }
      }),
      { numRuns: 150 },
    );
  });

  test('leaves no feasible pair out of its certificate', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const feasible = input.lots.flatMap((lot) =>
          input.wants.filter(
            (want) => want.product === lot.product && pairing(lot, want, input.policy).feasible,
          ),
        );
        expect(solveRound(input).edges).toHaveLength(feasible.length);
      }),
      { numRuns: 100 },
    );
  });

  test('gives the same answer to the same input, and explains everybody in both languages', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const solved = solveRound(input);
        expect(solveRound(structuredClone(input))).toEqual(solved);
        const context = { input, solved, others: alternativesOf(input, solved) };
        const said = [
          ...input.lots.map((_, at) => explainLot(at, context)),
          ...input.wants.map((_, at) => explainWant(at, context)),
          ...solved.edges
            .filter((edge) => edge.grams > 0)
            .map((edge) => explainMatch(edge, solved, context.others)),
        ];
        for (const { zh, en } of said) {
          expect(zh).not.toMatch(/-\d|undefined|NaN|Infinity/);
          expect(en).not.toMatch(/-\d|undefined|NaN|Infinity/);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('without anything is empty and proven', () => {
    expect(solveRound(anInput([], []))).toMatchObject({ edges: [], objective: 0n });
  });

  test('of equals the older goods go first', () => {
    const input = anInput(
      [aLot({ id: 'lst_1', ageDays: 1 }), aLot({ id: 'lst_2', ageDays: 9 })],
      [aWant({ grams: kg(1_000) })],
    );
    expect(solveRound(input).edges.map((edge) => edge.grams)).toEqual([0, kg(1_000)]);
  });

  test('serves the far demand from the lot that the near one can spare', () => {
    const input = anInput(
      [aLot({ id: 'lst_1', ask: 2_000 }), aLot({ id: 'lst_2', ask: 2_400 })],
      [aWant({ id: 'dmd_1', bid: 3_000 }), aWant({ id: 'dmd_2', bid: 2_300 })],
    );
    const solved = solveRound(input);
    expect(solved.edges.map((edge) => [edge.lot, edge.want, edge.value, edge.grams])).toEqual([
      [0, 0, 850, kg(1_000)],
      [0, 1, 150, 0],
      [1, 0, 450, 0],
    ]);
    expect(solved.objective).toBe(850n * 1_000_000n);
  });
});

describe('explanations', () => {
  const explained = (
    input: MatchInput,
  ): { solved: SolvedRound; lot: (at: number) => string; want: (at: number) => string } => {
    const solved = solveRound(input);
    const context = { input, solved, others: alternativesOf(input, solved) };
    return { solved, lot: (at) => explainLot(at, context).zh, want: (at) => explainWant(at, context).zh };
  };

  test('a lot without a partner hears what stood in the way, by count, and the nearest price', () => {
    const standard = 'NY/T 1066-2006';
    const { lot } = explained(
      anInput(
        [aLot({ ask: 2_900 })],
        [
          aWant({ id: 'dmd_1', grade: { standard, rank: 1 } }),
          aWant({ id: 'dmd_2', grade: { standard, rank: 2 } }),
          aWant({ id: 'dmd_3', deliverFrom: DAY_0 + 40, deliverUntil: DAY_0 + 50 }),
          aWant({ id: 'dmd_4', bid: 3_000 }),
        ],
      ),
    );
    expect(lot(0)).toBe(
      '4 个需求：等级不符 2，交货期不合 1，价格差距 1。最近的一个每公斤差 0.051 元（每斤 0.0255 元）。',
    );
  });

  test('an unsold lot hears the concession that ties it with a winner, and making it a little larger wins', () => {
    const rivals = (ask: number) =>
      anInput([aLot({ id: 'lst_1', ask: 2_000 }), aLot({ id: 'lst_2', ask })], [aWant()]);
    expect(explained(rivals(2_300)).lot(1)).toContain('每公斤让 0.3 元（每斤 0.15 元）');
    expect(solveRound(rivals(1_999)).edges[1]?.grams).toBe(kg(1_000));
  });

  test('an unmet demand hears how much more would tie', () => {
    const input = anInput([aLot()], [aWant({ id: 'dmd_1', bid: 3_000 }), aWant({ id: 'dmd_2', bid: 2_800 })]);
    expect(explained(input).want(1)).toContain('每公斤加 0.2 元');
    expect(explained(input).want(0)).toBe('需求全部满足。');
  });

  test('nobody in the product', () => {
    expect(explained(anInput([aLot({ product: 'apple' })], [aWant()])).lot(0)).toBe(
      '本轮没有同一产品的需求。',
    );
  });

  test('a match says what it gains for both sides', () => {
    const input = anInput([aLot({ ask: 2_000 }), aLot({ id: 'lst_2', ask: 2_500 })], [aWant()]);
    const solved = solveRound(input);
    const edge = solved.edges[0];
    if (edge === undefined) throw new Error('no edge');
    expect(explainMatch(edge, solved, alternativesOf(input, solved))).toEqual({
      zh: '此配对每公斤比双方底价多出 0.85 元（已扣运费），双方平分。对卖方是唯一符合的需求；对买方每公斤比次优货源好 0.5 元。',
      en: 'This pair is worth 0.85 yuan/kg above both limits after freight, split evenly; for the seller the only demand that fits; for the buyer 0.5 yuan/kg better than the next best lot.',
    });
  });
});

describe('the highest prices', () => {
  test('are optimal duals themselves, never below the ones found', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const solved = solveRound(input);
        const claim = claimOf(input, solved);
        const u = highestPrices(claim, 'u');
        const v = highestPrices(claim, 'v');
        expect(u.every((price, at) => price >= (solved.u[at] ?? 0))).toBe(true);
        expect(v.every((price, at) => price >= (solved.v[at] ?? 0))).toBe(true);
        // With the highest u the lowest v that still covers every edge must close the duality gap, and the reverse.
        expect(checkCertificate({ ...claim, u, v: leastCover(claim, u, 'v') }).proven).toBe(true);
        expect(checkCertificate({ ...claim, v, u: leastCover(claim, v, 'u') }).proven).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('cannot be raised any further', () => {
    const input = anInput([aLot()], [aWant({ id: 'dmd_1', bid: 3_000 }), aWant({ id: 'dmd_2', bid: 2_800 })]);
    expect(highestPrices(claimOf(input, solveRound(input)), 'u')).toEqual([850]);
    expect(highestPrices(claimOf(input, solveRound(input)), 'v')).toEqual([200, 0]);
  });

  function leastCover(claim: Claim, prices: number[], side: 'u' | 'v'): number[] {
    const [own, other] = side === 'u' ? ([0, 1] as const) : ([1, 0] as const);
    const cover = claim[side].map(() => 0);
    for (const edge of claim.edges) {
      cover[edge[own]] = Math.max(cover[edge[own]] ?? 0, edge[2] - (prices[edge[other]] ?? 0));
    }
    return cover;
  }
});

describe('the figures of a round', () => {
  test('groups of fewer than ten are not published', () => {
    const farmers = Array.from({ length: 10 }, (_, at) => aLot({ id: `lst_${String(at)}`, grams: kg(100) }));
    const input = anInput(
      [...farmers, aLot({ id: 'lst_x', sellerKind: 'cooperative', ask: 2_100 })],
      [aWant({ grams: kg(600) })],
    );
    const summary = summarise(input, solveRound(input));
    expect(summary.fairness).toEqual([
      {
        group: 'farmer',
        suppressed: false,
        sellers: 10,
        offeredGrams: kg(1_000),
        matchedGrams: kg(600),
        sellThroughBp: 6_000,
      },
      { group: 'cooperative', suppressed: true },
    ]);
    expect(summary).toMatchObject({
      lots: 11,
      demands: 1,
      filledDemands: 1,
      matchedLots: 6,
      proposals: 6,
      gainBp: 0,
    });
    expect(summary.explanation.zh).toContain('配对 0.6 吨');
  });

  test('says what the optimum gains over first come first served', () => {
    const input = anInput(
      [aLot({ id: 'lst_1', ask: 2_000 }), aLot({ id: 'lst_2', ask: 2_400, notTo: ['org_b'] })],
      [
        aWant({ id: 'dmd_1', bid: 3_000, buyer: 'org_a' }),
        aWant({ id: 'dmd_2', bid: 2_900, buyer: 'org_b' }),
      ],
    );
    const summary = summarise(input, solveRound(input));
    expect([summary.firstCome, summary.objective, summary.gainBp]).toEqual([
      '850000000',
      '1200000000',
      4_117,
    ]);
    expect(yuanOfMicro(BigInt(summary.objective))).toBe('1200.00');
  });

  test('policy and age change the answer only where they should', () => {
    expect(solveRound({ policy: { ...policy, fee: 900 }, lots: [aLot()], wants: [aWant()] }).edges).toEqual(
      [],
    );
  });
});
