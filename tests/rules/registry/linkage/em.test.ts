import { MISSING, train, type PatternCount } from '../../../../modules/registry/linkage/em.ts';

/** Three comparisons of two levels; pairs drawn from known shares, counted exactly instead of at random. */
const M = [0.9, 0.8, 0.95] as const;
const U = [0.02, 0.1, 0.01] as const;
const SHARE = 0.02;
const PAIRS = 1_000_000;

function patterns(matchShare: number, rules: (levels: readonly number[]) => number): PatternCount[] {
  const counts: PatternCount[] = [];
  for (let code = 0; code < 8; code += 1) {
    const levels = [code & 1, (code >> 1) & 1, (code >> 2) & 1];
    const chance = (shares: readonly number[]): number =>
      levels.reduce(
        (product, level, at) => product * (level === 0 ? (shares[at] ?? 0) : 1 - (shares[at] ?? 0)),
        1,
      );
    const count = Math.round(PAIRS * (matchShare * chance(M) + (1 - matchShare) * chance(U)));
    if (rules(levels) > 0) counts.push({ levels: Uint8Array.from(levels), rules: rules(levels), count });
  }
  return counts;
}

/** Written anew and plainly: one EM with u fixed over two comparisons within the block of the third. */
function plainEm(
  pairs: readonly PatternCount[],
  free: readonly [number, number],
): { m: number[]; share: number } {
  let m = [0.7, 0.7];
  let share = 0.3;
  for (let round = 0; round < 2_000; round += 1) {
    let matches = 0;
    let total = 0;
    const agreeing = [0, 0];
    for (const { levels, count } of pairs) {
      const like = (shares: readonly number[]): number =>
        free.reduce(
          (product, at, i) => product * (levels[at] === 0 ? (shares[i] ?? 0) : 1 - (shares[i] ?? 0)),
          1,
        );
      const one = share * like(m);
      const p = one / (one + (1 - share) * like(free.map((at) => U[at] ?? 0)));
      matches += p * count;
      total += count;
      free.forEach((at, i) => {
        if (levels[at] === 0) agreeing[i] = (agreeing[i] ?? 0) + p * count;
      });
    }
    m = agreeing.map((sum) => sum / matches);
    share = matches / total;
  }
  return { m, share };
}

const blockOn = (at: number) => (levels: readonly number[]) => (levels[at] === 0 ? 1 << at : 0);
const anyBlock = (levels: readonly number[]): number =>
  [0, 1, 2].reduce((bits, at) => bits | blockOn(at)(levels), 0);

const input = {
  starts: [
    [0.8, 0.2],
    [0.8, 0.2],
    [0.8, 0.2],
  ],
  candidates: patterns(SHARE, anyBlock),
  random: patterns(SHARE, () => 1).map((pattern) => ({ ...pattern, rules: 0 })),
  blocked: [new Set([0]), new Set([1]), new Set([2])],
  totalPairs: PAIRS,
};

describe('training without labels', () => {
  const trained = train(input);

  test('finds the shares that the pairs were drawn from', () => {
    for (const [at, m] of M.entries()) expect(trained.m[at]?.[0]).toBeCloseTo(m, 1);
    for (const [at, u] of U.entries()) expect(trained.u[at]?.[0]).toBeCloseTo(u, 2);
    expect(trained.matchShare).toBeCloseTo(SHARE, 2);
  });

  test('agrees with a plain EM within one block', () => {
    const inBlock = input.candidates.filter(({ rules }) => (rules & 1) !== 0);
    const plain = plainEm(inBlock, [1, 2]);
    const pass = trained.passes.find(({ rule }) => rule === 0);
    expect(pass?.converged).toBe(true);
    expect(pass?.matchShare).toBeCloseTo(plain.share, 1);
    expect(trained.m[2]?.[0]).toBeCloseTo(plain.m[1] ?? 0, 1);
  });

  test('equal input gives equal numbers; a comparison that nobody has keeps its start', () => {
    expect(train(input)).toEqual(trained);
    const silent = (pattern: PatternCount): PatternCount => ({
      ...pattern,
      levels: Uint8Array.from([...pattern.levels, MISSING]),
    });
    const more = train({
      ...input,
      starts: [...input.starts, [0.6, 0.4]],
      candidates: input.candidates.map(silent),
      random: input.random.map(silent),
    });
    expect(more.m[3]?.[0]).toBeCloseTo(0.6, 6);
    expect(more.m[0]?.[0]).toBeCloseTo(trained.m[0]?.[0] ?? 0, 6);
  });
});
