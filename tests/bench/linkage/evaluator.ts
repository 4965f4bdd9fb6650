/** Pairs of records: those that are one entity, those in one cluster, and those that are both. Exact whole numbers. */
export interface PairCounts {
  truePairs: number;
  foundPairs: number;
  correctPairs: number;
}

/** Shares from 0 to 1. Nothing found is precise, nothing to find is complete. */
export interface Quality {
  precision: number;
  recall: number;
  f1: number;
}

/**
 * Counts the pairs of a clustering against the truth from contingency tables, in n log n and without making any pair.
 * Codes are whole numbers from 0; `source` restricts all three counts to pairs across sources. Throws a `RangeError`
 * when the arrays differ in length.
 */
export function countPairs(entity: Int32Array, cluster: Int32Array, source?: Int32Array): PairCounts {
  const lengths = [entity.length, cluster.length, source?.length ?? entity.length];
  if (new Set(lengths).size > 1) throw new RangeError(`columns of ${lengths.join(', ')} records`);
  const both = crossed(entity, cluster);
  const all = {
    truePairs: pairsOfEqual(entity),
    foundPairs: pairsOfEqual(cluster),
    correctPairs: pairsOfEqual(both),
  };
  if (source === undefined) return all;
  return {
    truePairs: all.truePairs - pairsOfEqual(crossed(entity, source)),
    foundPairs: all.foundPairs - pairsOfEqual(crossed(cluster, source)),
    correctPairs: all.correctPairs - pairsOfEqual(crossed(both, source)),
  };
}

/** Precision, recall and their harmonic mean of counted pairs. */
export function qualityOf({ truePairs, foundPairs, correctPairs }: PairCounts): Quality {
  const precision = foundPairs === 0 ? 1 : correctPairs / foundPairs;
  const recall = truePairs === 0 ? 1 : correctPairs / truePairs;
  const sum = truePairs + foundPairs;
  return { precision, recall, f1: sum === 0 ? 1 : (2 * correctPairs) / sum };
}

/** Counts listed pairs (each once, `left` and `right` are places of records) against the truth. */
export function countListedPairs(
  entity: Int32Array,
  listed: Iterable<readonly [number, number]>,
  truePairs: number,
): PairCounts {
  const counts = { truePairs, foundPairs: 0, correctPairs: 0 };
  for (const [left, right] of listed) {
    counts.foundPairs += 1;
    if (entity[left] === entity[right]) counts.correctPairs += 1;
  }
  return counts;
}

/** How many clusters hold more than one entity, and the size of the largest cluster. */
export function mixedClusters(
  entity: Int32Array,
  cluster: Int32Array,
): { clusters: number; mixed: number; largest: number } {
  const order = crossedKeys(cluster, entity).sort();
  const base = largestOf(entity) + 1;
  let [clusters, mixed, largest] = [0, 0, 0];
  let [size, entities, now, before] = [0, 0, -1, -1];
  const close = (): void => {
    if (size === 0) return;
    clusters += 1;
    if (entities > 1) mixed += 1;
    largest = Math.max(largest, size);
  };
  for (const key of order) {
    const own = Math.floor(key / base);
    if (own !== now) {
      close();
      [size, entities, now, before] = [0, 0, own, -1];
    }
    if (key !== before) entities += 1;
    before = key;
    size += 1;
  }
  close();
  return { clusters, mixed, largest };
}

/** Pairs of places with the same code. */
function pairsOfEqual(codes: Int32Array): number {
  const counts = new Uint32Array(largestOf(codes) + 1);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  let pairs = 0;
  for (const count of counts) pairs += (count * (count - 1)) / 2;
  return pairs;
}

/** A code for each combination of two codes that occurs: the rank of the combination among all. */
function crossed(one: Int32Array, other: Int32Array): Int32Array {
  const keys = crossedKeys(one, other);
  const ranks = Float64Array.from(new Set(Float64Array.from(keys).sort()));
  return Int32Array.from(keys, (key) => rankOf(ranks, key));
}

function rankOf(ranks: Float64Array, key: number): number {
  let [low, high] = [0, ranks.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranks[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function crossedKeys(one: Int32Array, other: Int32Array): Float64Array {
  const base = largestOf(other) + 1;
  return Float64Array.from(one, (code, place) => code * base + (other[place] ?? 0));
}

function largestOf(codes: Int32Array): number {
  let largest = -1;
  for (const code of codes) {
    if (code < 0) throw new RangeError('codes are whole numbers from 0');
    if (code > largest) largest = code;
  }
  return largest;
}
