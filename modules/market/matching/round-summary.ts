import { inUnit } from '../../kernel/quantity.ts';
import { yuanText } from '../../kernel/money.ts';
import type { Explanation } from './explain.ts';
import { firstComeValue } from './first-come.ts';
import type { MatchInput } from './match-input.ts';
import type { SolvedRound } from './solve-round.ts';

/** Groups of fewer sellers are not published. */
export const SMALLEST_GROUP = 10;

/** Sell-through of one kind of seller. Absent figures mean fewer than ten lots. */
export interface GroupSellThrough {
  group: 'farmer' | 'cooperative';
  suppressed: boolean;
  sellers?: number;
  offeredGrams?: number;
  matchedGrams?: number;
  sellThroughBp?: number;
}

/** A cleared round in figures. Objectives are micro-yuan (厘/kg x g). */
export interface RoundSummary {
  objective: string;
  firstCome: string;
  gainBp: number;
  lots: number;
  demands: number;
  edges: number;
  matchedLots: number;
  filledDemands: number;
  proposals: number;
  matchedGrams: number;
  fairness: GroupSellThrough[];
  explanation: Explanation;
}

/** Sums up a solved round. */
export function summarise(input: MatchInput, solved: SolvedRound): RoundSummary {
  const sold = input.lots.map(() => 0);
  const filled = input.wants.map(() => 0);
  for (const edge of solved.edges) {
    sold[edge.lot] = (sold[edge.lot] ?? 0) + edge.grams;
    filled[edge.want] = (filled[edge.want] ?? 0) + edge.grams;
  }
  const firstCome = firstComeValue(input, solved.edges);
  const figures = {
    lots: input.lots.length,
    demands: input.wants.length,
    edges: solved.edges.length,
    matchedLots: sold.filter((grams) => grams > 0).length,
    filledDemands: input.wants.filter((want, at) => filled[at] === want.grams).length,
    proposals: solved.edges.filter((edge) => edge.grams > 0).length,
    matchedGrams: sold.reduce((total, grams) => total + grams, 0),
    gainBp: gainBp(solved.objective, firstCome),
  };
  return {
    ...figures,
    objective: String(solved.objective),
    firstCome: String(firstCome),
    fairness: [sellThrough('farmer', input, sold), sellThrough('cooperative', input, sold)],
    explanation: words(figures, solved.objective),
  };
}

/** Micro-yuan as 元 with two decimals, rounded half up. */
export function yuanOfMicro(micro: bigint): string {
  return yuanText(Number((micro + 5_000n) / 10_000n));
}

/** How much more the optimum is worth than first come first served, in basis points of the latter. */
function gainBp(optimum: bigint, firstCome: bigint): number {
  return firstCome === 0n ? 0 : Number(((optimum - firstCome) * 10_000n) / firstCome);
}

function sellThrough(
  group: 'farmer' | 'cooperative',
  input: MatchInput,
  sold: readonly number[],
): GroupSellThrough {
  let lots = 0;
  let offeredGrams = 0;
  let matchedGrams = 0;
  input.lots.forEach((lot, at) => {
    if (lot.sellerKind !== group) return;
    lots += 1;
    offeredGrams += lot.grams;
    matchedGrams += sold[at] ?? 0;
  });
  if (lots < SMALLEST_GROUP) return { group, suppressed: true };
  const sellThroughBp = Number((BigInt(matchedGrams) * 10_000n) / BigInt(offeredGrams));
  return { group, suppressed: false, sellers: lots, offeredGrams, matchedGrams, sellThroughBp };
}

function words(
  figures: { lots: number; demands: number; matchedGrams: number; gainBp: number },
  objective: bigint,
): Explanation {
  const tonnes = inUnit(figures.matchedGrams, '吨');
  const worth = yuanOfMicro(objective);
  const more = (figures.gainBp / 100).toFixed(2);
  return {
    zh: `${String(figures.lots)} 批货与 ${String(figures.demands)} 个需求，配对 ${tonnes} 吨，在双方底价与运费之上共增值 ${worth} 元，比先到先得多 ${more}%；最优性已由整数证书验证。`,
    en: `${String(figures.lots)} lots and ${String(figures.demands)} demands: ${tonnes} tonnes matched, worth ${worth} yuan above all limits and freight, ${more}% more than first come first served; proven optimal by its integer certificate.`,
  };
}
