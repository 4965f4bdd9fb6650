import type { RefusedMerge } from '../linkage/cluster-types.ts';
import type { CaseKind } from '../people/link-table.ts';
import type { LinkNode } from './link-node.ts';
import type { Dispute } from './name-clusters.ts';

/** A pair of nodes that a person should look at. `left` < `right`. */
export interface Suspicion {
  kind: CaseKind;
  left: string;
  right: string;
  weightCb: number;
  /** Expected number of pairs that a decision puts right, in millionths. */
  gain: number;
}

export interface Clustered {
  nodes: readonly LinkNode[];
  clusters: readonly (readonly LinkNode[])[];
  /** Per node the number of its cluster. */
  cluster: Int32Array;
  cannot: readonly (readonly [number, number])[];
}

const KINDS: Readonly<Record<RefusedMerge['reason'], CaseKind>> = {
  cannot: 'review',
  evidence: 'review',
  'id-clash': 'id-clash',
  'one-per-source': 'same-source',
  published: 'published-merge',
  size: 'cluster-size',
};

const HALF_PPM = 1_000_000;

/**
 * What is worth a look, once per pair of clusters, by its strongest evidence: merges that were refused, doubtful
 * evidence, and ID numbers that two clusters carry. Two clusters with different valid ID numbers and weak evidence are
 * two persons and no question.
 */
export function suspicions(
  clustered: Clustered,
  refused: readonly RefusedMerge[],
  known: { disputes: readonly Dispute[]; autoCb: number },
): Suspicion[] {
  const { nodes, cluster } = clustered;
  const sizes = new Map<number, number>();
  for (const code of cluster) sizes.set(code, (sizes.get(code) ?? 0) + 1);
  const decided = new Set(clustered.cannot.map(([l, r]) => pairOf(cluster[l], cluster[r])));
  const found = new Map<string, Suspicion>();
  for (const merge of refused) {
    const [l, r] = [cluster[merge.left] ?? -1, cluster[merge.right] ?? -1];
    const pair = pairOf(l, r);
    const [left, right] = [nodes[merge.left], nodes[merge.right]];
    if (l === r || !left || !right || found.has(pair) || decided.has(pair)) continue;
    if (merge.weightCb < known.autoCb && clash(left, right)) continue;
    const pairs = (sizes.get(l) ?? 1) * (sizes.get(r) ?? 1);
    found.set(pair, suspicion(KINDS[merge.reason], [left, right], { weightCb: merge.weightCb, pairs }));
  }
  const clusterOf = new Map(nodes.map(({ id }, index) => [id, cluster[index] ?? -1]));
  for (const { owner, borrower } of known.disputes) {
    const pair = pairOf(clusterOf.get(owner.id) ?? owner.id, clusterOf.get(borrower.id) ?? borrower.id);
    if (found.has(pair) || decided.has(pair)) continue;
    found.set(pair, suspicion('borrowed-id', [owner, borrower], { weightCb: 0, pairs: 1 }));
  }
  return [...found.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function key({ left, right }: Suspicion): string {
  return `${left}|${right}`;
}

function pairOf(a: number | string | undefined, b: number | string | undefined): string {
  return [String(a), String(b)].sort().join('|');
}

function clash(a: LinkNode, b: LinkNode): boolean {
  return a.idLookup !== null && b.idLookup !== null && a.idLookup !== b.idLookup;
}

function suspicion(
  kind: CaseKind,
  [a, b]: readonly [LinkNode, LinkNode],
  { weightCb, pairs }: { weightCb: number; pairs: number },
): Suspicion {
  const [left, right] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
  const match = 1 / (1 + 2 ** (-weightCb / 100));
  return { kind, left, right, weightCb, gain: Math.round(Math.min(match, 1 - match) * HALF_PPM) * pairs };
}
