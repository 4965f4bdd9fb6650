import { yuanPerKilogramText as yuan } from '../units/shown-units.ts';
import type { Obstacle } from './feasible.ts';
import type { MatchInput } from './match-input.ts';
import { highestPrices } from './highest-prices.ts';
import { claimOf, type MatchEdge, type Obstacles, type SolvedRound } from './solve-round.ts';

/** The same sentence in both languages. */
export interface Explanation {
  zh: string;
  en: string;
}

const OBSTACLE_WORDS: Record<Obstacle, Explanation> = {
  'related-party': { zh: '关联方', en: 'related party' },
  grade: { zh: '等级不符', en: 'grade not met' },
  certificate: { zh: '缺少证书', en: 'certificate missing' },
  window: { zh: '交货期不合', en: 'delivery window does not fit' },
  'shelf-life': { zh: '保质期不足', en: 'shelf life too short' },
  'certificate-expires': { zh: '交货前证书到期', en: 'certificate ends before delivery' },
  price: { zh: '价格差距', en: 'price gap' },
};

/** What each match is compared with: edges by lot and by demand, and the highest prices that displace a match. */
export interface Alternatives {
  byLot: MatchEdge[][];
  byWant: MatchEdge[][];
  highestU: number[];
  highestV: number[];
}

export function alternativesOf(input: MatchInput, solved: SolvedRound): Alternatives {
  const { edges } = solved;
  const claim = claimOf(input, solved);
  const byLot: MatchEdge[][] = input.lots.map(() => []);
  const byWant: MatchEdge[][] = input.wants.map(() => []);
  for (const edge of edges) {
    byLot[edge.lot]?.push(edge);
    byWant[edge.want]?.push(edge);
  }
  return { byLot, byWant, highestU: highestPrices(claim, 'u'), highestV: highestPrices(claim, 'v') };
}

/**
 * Why this pair was matched: what it is worth and, for each side, the advantage over its next best partner, that
 * partner's own scarcity price (the dual) counted in; never below 0 at the optimum.
 */
export function explainMatch(edge: MatchEdge, solved: SolvedRound, others: Alternatives): Explanation {
  const forSeller = advantage(edge, others.byLot[edge.lot] ?? [], (one) => solved.v[one.want] ?? 0);
  const forBuyer = advantage(edge, others.byWant[edge.want] ?? [], (one) => solved.u[one.lot] ?? 0);
  const seller = sideWords(forSeller, { zh: '卖方', en: 'the seller' }, { zh: '需求', en: 'demand' });
  const buyer = sideWords(forBuyer, { zh: '买方', en: 'the buyer' }, { zh: '货源', en: 'lot' });
  return {
    zh: `此配对每公斤比双方底价多出 ${yuan(edge.value)} 元（已扣运费），双方平分。${seller.zh}；${buyer.zh}。`,
    en: `This pair is worth ${yuan(edge.value)} yuan/kg above both limits after freight, split evenly; ${seller.en}; ${buyer.en}.`,
  };
}

/** Why a lot was sold in part or not at all, and what would change it. */
export function explainLot(
  at: number,
  context: { input: MatchInput; solved: SolvedRound; others: Alternatives },
): Explanation {
  const { solved, others } = context;
  const edges = others.byLot[at] ?? [];
  if (edges.length === 0) return explainNoPartner(solved.lotObstacles[at], { zh: '需求', en: 'demands' });
  const sold = edges.reduce((grams, edge) => grams + edge.grams, 0);
  if (sold >= (context.input.lots[at]?.grams ?? 0)) return FULLY.lot;
  const gaps = edges.map((edge) => (others.highestV[edge.want] ?? 0) - edge.value);
  const concession = Math.min(...gaps);
  if (concession === 0) return EQUAL.lot;
  return {
    zh: `有 ${String(edges.length)} 个需求符合，但其他货源更有利。每公斤让 ${yuan(concession)} 元（每斤 ${yuan(concession / 2)} 元）即与成交者持平。`,
    en: `${String(edges.length)} demands fit, but other lots served them better. A concession of ${yuan(concession)} yuan/kg would tie with those that were matched.`,
  };
}

/** Why a demand was met in part or not at all, and what would change it. */
export function explainWant(
  at: number,
  context: { input: MatchInput; solved: SolvedRound; others: Alternatives },
): Explanation {
  const { solved, others } = context;
  const edges = others.byWant[at] ?? [];
  if (edges.length === 0) {
    return explainNoPartner(solved.wantObstacles[at], { zh: '货源', en: 'lots' });
  }
  const filled = edges.reduce((grams, edge) => grams + edge.grams, 0);
  if (filled >= (context.input.wants[at]?.grams ?? 0)) return FULLY.want;
  const gaps = edges.map((edge) => (others.highestU[edge.lot] ?? 0) - edge.value);
  const concession = Math.min(...gaps);
  if (concession === 0) return EQUAL.want;
  return {
    zh: `有 ${String(edges.length)} 批货符合，但已供给出价更有利的需求。每公斤加 ${yuan(concession)} 元即与成交者持平。`,
    en: `${String(edges.length)} lots fit, but they served demands that were worth more. ${yuan(concession)} yuan/kg more would tie with those.`,
  };
}

const FULLY = {
  lot: { zh: '全部配对成功。', en: 'Matched in full.' },
  want: { zh: '需求全部满足。', en: 'Met in full.' },
} as const;

const EQUAL = {
  lot: {
    zh: '条件与成交者相同，但需求数量不足；较早挂出的货优先。',
    en: 'As good as those that were matched, but less was wanted than offered; older goods go first.',
  },
  want: {
    zh: '条件与成交者相同，但货源数量不足。',
    en: 'As good as those that were matched, but less was offered than wanted.',
  },
} as const;

function advantage(
  edge: MatchEdge,
  edges: readonly MatchEdge[],
  scarcity: (one: MatchEdge) => number,
): number | undefined {
  const rivals = edges.filter((one) => one !== edge).map((one) => one.value - scarcity(one));
  if (rivals.length === 0) return undefined;
  return edge.value - scarcity(edge) - Math.max(0, ...rivals);
}

function sideWords(gain: number | undefined, side: Explanation, partner: Explanation): Explanation {
  if (gain === undefined) {
    return {
      zh: `对${side.zh}是唯一符合的${partner.zh}`,
      en: `for ${side.en} the only ${partner.en} that fits`,
    };
  }
  if (gain === 0) {
    return {
      zh: `对${side.zh}与次优${partner.zh}相当`,
      en: `for ${side.en} as good as the next best ${partner.en}`,
    };
  }
  return {
    zh: `对${side.zh}每公斤比次优${partner.zh}好 ${yuan(gain)} 元`,
    en: `for ${side.en} ${yuan(gain)} yuan/kg better than the next best ${partner.en}`,
  };
}

function explainNoPartner(obstacles: Obstacles | undefined, partner: Explanation): Explanation {
  const counts = Object.entries(obstacles?.counts ?? {}) as [Obstacle, number][];
  if (counts.length === 0) {
    return {
      zh: `本轮没有同一产品的${partner.zh}。`,
      en: `No ${partner.en} for this product in this round.`,
    };
  }
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const list = (language: 'zh' | 'en', separator: string): string =>
    counts.map(([why, count]) => `${OBSTACLE_WORDS[why][language]} ${String(count)}`).join(separator);
  const missing = obstacles?.leastMissing;
  const gap = missing === undefined ? undefined : { kg: yuan(missing), jin: yuan(missing / 2) };
  return {
    zh: `${String(total)} 个${partner.zh}：${list('zh', '，')}。${gap ? `最近的一个每公斤差 ${gap.kg} 元（每斤 ${gap.jin} 元）。` : ''}`,
    en: `${String(total)} ${partner.en}: ${list('en', ', ')}.${gap ? ` The nearest lacks ${gap.kg} yuan/kg.` : ''}`,
  };
}
