import type { RefusedMerge } from '../linkage/cluster-types.ts';
import type { CaseKind } from '../people/link-table.ts';
import { expectedGain } from '../review/expected-gain.ts';
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
  const { cluster } = clustered;
  const decided = new Set(clustered.cannot.map(([l, r]) => pairOf(cluster[l], cluster[r])));
  const found = new Map<string, Suspicion>();
  const raise = (pair: string, make: () => Suspicion): void => {
    if (!found.has(pair) && !decided.has(pair)) found.set(pair, make());
  };
  raiseRefused(clustered, refused, { autoCb: known.autoCb, raise });
  raiseDisputes(clustered, known.disputes, raise);
  return [...found.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Raises a question about a pair of clusters, unless it stands or is decided. */
type Raise = (pair: string, make: () => Suspicion) => void;

function raiseRefused(
  { nodes, cluster }: Clustered,
  refused: readonly RefusedMerge[],
  { autoCb, raise }: { autoCb: number; raise: Raise },
): void {
  const sizes = new Map<number, number>();
  const sizeOf = (code: number): number => sizes.get(code) ?? 0;
  for (const code of cluster) sizes.set(code, sizeOf(code) + 1);
  for (const { left: l, right: r, weightCb, reason } of refused) {
    const [left, right] = [nodes[l], nodes[r]];
    const [a = -1, b = -1] = [cluster[l], cluster[r]];
    if (a === b || !left || !right || (weightCb < autoCb && clash(left, right))) continue;
    const pairs = sizeOf(a) * sizeOf(b);
    raise(pairOf(a, b), () => suspicion(KINDS[reason], [left, right], { weightCb, pairs }));
  }
}

function raiseDisputes({ nodes, cluster }: Clustered, disputes: readonly Dispute[], raise: Raise): void {
  const clusterOf = new Map(nodes.map(({ id }, index) => [id, cluster[index] ?? -1]));
  for (const { owner, borrower } of disputes) {
    const pair = pairOf(clusterOf.get(owner.id) ?? owner.id, clusterOf.get(borrower.id) ?? borrower.id);
    raise(pair, () => suspicion('borrowed-id', [owner, borrower], { weightCb: 0, pairs: 1 }));
  }
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
  const idClash = kind === 'id-clash';
  const gain = expectedGain({ weightCb, leftRecords: pairs, rightRecords: 1, joinedNow: false, idClash });
  return { kind, left, right, weightCb, gain };
}
