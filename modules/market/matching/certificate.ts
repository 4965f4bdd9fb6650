/** What an allocation and its proof claim; grams, 厘/kg and duals are integers, positions start at 0. */
export interface Claim {
  supply: readonly number[];
  demand: readonly number[];
  /** `[lot, demand, value, grams]` for every feasible edge. */
  edges: readonly (readonly [number, number, number, number])[];
  u: readonly number[];
  v: readonly number[];
}

export type CertificateFault =
  | 'not-an-integer'
  | 'edge-out-of-range'
  | 'negative-dual'
  | 'dual-below-value'
  | 'lot-oversold'
  | 'demand-overfilled'
  | 'duality-gap';

/** The verdict on a claim: the objective in micro-yuan when it is proven optimal, otherwise the first fault. */
export type Verdict = { proven: true; objective: bigint } | { proven: false; fault: CertificateFault };

/**
 * Checks in exact arithmetic that an allocation is feasible and that no other is worth more, knowing nothing of how it
 * was found: u, v >= 0; u + v >= value on every edge; Σ u·supply + Σ v·demand = Σ value·grams.
 */
export function checkCertificate(claim: Claim): Verdict {
  const fault = integerFault(claim) ?? dualFault(claim) ?? allocationFault(claim);
  if (fault !== undefined) return { proven: false, fault };
  const used = claim.edges.filter((edge) => edge[3] !== 0);
  const objective = sum(used.map((edge) => BigInt(edge[2]) * BigInt(edge[3])));
  const bound = dot(claim.u, claim.supply) + dot(claim.v, claim.demand);
  return objective === bound ? { proven: true, objective } : { proven: false, fault: 'duality-gap' };
}

function integerFault({ supply, demand, edges, u, v }: Claim): CertificateFault | undefined {
  const areIntegers = (list: readonly number[]): boolean =>
    list.every((number) => Number.isSafeInteger(number));
  if (u.length !== supply.length || v.length !== demand.length) return 'edge-out-of-range';
  if (![supply, demand, u, v].every(areIntegers) || !edges.every(areIntegers)) return 'not-an-integer';
  const inRange = edges.every(
    ([lot, want]) => lot >= 0 && lot < supply.length && want >= 0 && want < demand.length,
  );
  return inRange ? undefined : 'edge-out-of-range';
}

function dualFault({ edges, u, v }: Claim): CertificateFault | undefined {
  if (u.some((price) => price < 0) || v.some((price) => price < 0)) return 'negative-dual';
  const covered = edges.every(([lot, want, value]) => (u[lot] ?? 0) + (v[want] ?? 0) >= value);
  return covered ? undefined : 'dual-below-value';
}

function allocationFault({ supply, demand, edges }: Claim): CertificateFault | undefined {
  const sold = supply.map(() => 0n);
  const filled = demand.map(() => 0n);
  for (const [lot, want, , grams] of edges) {
    if (grams < 0) return 'lot-oversold';
    if (grams === 0) continue;
    sold[lot] = (sold[lot] ?? 0n) + BigInt(grams);
    filled[want] = (filled[want] ?? 0n) + BigInt(grams);
  }
  if (sold.some((grams, lot) => grams > BigInt(supply[lot] ?? 0))) return 'lot-oversold';
  return filled.some((grams, want) => grams > BigInt(demand[want] ?? 0)) ? 'demand-overfilled' : undefined;
}

function dot(a: readonly number[], b: readonly number[]): bigint {
  return sum(a.map((value, at) => BigInt(value) * BigInt(b[at] ?? 0)));
}

function sum(terms: bigint[]): bigint {
  return terms.reduce((total, term) => total + term, 0n);
}
