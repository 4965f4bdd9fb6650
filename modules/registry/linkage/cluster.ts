import type {
  ClusterInput,
  ClusterOutput,
  EdgeColumns,
  RefusalReason,
  RefusedMerge,
} from './cluster-types.ts';
import { Partition } from './partition.ts';

/**
 * Guarded clustering: decided pairs first, then edges by weight. Two clusters merge when the average evidence over all
 * their cross pairs says so and nothing forbids it: a decision, two identities, a source with one record per thing, an
 * earlier publication, the size. A pure function of its input, worked component by component.
 */
export function clusterNodes(input: ClusterInput): ClusterOutput {
  const components = componentsOf(input);
  const partition = new Partition(input);
  const refused = new Map<number, RefusalReason>();
  partition.forbid(input.cannot ?? []);
  for (const component of components) {
    partition.begin(component.edges);
    for (const at of component.must) partition.decide(at);
    for (const edge of component.strong) {
      const reason = partition.merge(edge);
      if (reason !== undefined) refused.set(edge, reason);
    }
  }
  for (const edge of betweenReviewAndAuto(input)) refused.set(edge, 'evidence');
  const cluster = partition.lowestNodes();
  return { cluster, refused: stillApart(input.edges, cluster, refused) };
}

/** The edges of one component: all of them, those strong enough to merge in the order of work, and decided pairs. */
interface Component {
  edges: number[];
  strong: number[];
  must: number[];
}

/** Components of the strong edges and decided pairs; what lies between two of them can never merge them. */
function componentsOf(input: ClusterInput): Component[] {
  const { edges, count, thresholds, must = [] } = input;
  const root = Int32Array.from({ length: count }, (_, at) => at);
  for (const [l, r] of must) unite(root, l, r);
  const strongEnd = firstBelow(edges.weightCb, thresholds.autoCb);
  for (let at = 0; at < strongEnd; at += 1) unite(root, edges.left[at] ?? 0, edges.right[at] ?? 0);
  const components = new Map<number, Component>();
  const of = (node: number): Component => {
    const at = find(root, node);
    let component = components.get(at);
    if (!component) components.set(at, (component = { edges: [], strong: [], must: [] }));
    return component;
  };
  must.forEach(([l], at) => of(l).must.push(at));
  for (let at = 0; at < edges.left.length; at += 1) {
    const l = edges.left[at] ?? 0;
    const r = edges.right[at] ?? 0;
    if (find(root, l) !== find(root, r)) continue;
    const component = of(l);
    component.edges.push(at);
    if (at < strongEnd) component.strong.push(at);
  }
  if (input.nodeStage !== undefined)
    for (const component of components.values()) sortByStage(component.strong, edges, input.nodeStage);
  return [...components.values()];
}

function sortByStage(strong: number[], edges: EdgeColumns, nodeStage: Int32Array): void {
  const stage = (edge: number): number =>
    Math.max(nodeStage[edges.left[edge] ?? 0] ?? 0, nodeStage[edges.right[edge] ?? 0] ?? 0);
  strong.sort((a, b) => stage(a) - stage(b) || a - b);
}

/** The first position whose weight is below the limit; weights fall. */
function firstBelow(weights: Int32Array, limit: number): number {
  let low = 0;
  let high = weights.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((weights[middle] ?? 0) >= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function betweenReviewAndAuto({ edges, thresholds }: ClusterInput): number[] {
  const from = firstBelow(edges.weightCb, thresholds.autoCb);
  const to = firstBelow(edges.weightCb, thresholds.reviewCb);
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}

/** Of each two clusters that stayed apart the strongest refused edge. */
function stillApart(
  edges: EdgeColumns,
  cluster: Int32Array,
  refused: ReadonlyMap<number, RefusalReason>,
): RefusedMerge[] {
  const seen = new Set<number>();
  const merges: RefusedMerge[] = [];
  for (const edge of [...refused.keys()].sort((a, b) => a - b)) {
    const [left, right] = [edges.left[edge] ?? 0, edges.right[edge] ?? 0];
    const [one, two] = [cluster[left] ?? 0, cluster[right] ?? 0];
    const key = Math.min(one, two) * cluster.length + Math.max(one, two);
    if (one === two || seen.has(key)) continue;
    seen.add(key);
    merges.push({
      left,
      right,
      weightCb: edges.weightCb[edge] ?? 0,
      reason: refused.get(edge) ?? 'evidence',
    });
  }
  return merges;
}

function find(root: Int32Array, node: number): number {
  let at = node;
  for (;;) {
    const above = root[at] ?? at;
    if (above === at) return at;
    root[at] = root[above] ?? above;
    at = above;
  }
}

function unite(root: Int32Array, l: number, r: number): void {
  const [one, two] = [find(root, l), find(root, r)];
  if (one < two) root[two] = one;
  else root[one] = two;
}
