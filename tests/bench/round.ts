import { CATALOGUE, CATALOGUE_VERSION } from '../../modules/market/catalogue/catalogue.ts';
import { STANDARD_FREIGHT, type MatchInput } from '../../modules/market/matching/match-input.ts';
import { solveRound } from '../../modules/market/matching/solve-round.ts';

/** A measured round; `ms` is the median of the repetitions and covers feasibility, optimum and certificate check. */
export interface MeasuredRound {
  name: string;
  ms: number;
  slowestMs: number;
  lots: number;
  demands: number;
  edges: number;
  pivots: number;
  objectiveMicroYuan: string;
}

/** Solves a county's round (2,000 lots x 300 demands) over the whole catalogue and, as the worst case, of one product. */
export function measureRounds(repetitions = 15): MeasuredRound[] {
  return [
    measure('matching round, 48 products', countyRound(7, CATALOGUE.length), repetitions),
    measure('matching round, 8 products', countyRound(7, 8), repetitions),
    measure('matching round, one product', countyRound(7, 1), Math.min(5, repetitions)),
  ];
}

function measure(name: string, input: MatchInput, repetitions: number): MeasuredRound {
  const times: number[] = [];
  let solved = solveRound(input);
  for (let n = 0; n < repetitions; n += 1) {
    const begin = performance.now();
    solved = solveRound(input);
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  return {
    name,
    ms: times[Math.floor(times.length / 2)] ?? 0,
    slowestMs: times.at(-1) ?? 0,
    lots: input.lots.length,
    demands: input.wants.length,
    edges: solved.edges.length,
    pivots: solved.pivots,
    objectiveMicroYuan: String(solved.objective),
  };
}

/** A seeded round: 2,000 lots of 20 to 5,000 kg in 200 villages, 300 demands of 0.5 to 20 t. */
function countyRound(seed: number, products: number): MatchInput {
  const next = numbers(seed);
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const chosen = CATALOGUE.slice(0, products);
  const day = 20_780;
  const pick = () => chosen[between(0, chosen.length - 1)] ?? chosen[0];
  const village = (): string =>
    `5306${String(between(21, 29))}${String(100 + between(0, 9))}${String(200 + between(0, 19))}`;
  const id = (kind: string, at: number): string => `${kind}_${String(at).padStart(6, '0')}`;
  const gradeOf = (rank: number) => ({ grade: { standard: 'A', rank } });
  return {
    policy: { freight: STANDARD_FREIGHT, fee: 0, catalogueVersion: CATALOGUE_VERSION },
    lots: Array.from({ length: 2_000 }, (_, at) => {
      const product = pick();
      const reference = product?.reference ?? 0;
      const readyFrom = day + between(0, 20);
      return {
        id: id('lst', at),
        product: product?.code ?? '',
        ...(next() < 0.7 ? gradeOf(between(1, 3)) : {}),
        certificates: next() < 0.2 ? [{ kind: 'green', validUntil: day + between(1, 400) }] : [],
        grams: between(20_000, 5_000_000),
        ask: Math.round(reference * (0.7 + 0.5 * next())),
        readyFrom,
        readyUntil: readyFrom + between(3, 30),
        bestBefore: readyFrom + (product?.shelfLifeDays ?? 0),
        place: village(),
        ageDays: between(0, 40),
        sellerKind: next() < 0.8 ? ('farmer' as const) : ('cooperative' as const),
        notTo: [],
      };
    }),
    wants: Array.from({ length: 300 }, (_, at) => {
      const product = pick();
      const deliverFrom = day + between(0, 20);
      return {
        id: id('dmd', at),
        product: product?.code ?? '',
        ...(next() < 0.4 ? gradeOf(between(1, 3)) : {}),
        certificates: next() < 0.1 ? ['green'] : [],
        grams: between(500_000, 20_000_000),
        bid: Math.round((product?.reference ?? 0) * (0.9 + 0.5 * next())),
        deliverFrom,
        deliverUntil: deliverFrom + between(3, 20),
        residualDays: 2,
        place: village().slice(0, 6),
        buyer: id('org', between(0, 40)),
      };
    }),
  };
}

/** Mulberry32: the same numbers in [0, 1) for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
