import { checkCertificate, type CertificateFault, type Claim } from './certificate.ts';
import { pairing, type Obstacle } from './feasible.ts';
import type { Lot, MatchInput, Want } from './match-input.ts';
import { solveTransport } from './network-simplex.ts';
import { int, real, type TransportProblem } from './spanning-tree.ts';

/** An edge of the round: a feasible pair, its value, what the optimum sends over it, and the delivery days. */
export interface MatchEdge {
  lot: number;
  want: number;
  value: number;
  grams: number;
  firstDay: number;
  lastDay: number;
}

/** Why a lot or a demand has no edge to some of the others of its product: counts, and the smallest missing price. */
export interface Obstacles {
  counts: Partial<Record<Obstacle, number>>;
  leastMissing: number | undefined;
}

/** A round solved and proven. Positions are those of the input. */
export interface SolvedRound {
  edges: MatchEdge[];
  u: number[];
  v: number[];
  objective: bigint;
  lotObstacles: Obstacles[];
  wantObstacles: Obstacles[];
  pivots: number;
}

/** The solver's answer did not prove itself: nothing of it may be used. */
export class UnprovenRound extends Error {
  readonly fault: CertificateFault;

  constructor(fault: CertificateFault) {
    super(`the round's certificate does not check: ${fault}`);
    this.name = 'UnprovenRound';
    this.fault = fault;
  }
}

/**
 * Solves a round product by product to the optimum and checks its certificate; throws `UnprovenRound` instead of
 * returning anything unproven. Pure and deterministic: the same input gives the same allocation.
 */
export function solveRound(input: MatchInput): SolvedRound {
  const round: SolvedRound = {
    edges: [],
    u: input.lots.map(() => 0),
    v: input.wants.map(() => 0),
    objective: 0n,
    lotObstacles: input.lots.map(() => ({ counts: {}, leastMissing: undefined })),
    wantObstacles: input.wants.map(() => ({ counts: {}, leastMissing: undefined })),
    pivots: 0,
  };
  for (const part of byProduct(input)) solvePart(input, part, round);
  const verdict = checkCertificate(claimOf(input, round));
  if (!verdict.proven) throw new UnprovenRound(verdict.fault);
  round.objective = verdict.objective;
  return round;
}

/** The claim of a solved round, as its certificate states it. */
export function claimOf(input: MatchInput, round: Pick<SolvedRound, 'edges' | 'u' | 'v'>): Claim {
  return {
    supply: input.lots.map((lot) => lot.grams),
    demand: input.wants.map((want) => want.grams),
    edges: round.edges.map((edge) => [edge.lot, edge.want, edge.value, edge.grams] as const),
    u: round.u,
    v: round.v,
  };
}

/** Lots and demands of one product: nothing links them to those of another, so each part is a problem of its own. */
interface Part {
  lots: number[];
  wants: number[];
}

function byProduct(input: MatchInput): Part[] {
  const parts = new Map<string, Part>();
  const partOf = (one: Lot | Want): Part => {
    const part = parts.get(one.product) ?? { lots: [], wants: [] };
    parts.set(one.product, part);
    return part;
  };
  input.lots.forEach((lot, at) => partOf(lot).lots.push(at));
  input.wants.forEach((want, at) => partOf(want).wants.push(at));
  return [...parts.values()].filter((part) => part.lots.length > 0 && part.wants.length > 0);
}

function solvePart(input: MatchInput, part: Part, round: SolvedRound): void {
  const edges = edgesOf(input, part, round);
  if (edges.length === 0) return;
  const solution = solveTransport(problemOf(input, part, edges));
  for (let at = 0; at < edges.length; at += 1) {
    const edge = edges[at];
    if (edge === undefined) continue;
    edge.grams = real(solution.flow, at);
    round.edges.push(edge);
  }
  part.lots.forEach((lot, at) => (round.u[lot] = real(solution.u, at)));
  part.wants.forEach((want, at) => (round.v[want] = real(solution.v, at)));
  round.pivots += solution.pivots;
}

/** The part as the solver takes it: positions within the part; older goods break ties, up to 30 days. */
function problemOf(input: MatchInput, part: Part, edges: readonly MatchEdge[]): TransportProblem {
  const lotAt = new Int32Array(input.lots.length);
  const wantAt = new Int32Array(input.wants.length);
  part.lots.forEach((lot, at) => (lotAt[lot] = at));
  part.wants.forEach((want, at) => (wantAt[want] = at));
  const problem = {
    supply: part.lots.map((lot) => input.lots[lot]?.grams ?? 0),
    demand: part.wants.map((want) => input.wants[want]?.grams ?? 0),
    from: new Int32Array(edges.length),
    to: new Int32Array(edges.length),
    value: new Float64Array(edges.length),
    tieValue: new Float64Array(edges.length),
  };
  edges.forEach((edge, at) => {
    problem.from[at] = int(lotAt, edge.lot);
    problem.to[at] = int(wantAt, edge.want);
    problem.value[at] = edge.value;
    problem.tieValue[at] = 1 + Math.min(30, input.lots[edge.lot]?.ageDays ?? 0);
  });
  return problem;
}

function edgesOf(input: MatchInput, part: Part, round: SolvedRound): MatchEdge[] {
  const edges: MatchEdge[] = [];
  for (const lotAt of part.lots) {
    const lot = input.lots[lotAt];
    if (lot === undefined) continue;
    for (const wantAt of part.wants) {
      const want = input.wants[wantAt];
      if (want === undefined) continue;
      const pair = pairing(lot, want, input.policy);
      if (pair.feasible) {
        const { value, firstDay, lastDay } = pair;
        edges.push({ lot: lotAt, want: wantAt, value, grams: 0, firstDay, lastDay });
      } else {
        note(round.lotObstacles[lotAt], pair);
        note(round.wantObstacles[wantAt], pair);
      }
    }
  }
  return edges;
}

function note(obstacles: Obstacles | undefined, pair: { obstacle: Obstacle; missing: number }): void {
  if (obstacles === undefined) return;
  obstacles.counts[pair.obstacle] = (obstacles.counts[pair.obstacle] ?? 0) + 1;
  if (pair.obstacle !== 'price') return;
  obstacles.leastMissing = Math.min(obstacles.leastMissing ?? pair.missing, pair.missing);
}
