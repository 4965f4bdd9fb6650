import type { Claim } from './certificate.ts';

/**
 * The highest price of every lot (`u`) or demand (`v`) among all optimal duals of a proven allocation, in 厘/kg.
 * Duals are often not unique: what it would take to displace a match is the highest, not just any.
 */
export function highestPrices(claim: Claim, side: 'u' | 'v'): number[] {
  const graph = side === 'u' ? graphOf(claim, 0) : graphOf(claim, 1);
  const rise = risesOf(graph);
  return claim[side].map((price, node) => price + at(rise, node));
}

/** The side whose prices rise (`nodes`) against the other, with how far each may rise before anything else forbids it. */
interface Graph {
  nodes: number;
  /** Where a rise of a node ends by itself: at once when something of it is left over. */
  rise: number[];
  otherRise: number[];
  /** `[other, slack]` of every edge of a node, and the nodes that an other one trades with. */
  edges: [number, number][][];
  trades: number[][];
}

/** Reads a position that exists by construction. */
const at = (list: readonly number[], position: number): number => list[position] ?? 0;

function graphOf(claim: Claim, own: 0 | 1): Graph {
  const other = own === 0 ? 1 : 0;
  const limits = own === 0 ? claim.supply : claim.demand;
  const otherPrices = own === 0 ? claim.v : claim.u;
  const left = [...limits];
  const edges: [number, number][][] = limits.map(() => []);
  const trades: number[][] = otherPrices.map(() => []);
  for (const edge of claim.edges) {
    const slack = at(claim.u, edge[0]) + at(claim.v, edge[1]) - edge[2];
    edges[edge[own]]?.push([edge[other], slack]);
    if (edge[3] === 0) continue;
    trades[edge[other]]?.push(edge[own]);
    left[edge[own]] = at(left, edge[own]) - edge[3];
  }
  const rise = left.map((grams) => (grams > 0 ? 0 : Number.POSITIVE_INFINITY));
  return { nodes: limits.length, rise, otherRise: [...otherPrices], edges, trades };
}

/** Shortest ways through the slacks: a node may rise as far as all it trades with can fall. */
function risesOf(graph: Graph): number[] {
  const { rise, otherRise, edges, trades } = graph;
  const waiting = new Set<number>(rise.keys());
  otherRise.forEach((fall, other) => {
    for (const node of trades[other] ?? []) rise[node] = Math.min(at(rise, node), fall);
  });
  for (const node of waiting) {
    waiting.delete(node);
    for (const [other, slack] of edges[node] ?? []) {
      const fall = at(rise, node) + slack;
      if (fall >= at(otherRise, other)) continue;
      otherRise[other] = fall;
      for (const partner of trades[other] ?? []) {
        if (fall >= at(rise, partner)) continue;
        rise[partner] = fall;
        waiting.add(partner);
      }
    }
  }
  return rise;
}
