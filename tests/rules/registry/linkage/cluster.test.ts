import fc from 'fast-check';
import { clusterNodes } from '../../../../modules/registry/linkage/cluster.ts';
import type { ClusterInput } from '../../../../modules/registry/linkage/cluster-types.ts';

type Edge = readonly [number, number, number];

function inputOf(count: number, edges: readonly Edge[], more: Partial<ClusterInput> = {}): ClusterInput {
  const sorted = [...edges].sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]);
  return {
    count,
    edges: {
      left: Int32Array.from(sorted, ([l]) => l),
      right: Int32Array.from(sorted, ([, r]) => r),
      weightCb: Int32Array.from(sorted, ([, , w]) => w),
    },
    thresholds: { autoCb: 600, reviewCb: -200, maxCluster: 12 },
    ...more,
  };
}

const partition = (input: ClusterInput): number[] => [...clusterNodes(input).cluster];

/** The rule in plain words, with sets: no forest, no maps of sums, no components. */
function bruteForce(input: ClusterInput): number[] {
  const sets = Array.from({ length: input.count }, (_, n) => new Set([n]));
  const setOf = (n: number): Set<number> => sets.find((set) => set.has(n)) ?? new Set();
  const weights = new Map<string, number>();
  const { left, right, weightCb } = input.edges;
  left.forEach((l, at) => weights.set(`${String(l)}-${String(right[at])}`, weightCb[at] ?? 0));
  const between = (a: number, b: number): number =>
    weights.get(`${String(Math.min(a, b))}-${String(Math.max(a, b))}`) ?? -300;
  const tooLarge = (one: Set<number>, two: Set<number>): boolean =>
    one.size + two.size > input.thresholds.maxCluster;
  const evidence = (one: Set<number>, two: Set<number>): number => {
    let sum = 0;
    for (const a of one) for (const b of two) sum += between(a, b);
    return sum;
  };
  const clash = (one: Set<number>, two: Set<number>): boolean =>
    new Set([...one, ...two].map((n) => input.idCode?.[n] ?? -1).filter((id) => id >= 0)).size > 1;
  left.forEach((l, at) => {
    if ((weightCb[at] ?? 0) < input.thresholds.autoCb) return;
    const [one, two] = [setOf(l), setOf(right[at] ?? 0)];
    if (one === two || tooLarge(one, two) || clash(one, two)) return;
    if (evidence(one, two) < input.thresholds.autoCb * one.size * two.size) return;
    for (const n of two) one.add(n);
    sets.splice(sets.indexOf(two), 1);
  });
  return Array.from({ length: input.count }, (_, n) => Math.min(...setOf(n)));
}

const cases = fc.integer({ min: 2, max: 9 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    edges: fc.uniqueArray(
      fc
        .tuple(fc.nat(count - 1), fc.nat(count - 1), fc.integer({ min: -500, max: 1_500 }))
        .filter(([l, r]) => l < r),
      { selector: ([l, r]) => l * 100 + r, maxLength: 30 },
    ),
    ids: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: count, maxLength: count }),
  }),
);

describe('guarded clustering', () => {
  test('does what the plain rule says', () => {
    fc.assert(
      fc.property(cases, ({ count, edges, ids }) => {
        const input = inputOf(count, edges, { idCode: Int32Array.from(ids) });
        expect(partition(input)).toEqual(bruteForce(input));
      }),
      { numRuns: 500 },
    );
  });

  test('works component by component: what another component holds changes nothing', () => {
    fc.assert(
      fc.property(cases, cases, (one, two) => {
        const shifted = two.edges.map(([l, r, w]): Edge => [l + one.count, r + one.count, w]);
        const both = inputOf(one.count + two.count, [...one.edges, ...shifted]);
        expect(partition(both).slice(0, one.count)).toEqual(partition(inputOf(one.count, one.edges)));
      }),
    );
  });

  test('a bridge between two groups does not join them, and is reported', () => {
    const input = inputOf(4, [
      [0, 1, 2_000],
      [2, 3, 2_000],
      [1, 2, 700],
    ]);
    expect(clusterNodes(input)).toEqual({
      cluster: Int32Array.from([0, 0, 2, 2]),
      refused: [{ left: 1, right: 2, weightCb: 700, reason: 'evidence' }],
    });
  });

  test('two ID numbers clash, also through a third record without one', () => {
    const edges: Edge[] = [
      [0, 1, 900],
      [1, 2, 800],
      [0, 2, 700],
    ];
    const { cluster, refused } = clusterNodes(inputOf(3, edges, { idCode: Int32Array.from([4, -1, 5]) }));
    expect([...cluster]).toEqual([0, 0, 2]);
    expect(refused.map(({ reason }) => reason)).toEqual(['id-clash']);
  });

  test('decisions come first; a must that contradicts a cannot is refused', () => {
    const edges: Edge[] = [[0, 1, 900]];
    expect(partition(inputOf(3, edges, { must: [[0, 2]], cannot: [[1, 2]] }))).toEqual([0, 1, 0]);
    expect(partition(inputOf(2, edges, { must: [[0, 1]], cannot: [[0, 1]] }))).toEqual([0, 1]);
  });

  test('a source with one record per thing never has two in a cluster', () => {
    const edges: Edge[] = [
      [0, 2, 900],
      [1, 2, 800],
      [0, 1, 700],
    ];
    const more = { source: Uint16Array.from([0, 0, 1]), onePerSource: [true, true] };
    expect(partition(inputOf(3, edges, more))).toEqual([0, 1, 0]);
  });

  test('what was published apart stays apart; a new record joins one of them', () => {
    const edges: Edge[] = [
      [0, 2, 900],
      [1, 2, 850],
      [0, 1, 500],
    ];
    const more = { nodeStage: Int32Array.from([0, 0, 1]) };
    const { cluster, refused } = clusterNodes(inputOf(3, edges, more));
    expect([...cluster]).toEqual([0, 1, 0]);
    expect(refused[0]?.reason).toBe('published');
  });

  test('no cluster grows beyond the limit', () => {
    const edges = Array.from({ length: 4 }, (_, l) =>
      Array.from({ length: 4 - l }, (_, at): Edge => [l, l + at + 1, 900]),
    ).flat();
    const limits = { thresholds: { autoCb: 600, reviewCb: 0, maxCluster: 3 } };
    const sizes = new Map<number, number>();
    for (const lowest of partition(inputOf(5, edges, limits)))
      sizes.set(lowest, (sizes.get(lowest) ?? 0) + 1);
    expect(Math.max(...sizes.values())).toBe(3);
  });
});
