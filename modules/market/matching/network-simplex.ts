import {
  int,
  joinOf,
  plantTree,
  real,
  regraft,
  shiftBelow,
  type SpanningTree,
  type TransportProblem,
} from './spanning-tree.ts';

/** The optimum with its proof: flow per edge, dual price per lot (`u`) and per demand (`v`), all integers. */
export interface TransportSolution {
  flow: Float64Array;
  u: Float64Array;
  v: Float64Array;
  pivots: number;
}

/** The name that a certificate bears; a change of pivot rules that can change ties raises the number. */
export const SOLVER = 'tianxin-network-simplex/1';

/**
 * Solves the transportation problem to the optimum of `value`, and among those to the optimum of `tieValue`, in
 * integers, always the same for the same input. Throws when it does not end within its pivot limit (a defect).
 *
 * Primal network simplex on strongly feasible trees (Cunningham 1976): with that leaving rule it cannot cycle.
 */
export function solveTransport(problem: TransportProblem): TransportSolution {
  const tree = plantTree(problem);
  const prices = pricing(problem, tree);
  const limit = 10_000 + 100 * (tree.root + tree.edges);
  for (let pivots = 0; pivots < limit; pivots += 1) {
    const entering = prices.next();
    if (entering === undefined) return solutionOf(problem, tree, pivots);
    pivot(tree, entering);
  }
  throw new Error(`network simplex did not end within ${String(limit)} pivots`);
}

/** An arc that improves the allocation, with its gain per gram. */
interface Entering {
  arc: number;
  gain: number;
  tieGain: number;
}

/** Looks through the arcs block by block, cyclically, and takes the best gain of the first block that has any. */
function pricing(problem: TransportProblem, tree: SpanningTree): { next: () => Entering | undefined } {
  const { tail, head, potential, tiePotential, edges } = tree;
  const { value, tieValue } = problem;
  const arcs = tail.length;
  const block = Math.max(64, Math.ceil(2 * Math.sqrt(arcs)));
  let at = 0;
  const gainOf = (arc: number): number =>
    (arc < edges ? real(value, arc) : 0) - real(potential, int(tail, arc)) + real(potential, int(head, arc));
  const tieGainOf = (arc: number): number =>
    (arc < edges ? real(tieValue, arc) : 0) -
    real(tiePotential, int(tail, arc)) +
    real(tiePotential, int(head, arc));
  const next = (): Entering | undefined => {
    const best: Entering = { arc: -1, gain: 0, tieGain: 0 };
    for (let seen = 1; seen <= arcs; seen += 1) {
      const gain = gainOf(at);
      if (gain >= best.gain) take(best, { arc: at, gain, tieGain: tieGainOf(at) });
      at = at + 1 === arcs ? 0 : at + 1;
      if (seen % block === 0 && best.arc >= 0) return best;
    }
    return best.arc >= 0 ? best : undefined;
  };
  return { next };
}

/** Keeps the better of two arcs, the pair of gains compared in order. */
function take(best: Entering, other: Entering): void {
  if (other.gain === best.gain && other.tieGain <= best.tieGain) return;
  best.arc = other.arc;
  best.gain = other.gain;
  best.tieGain = other.tieGain;
}

/** Pushes as much as possible round the cycle that the entering arc closes, and exchanges it for the arc that blocks. */
function pivot(tree: SpanningTree, entering: Entering): void {
  const tail = int(tree.tail, entering.arc);
  const head = int(tree.head, entering.arc);
  const join = joinOf(tree, tail, head);
  const leaving = blockingNode(tree, { tail, head, join });
  push(tree, { tail, head, join }, leaving.flow);
  const child = leaving.onTailSide ? tail : head;
  const parent = leaving.onTailSide ? head : tail;
  regraft(tree, leaving.node, { child, parent, arc: entering.arc, flow: leaving.flow });
  const sign = leaving.onTailSide ? 1 : -1;
  shiftBelow(tree, child, { first: sign * entering.gain, tie: sign * entering.tieGain });
}

interface Cycle {
  tail: number;
  head: number;
  join: number;
}

/**
 * The last blocking arc on the cycle, walked in the entering arc's direction from the join: that keeps the tree
 * strongly feasible. On the tail's side it is the one nearest to the tail, on the head's side the one nearest to the join.
 */
function blockingNode(tree: SpanningTree, cycle: Cycle): { node: number; flow: number; onTailSide: boolean } {
  const { parent, upward, flow } = tree;
  const found = { node: -1, flow: Number.POSITIVE_INFINITY, onTailSide: true };
  for (let node = cycle.tail; node !== cycle.join; node = int(parent, node)) {
    const has = real(flow, node);
    if (upward[node] === 1 && has < found.flow) Object.assign(found, { node, flow: has });
  }
  for (let node = cycle.head; node !== cycle.join; node = int(parent, node)) {
    const has = real(flow, node);
    if (upward[node] === 0 && has <= found.flow) Object.assign(found, { node, flow: has, onTailSide: false });
  }
  if (found.node < 0) throw new Error('network simplex met an unbounded cycle');
  return found;
}

function push(tree: SpanningTree, cycle: Cycle, amount: number): void {
  if (amount === 0) return;
  const { parent, upward, flow } = tree;
  for (let node = cycle.tail; node !== cycle.join; node = int(parent, node)) {
    flow[node] = real(flow, node) + (upward[node] === 1 ? -amount : amount);
  }
  for (let node = cycle.head; node !== cycle.join; node = int(parent, node)) {
    flow[node] = real(flow, node) + (upward[node] === 1 ? amount : -amount);
  }
}

function solutionOf(problem: TransportProblem, tree: SpanningTree, pivots: number): TransportSolution {
  const flow = new Float64Array(tree.edges);
  for (let node = 0; node < tree.root; node += 1) {
    const arc = int(tree.arc, node);
    if (arc < tree.edges) flow[arc] = real(tree.flow, node);
  }
  const u = Float64Array.from(problem.supply, (_, lot) => real(tree.potential, lot));
  const v = Float64Array.from(problem.demand, (_, want) => -real(tree.potential, tree.lots + want) + 0);
  return { flow, u, v, pivots };
}
