/** A transportation problem: supplies and demands above 0, edges with integer value and a second value for ties. */
export interface TransportProblem {
  supply: readonly number[];
  demand: readonly number[];
  from: Int32Array;
  to: Int32Array;
  value: Float64Array;
  tieValue: Float64Array;
}

/**
 * The basis of the network simplex: a spanning tree over lots, demands and one root. A lot's arc to the root carries
 * what stays unsold, the root's arc to a demand what stays unmet. Potentials are pairs, compared in order.
 */
export interface SpanningTree {
  lots: number;
  edges: number;
  root: number;
  tail: Int32Array;
  head: Int32Array;
  parent: Int32Array;
  /** The arc between a node and its parent, its flow, and whether it points to the parent. */
  arc: Int32Array;
  flow: Float64Array;
  upward: Int32Array;
  depth: Int32Array;
  firstChild: Int32Array;
  next: Int32Array;
  previous: Int32Array;
  potential: Float64Array;
  tiePotential: Float64Array;
}

const NONE = -1;

/** Reads a position that exists by construction, without a bounds branch at every use. */
export const int = (array: Int32Array, at: number): number => array[at] ?? NONE;
export const real = (array: Float64Array, at: number): number => array[at] ?? 0;

/** The first basis: nothing is sold, every node hangs on the root by its own slack arc. */
export function plantTree(problem: TransportProblem): SpanningTree {
  const lots = problem.supply.length;
  const root = lots + problem.demand.length;
  const edges = problem.from.length;
  const tree = emptyTree({ lots, edges, root });
  for (let edge = 0; edge < edges; edge += 1) {
    tree.tail[edge] = problem.from[edge] ?? 0;
    tree.head[edge] = lots + (problem.to[edge] ?? 0);
  }
  for (let node = 0; node < root; node += 1) {
    const isLot = node < lots;
    tree.tail[edges + node] = isLot ? node : root;
    tree.head[edges + node] = isLot ? root : node;
    tree.arc[node] = edges + node;
    tree.upward[node] = isLot ? 1 : 0;
    tree.flow[node] = (isLot ? problem.supply[node] : problem.demand[node - lots]) ?? 0;
    tree.depth[node] = 1;
    attach(tree, node, root);
  }
  return tree;
}

/** The lowest node above both. */
export function joinOf(tree: SpanningTree, a: number, b: number): number {
  const { parent, depth } = tree;
  let left = a;
  let right = b;
  while (left !== right) {
    if (int(depth, left) >= int(depth, right)) left = int(parent, left);
    else right = int(parent, right);
  }
  return left;
}

/** An arc that joins the tree: from `child`, whose side was cut off, to `parent`. */
interface Graft {
  child: number;
  parent: number;
  arc: number;
  flow: number;
}

/** Cuts the tree above `cut` and hangs the loose part on again by the graft's arc. */
export function regraft(tree: SpanningTree, cut: number, graft: Graft): void {
  let node = graft.child;
  let above = graft.parent;
  let arc = graft.arc;
  let flow = graft.flow;
  let upward = tree.tail[arc] === node ? 1 : 0;
  for (;;) {
    const old = {
      parent: int(tree.parent, node),
      arc: int(tree.arc, node),
      flow: real(tree.flow, node),
      upward: int(tree.upward, node),
    };
    detach(tree, node);
    tree.arc[node] = arc;
    tree.flow[node] = flow;
    tree.upward[node] = upward;
    attach(tree, node, above);
    if (node === cut) return;
    above = node;
    node = old.parent;
    arc = old.arc;
    flow = old.flow;
    upward = old.upward === 1 ? 0 : 1;
  }
}

/** Adds a pair to the potentials of a node and everything below it, and sets their depths anew. */
export function shiftBelow(tree: SpanningTree, top: number, shift: { first: number; tie: number }): void {
  const { parent, depth, firstChild, next, potential, tiePotential } = tree;
  let node = top;
  for (;;) {
    depth[node] = int(depth, int(parent, node)) + 1;
    potential[node] = real(potential, node) + shift.first;
    tiePotential[node] = real(tiePotential, node) + shift.tie;
    const child = int(firstChild, node);
    if (child !== NONE) {
      node = child;
      continue;
    }
    while (node !== top && next[node] === NONE) node = int(parent, node);
    if (node === top) return;
    node = int(next, node);
  }
}

function emptyTree(size: { lots: number; edges: number; root: number }): SpanningTree {
  const nodes = size.root + 1;
  const arcs = size.edges + size.root;
  return {
    ...size,
    tail: new Int32Array(arcs),
    head: new Int32Array(arcs),
    parent: new Int32Array(nodes).fill(NONE),
    arc: new Int32Array(nodes).fill(NONE),
    flow: new Float64Array(nodes),
    upward: new Int32Array(nodes),
    depth: new Int32Array(nodes),
    firstChild: new Int32Array(nodes).fill(NONE),
    next: new Int32Array(nodes).fill(NONE),
    previous: new Int32Array(nodes).fill(NONE),
    potential: new Float64Array(nodes),
    tiePotential: new Float64Array(nodes),
  };
}

function attach(tree: SpanningTree, node: number, parent: number): void {
  const first = int(tree.firstChild, parent);
  tree.parent[node] = parent;
  tree.previous[node] = NONE;
  tree.next[node] = first;
  if (first !== NONE) tree.previous[first] = node;
  tree.firstChild[parent] = node;
}

function detach(tree: SpanningTree, node: number): void {
  const before = int(tree.previous, node);
  const after = int(tree.next, node);
  if (before === NONE) tree.firstChild[int(tree.parent, node)] = after;
  else tree.next[before] = after;
  if (after !== NONE) tree.previous[after] = before;
}
