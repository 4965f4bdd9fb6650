import fc from 'fast-check';
import highsLoader from 'highs';
import { checkCertificate } from '../../../modules/market/matching/certificate.ts';
import { solveTransport } from '../../../modules/market/matching/network-simplex.ts';

const highs = await (
  highsLoader as unknown as () => Promise<{
    solve: (model: string) => { Status: string; ObjectiveValue: number };
  }>
)();

interface Instance {
  supply: number[];
  demand: number[];
  edges: [number, number, number][];
}

const instance = (lots: number, wants: number, grams: number): fc.Arbitrary<Instance> =>
  fc
    .record({
      supply: fc.array(fc.integer({ min: 1, max: grams }), { minLength: 1, maxLength: lots }),
      demand: fc.array(fc.integer({ min: 1, max: grams }), { minLength: 1, maxLength: wants }),
    })
    .chain(({ supply, demand }) =>
      fc
        .uniqueArray(
          fc.tuple(
            fc.integer({ min: 0, max: supply.length - 1 }),
            fc.integer({ min: 0, max: demand.length - 1 }),
            fc.integer({ min: 1, max: 40 }),
          ),
          { selector: ([lot, want]) => lot * 1_000 + want, maxLength: 120 },
        )
        .map((edges) => ({ supply, demand, edges })),
    );

function solve({ supply, demand, edges }: Instance) {
  return solveTransport({
    supply,
    demand,
    from: Int32Array.from(edges, (edge) => edge[0]),
    to: Int32Array.from(edges, (edge) => edge[1]),
    value: Float64Array.from(edges, (edge) => edge[2]),
    tieValue: Float64Array.from(edges, tieOf),
  });
}

function verdictOf(given: Instance) {
  const { flow, u, v } = solve(given);
  const edges = given.edges.map(
    ([lot, want, value], at) => [lot, want, value, flow[at] ?? 0] as [number, number, number, number],
  );
  return checkCertificate({ supply: given.supply, demand: given.demand, edges, u: [...u], v: [...v] });
}

/** The best sum of the weights by HiGHS; with `keep`, among the allocations of that value. */
function bestByHighs({ supply, demand, edges }: Instance, keep?: number): number {
  if (edges.length === 0) return 0;
  const row = (name: string, side: 0 | 1, at: number, limit: number): string => {
    const terms = edges.flatMap((edge, k) => (edge[side] === at ? [`x${String(k)}`] : []));
    return terms.length === 0 ? '' : ` ${name}${String(at)}: ${terms.join(' + ')} <= ${String(limit)}\n`;
  };
  const model =
    `Maximize\n obj: ${sumOf(edges, keep === undefined ? (edge) => edge[2] : tieOf)}\nSubject To\n` +
    (keep === undefined ? '' : ` keep: ${sumOf(edges, (edge) => edge[2])} = ${String(keep)}\n`) +
    supply.map((limit, at) => row('s', 0, at, limit)).join('') +
    demand.map((limit, at) => row('d', 1, at, limit)).join('') +
    'End\n';
  const answer = highs.solve(model);
  expect(answer.Status).toBe('Optimal');
  return Math.round(answer.ObjectiveValue);
}

function tieOf(edge: readonly [number, number, number]): number {
  return 1 + (edge[0] % 5);
}

function sumOf(edges: Instance['edges'], weight: (edge: Instance['edges'][number]) => number): string {
  return edges.map((edge, k) => `${String(weight(edge))} x${String(k)}`).join(' + ');
}

test('among all optima it takes the best tie value, as HiGHS finds it in a second solve', () => {
  fc.assert(
    fc.property(instance(8, 6, 60), (given) => {
      const { flow } = solve(given);
      const total = (weight: (edge: Instance['edges'][number]) => number): number =>
        given.edges.reduce((sum, edge, at) => sum + weight(edge) * (flow[at] ?? 0), 0);
      if (given.edges.length === 0) return;
      const value = bestByHighs(given);
      expect(total((edge) => edge[2])).toBe(value);
      expect(total(tieOf)).toBe(bestByHighs(given, value));
    }),
    { numRuns: 120 },
  );
});

test('agrees with HiGHS exactly and proves itself on random instances', () => {
  fc.assert(
    fc.property(instance(14, 9, 5_000), (given) => {
      const verdict = verdictOf(given);
      expect(verdict.proven).toBe(true);
      if (verdict.proven) expect(Number(verdict.objective)).toBe(bestByHighs(given));
    }),
    { numRuns: 250 },
  );
});

test('highly degenerate instances end and prove themselves', () => {
  fc.assert(
    fc.property(instance(20, 20, 2), (given) => {
      expect(verdictOf(given).proven).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('among equally good allocations it takes the one with the greatest tie value', () => {
  const given: Instance = {
    supply: [10, 10, 10],
    demand: [10],
    edges: [
      [0, 0, 7],
      [1, 0, 7],
      [2, 0, 7],
    ],
  };
  expect([...solve(given).flow]).toEqual([0, 0, 10]);
});

test('grams near the limit of exact numbers stay exact', () => {
  const verdict = verdictOf({
    supply: [1_000_000_000_000, 999_999_999_999],
    demand: [1_999_999_999_998],
    edges: [
      [0, 0, 1_000_000_000],
      [1, 0, 999_999_999],
    ],
  });
  expect(verdict).toEqual({
    proven: true,
    objective: 1_000_000_000_000n * 1_000_000_000n + 999_999_999_998n * 999_999_999n,
  });
});

test('no edges, no flow', () => {
  expect(verdictOf({ supply: [5], demand: [5], edges: [] })).toEqual({ proven: true, objective: 0n });
});
