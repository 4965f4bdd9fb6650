import type { ClusterNodes, ClusterThresholds } from '../linkage/cluster-types.ts';
import { byAge, inForce, isPublished, type LinkNode, type NodeEdge, type Ruling } from './link-node.ts';
import { nameClusters } from './name-clusters.ts';
import { suspicions, type Suspicion } from './suspicions.ts';

/** All that bears on a set of nodes. */
export interface Partitioning {
  /** Nodes that keep their persons together, and nodes being linked (`order` = `BEING_LINKED`). */
  nodes: readonly LinkNode[];
  edges: readonly NodeEdge[];
  rulings: readonly Ruling[];
  /** Persons whose nodes do not hold together by having done so: the evidence decides anew. */
  dissolved: ReadonlySet<string>;
  /** Nodes with the same ID numbers as those above, of persons that are not touched. */
  namesakes?: readonly LinkNode[];
}

export interface LinkRules {
  clusterNodes: ClusterNodes;
  thresholds: ClusterThresholds;
}

/** Who is who now: the person of every node, and the pairs that a person should look at. */
export interface Partition {
  persons: ReadonlyMap<string, string | null>;
  /** Who a published person is now, by its id before. */
  successors: ReadonlyMap<string, string | null>;
  suspicions: readonly Suspicion[];
  /** `must` rulings that contradict `cannot` rulings. */
  contradicted: readonly { left: string; right: string }[];
}

/**
 * Puts nodes into persons. Published persons hold together unless they are dissolved, never merge by evidence alone, and
 * keep their ids; rulings bind; new nodes go where guarded clustering takes them. Pure: the answer depends on nothing
 * else, not even on the order of nodes and edges.
 */
export function partition(given: Partitioning, rules: LinkRules): Partition {
  const nodes = [...given.nodes].sort(byAge);
  const place = new Map(nodes.map(({ id }, index) => [id, index]));
  const rulings = inForce(given.rulings);
  const { must, cannot, borrowers } = ruled(rulings, place);
  const edges = usable(given, nodes, place);
  const result = rules.clusterNodes({
    count: nodes.length,
    edges: columnsOf(edges),
    thresholds: rules.thresholds,
    idCode: idCodes(nodes, borrowers),
    ...listings(nodes),
    nodeStage: Int32Array.from(nodes, (node) => (isPublished(node) ? 0 : 1)),
    must: [...held(nodes, given.dissolved, cannot), ...must],
    cannot,
  });
  const clusters = groupsOf(nodes, result.cluster);
  const named = nameClusters(clusters, { namesakes: given.namesakes ?? [], borrowers });
  const refusedEdges = result.refused.filter(({ reason }) => reason !== 'cannot');
  return {
    persons: named.persons,
    successors: named.successors,
    suspicions: suspicions({ nodes, clusters, cluster: result.cluster, cannot }, refusedEdges, {
      disputes: named.disputes,
      autoCb: rules.thresholds.autoCb,
    }),
    contradicted: must
      .filter(([l, r]) => result.cluster[l] !== result.cluster[r])
      .map(([l, r]) => ({ left: nodes[l]?.id ?? '', right: nodes[r]?.id ?? '' })),
  };
}

type Pairs = (readonly [number, number])[];

function ruled(
  rulings: readonly Ruling[],
  place: ReadonlyMap<string, number>,
): { must: Pairs; cannot: Pairs; borrowers: Set<string> } {
  const [must, cannot]: [Pairs, Pairs] = [[], []];
  const borrowers = new Set<string>();
  for (const { kind, left, right, borrower } of rulings) {
    if (borrower !== undefined) borrowers.add(borrower);
    const [l, r] = [place.get(left), place.get(right)];
    if (l === undefined || r === undefined || kind === 'anchor') continue;
    (kind === 'must' ? must : cannot).push([Math.min(l, r), Math.max(l, r)]);
  }
  return { must, cannot, borrowers };
}

interface PlacedEdge {
  left: number;
  right: number;
  weightCb: number;
}

/** Evidence between two published persons opens no case twice and never merges them: it is left out. */
function usable(
  { edges }: Partitioning,
  nodes: readonly LinkNode[],
  place: ReadonlyMap<string, number>,
): PlacedEdge[] {
  return edges
    .flatMap(({ left, right, weightCb }) => {
      const [l, r] = [place.get(left), place.get(right)];
      if (l === undefined || r === undefined) return [];
      const [a, b] = [nodes[l], nodes[r]];
      if (!a || !b || (isPublished(a) && isPublished(b) && a.personId !== b.personId)) return [];
      return [{ left: Math.min(l, r), right: Math.max(l, r), weightCb }];
    })
    .sort((a, b) => b.weightCb - a.weightCb || a.left - b.left || a.right - b.right);
}

function columnsOf(edges: readonly PlacedEdge[]) {
  return {
    left: Int32Array.from(edges, ({ left }) => left),
    right: Int32Array.from(edges, ({ right }) => right),
    weightCb: Int32Array.from(edges, ({ weightCb }) => weightCb),
  };
}

/** What published persons hold together, as pairs with their oldest node. */
function held(nodes: readonly LinkNode[], dissolved: ReadonlySet<string>, cannot: Pairs): Pairs {
  const first = new Map<string, number>();
  const apart = new Set(cannot.map(([l, r]) => `${String(l)}|${String(r)}`));
  const pairs: Pairs = [];
  nodes.forEach((node, index) => {
    if (!isPublished(node) || node.personId === null || dissolved.has(node.personId)) return;
    const head = first.get(node.personId);
    if (head === undefined) first.set(node.personId, index);
    else if (!apart.has(`${String(head)}|${String(index)}`)) pairs.push([head, index]);
  });
  return pairs;
}

function idCodes(nodes: readonly LinkNode[], borrowers: ReadonlySet<string>): Int32Array {
  const codes = new Map<string, number>();
  return Int32Array.from(nodes, ({ id, idLookup }) => {
    if (idLookup === null || borrowers.has(id)) return -1;
    const code = codes.get(idLookup) ?? codes.size;
    codes.set(idLookup, code);
    return code;
  });
}

/** Two rows of one listing are two persons; somebody who seems to be listed twice waits for a decision. */
function listings(nodes: readonly LinkNode[]) {
  const codes = new Map<string, number>();
  const source = Uint16Array.from(nodes, ({ listing }) => {
    if (listing === null) return 0;
    const code = codes.get(listing) ?? Math.min(codes.size + 1, 65_535);
    codes.set(listing, code);
    return code;
  });
  return { source, onePerSource: [false, ...Array.from(codes, () => true)] };
}

function groupsOf(nodes: readonly LinkNode[], cluster: Int32Array): LinkNode[][] {
  const groups = new Map<number, LinkNode[]>();
  nodes.forEach((node, index) => {
    const code = cluster[index] ?? index;
    const group = groups.get(code);
    if (group) group.push(node);
    else groups.set(code, [node]);
  });
  return [...groups.values()];
}
