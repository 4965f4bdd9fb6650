import type { MatchInput } from './match-input.ts';
import type { SolvedRound } from './solve-round.ts';

/**
 * What the same edges would be worth, in micro-yuan, were each demand served in the order of posting with the best
 * lots still free: the yardstick for what the optimum gains.
 */
export function firstComeValue(input: MatchInput, edges: SolvedRound['edges']): bigint {
  const free = input.lots.map((lot) => lot.grams);
  const open = input.wants.map((want) => want.grams);
  const inOrder = [...edges].sort((a, b) => a.want - b.want || b.value - a.value || a.lot - b.lot);
  let total = 0n;
  for (const edge of inOrder) {
    const grams = Math.min(free[edge.lot] ?? 0, open[edge.want] ?? 0);
    if (grams === 0) continue;
    free[edge.lot] = (free[edge.lot] ?? 0) - grams;
    open[edge.want] = (open[edge.want] ?? 0) - grams;
    total += BigInt(edge.value) * BigInt(grams);
  }
  return total;
}
