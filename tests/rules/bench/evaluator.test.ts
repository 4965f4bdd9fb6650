import fc from 'fast-check';
import { countListedPairs, countPairs, mixedClusters, qualityOf } from '../../bench/linkage/evaluator.ts';

type Row = readonly [entity: number, cluster: number, source: number];

const rows = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(2)), { maxLength: 40 });
const column = (table: readonly Row[], at: 0 | 1 | 2): Int32Array => Int32Array.from(table, (row) => row[at]);

/** Pair by pair, as slow as can be. */
function bruteForce(table: readonly Row[], across: boolean) {
  const counts = { truePairs: 0, foundPairs: 0, correctPairs: 0 };
  table.forEach((left, at) => {
    for (const right of table.slice(at + 1)) {
      if (across && left[2] === right[2]) continue;
      const [one, found] = [left[0] === right[0], left[1] === right[1]];
      counts.truePairs += Number(one);
      counts.foundPairs += Number(found);
      counts.correctPairs += Number(one && found);
    }
  });
  return counts;
}

describe('counting pairs of a clustering against the truth', () => {
  it('gives what comparing each pair gives', () => {
    fc.assert(
      fc.property(rows, (table) => {
        expect(countPairs(column(table, 0), column(table, 1))).toEqual(bruteForce(table, false));
      }),
    );
  });

  it('gives what comparing each pair across sources gives', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const counted = countPairs(column(table, 0), column(table, 1), column(table, 2));
        expect(counted).toEqual(bruteForce(table, true));
      }),
    );
  });

  it('counts mixed clusters and the largest one', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const clusters = new Map<number, number[]>();
        for (const [entity, cluster] of table)
          clusters.set(cluster, [...(clusters.get(cluster) ?? []), entity]);
        const members = [...clusters.values()];
        expect(mixedClusters(column(table, 0), column(table, 1))).toEqual({
          clusters: members.length,
          mixed: members.filter((entities) => new Set(entities).size > 1).length,
          largest: Math.max(0, ...members.map(({ length }) => length)),
        });
      }),
    );
  });

  it('stays exact where 32 bits do not', () => {
    const many = 100_000;
    const one = new Int32Array(many);
    expect(countPairs(one, one)).toEqual({
      truePairs: 4_999_950_000,
      foundPairs: 4_999_950_000,
      correctPairs: 4_999_950_000,
    });
  });

  it('refuses columns of different lengths and codes below zero', () => {
    expect(() => countPairs(new Int32Array(2), new Int32Array(3))).toThrow(RangeError);
    expect(() => countPairs(Int32Array.of(-1), Int32Array.of(0))).toThrow(RangeError);
  });
});

describe('the quality of counted pairs', () => {
  it('is a share of what was found and of what there is', () => {
    expect(qualityOf({ truePairs: 8, foundPairs: 4, correctPairs: 3 })).toEqual({
      precision: 0.75,
      recall: 0.375,
      f1: 0.5,
    });
  });

  it('is whole where there is nothing to find and nothing was found', () => {
    const nothing = { truePairs: 0, foundPairs: 0, correctPairs: 0 };
    expect(qualityOf(nothing)).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(qualityOf({ ...nothing, foundPairs: 2 })).toEqual({ precision: 0, recall: 1, f1: 0 });
  });

  it('counts listed pairs', () => {
    const entity = Int32Array.of(0, 0, 1);
    const listed: [number, number][] = [
      [0, 1],
      [1, 2],
    ];
    expect(countListedPairs(entity, listed, 1)).toEqual({ truePairs: 1, foundPairs: 2, correctPairs: 1 });
  });
});
