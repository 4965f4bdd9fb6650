/** The level number that stands for "nothing can be said". */
export const MISSING = 15;

/** Pairs that agree in the same way: one level per comparison, the blocking rules they came by as bits, and how many there are. */
export interface PatternCount {
  levels: Uint8Array;
  rules: number;
  count: number;
}

/** What is trained on. `blocked[rule]` are the comparisons whose columns the rule uses. */
export interface TrainingInput {
  /** Per comparison and level the expected share among matches. */
  starts: readonly (readonly number[])[];
  /** Per comparison and level the largest share among matches that is believed; undefined: any. */
  limits?: readonly (readonly (number | undefined)[])[];
  candidates: readonly PatternCount[];
  random: readonly PatternCount[];
  blocked: readonly ReadonlySet<number>[];
  /** All pairs there are, compared or not. */
  totalPairs: number;
}

export interface TrainingPass {
  rule: number;
  pairs: number;
  rounds: number;
  converged: boolean;
  /** The share of matches among the pairs of the rule. */
  matchShare: number;
  /** The largest change of any share and the share of matches, round by round. */
  trace: { change: number; matchShare: number }[];
}

/** Shares of the levels among matches (m) and other pairs (u), and the share of matches among all pairs. */
export interface Trained {
  m: number[][];
  u: number[][];
  matchShare: number;
  passes: TrainingPass[];
}

const ROUNDS = 100;
const PRECISION = 1e-6;
/** As many imagined matches as the starting shares are worth: they decide where data says little. */
const START_WEIGHT = 4;
const OUTER_ROUNDS = 4;

/**
 * Estimates m and u without labels. u comes from random pairs; m by expectation-maximisation over the pairs of each
 * blocking rule, for the comparisons that the rule does not use, because among those non-matches are as random pairs.
 * In turns, because the few matches among random pairs are taken out of u. Sums run in the given order: equal input
 * gives equal numbers.
 */
export function train(input: TrainingInput): Trained {
  const m = input.starts.map(normalised);
  let u = sharesOf(input, input.random, () => 1);
  let passes: TrainingPass[] = [];
  for (let turn = 0; turn < OUTER_ROUNDS; turn += 1) {
    passes = estimateMatches(input, m, u);
    u = estimateOthers(input, { m, u, matchShare: shareOfMatches(input, m, u) });
  }
  return { m, u, matchShare: shareOfMatches(input, m, u), passes };
}

/** One EM per rule; then each comparison takes what all rules that do not use it found. Changes `m`. */
function estimateMatches(input: TrainingInput, m: number[][], u: readonly number[][]): TrainingPass[] {
  const found = m.map((levels) => levels.map(() => 0));
  const passes: TrainingPass[] = [];
  input.blocked.forEach((blocked, rule) => {
    const pairs = input.candidates.filter((pattern) => (pattern.rules & (1 << rule)) !== 0);
    const free = m.map((_, at) => at).filter((at) => !blocked.has(at) && isSeen(pairs, at));
    if (free.length < 2) return;
    const pass = estimateRule(pairs, { input, m, u, free });
    passes.push({ rule, ...pass.report });
    for (const at of free)
      pass.counts[at]?.forEach((count, level) => {
        const sums = found[at];
        if (sums) sums[level] = (sums[level] ?? 0) + count;
      });
  });
  found.forEach((counts, at) => {
    m[at] = withStart(counts, input, at);
  });
  return passes;
}

function isSeen(pairs: readonly PatternCount[], comparison: number): boolean {
  return pairs.some(({ levels }) => levels[comparison] !== MISSING);
}

interface RuleTraining {
  input: TrainingInput;
  m: readonly number[][];
  u: readonly number[][];
  free: readonly number[];
}

interface RuleOutcome {
  report: Omit<TrainingPass, 'rule'>;
  counts: number[][];
}

function estimateRule(pairs: readonly PatternCount[], training: RuleTraining): RuleOutcome {
  const { input, u, free } = training;
  const m = training.m.map((levels) => levels.slice());
  const total = pairs.reduce((sum, { count }) => sum + count, 0);
  let share = 0.3;
  let rounds = 0;
  let converged = false;
  let counts = emptyCounts(m);
  const trace: TrainingPass['trace'] = [];
  while (rounds < ROUNDS && !converged) {
    counts = emptyCounts(m);
    let matches = 0;
    for (const pattern of pairs) {
      const expected = pattern.count * posterior(pattern.levels, { m, u, matchShare: share }, free);
      matches += expected;
      addCounts(counts, pattern.levels, expected, free);
    }
    const before = share;
    share = clamp((matches + 0.5) / (total + 1));
    let change = Math.abs(share - before);
    for (const at of free) {
      const next = withStart(counts[at] ?? [], input, at);
      change = Math.max(change, largestChange(next, m[at] ?? []));
      m[at] = next;
    }
    rounds += 1;
    trace.push({ change, matchShare: share });
    converged = change < PRECISION;
  }
  return { report: { pairs: total, rounds, converged, matchShare: share, trace }, counts };
}

/** The share of matches among all pairs that explains the candidates; pairs outside of all blocks count as none. */
function shareOfMatches(input: TrainingInput, m: readonly number[][], u: readonly number[][]): number {
  const all = m.map((_, at) => at);
  let share = Math.min(0.5, 1 / Math.sqrt(Math.max(4, input.totalPairs)));
  for (let round = 0; round < ROUNDS; round += 1) {
    let matches = 0.5;
    for (const pattern of input.candidates)
      matches += pattern.count * posterior(pattern.levels, { m, u, matchShare: share }, all);
    const next = clamp(matches / Math.max(2, input.totalPairs));
    if (Math.abs(next - share) < share * 1e-7) return next;
    share = next;
  }
  return share;
}

/**
 * u from random pairs without the matches among them. What random pairs hardly show is counted among the candidates,
 * where every pair that agrees so rarely has to be.
 */
function estimateOthers(input: TrainingInput, model: Omit<Trained, 'passes'>): number[][] {
  const all = model.m.map((_, at) => at);
  const other = ({ levels }: PatternCount): number => 1 - posterior(levels, model, all);
  const random = countsOf(input, input.random, other);
  const candidates = countsOf(input, input.candidates, other);
  return random.map((counts, at) => {
    const seen = counts.reduce((sum, count) => sum + count, 0);
    const rate = input.totalPairs / Math.max(1, totalCount(input.random));
    const reach = Math.max(1, seen * rate);
    const shares = counts.map((count, level) => {
      if (count >= FEW) return count / Math.max(1, seen);
      return Math.max((count + 0.1) / Math.max(1, seen) / 4, ((candidates[at]?.[level] ?? 0) + 0.5) / reach);
    });
    return withUsualOthers(normalised(shares), seen);
  });
}

const FEW = 30;
/** Fewer pairs than this say little about others; then they are taken to differ mostly, worth so many pairs. */
const LITTLE_SEEN = 1_000;
const USUAL_WEIGHT = 100;
const USUALLY_DIFFERENT = 0.98;

function withUsualOthers(shares: readonly number[], seen: number): number[] {
  if (seen >= LITTLE_SEEN) return [...shares];
  const alike = (1 - USUALLY_DIFFERENT) / Math.max(1, shares.length - 1);
  return normalised(
    shares.map((share, level) => {
      const usual = level === shares.length - 1 ? USUALLY_DIFFERENT : alike;
      return share * seen + usual * USUAL_WEIGHT;
    }),
  );
}

function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function totalCount(patterns: readonly PatternCount[]): number {
  return patterns.reduce((sum, { count }) => sum + count, 0);
}

function sharesOf(
  input: TrainingInput,
  patterns: readonly PatternCount[],
  weigh: (pattern: PatternCount) => number,
): number[][] {
  return countsOf(input, patterns, weigh).map((counts) =>
    withUsualOthers(normalised(counts.map((count) => count + 0.5)), totalOf(counts)),
  );
}

function countsOf(
  input: TrainingInput,
  patterns: readonly PatternCount[],
  weigh: (pattern: PatternCount) => number,
): number[][] {
  const counts = emptyCounts(input.starts);
  const all = input.starts.map((_, at) => at);
  for (const pattern of patterns) addCounts(counts, pattern.levels, pattern.count * weigh(pattern), all);
  return counts;
}

/** The probability that pairs of this pattern are the same, by the comparisons told. */
export function posterior(
  levels: Uint8Array,
  { m, u, matchShare }: { m: readonly number[][]; u: readonly number[][]; matchShare: number },
  comparisons: readonly number[],
): number {
  let odds = matchShare / (1 - matchShare);
  for (const at of comparisons) {
    const level = levels[at] ?? MISSING;
    if (level !== MISSING) odds *= (m[at]?.[level] ?? 1) / (u[at]?.[level] ?? 1);
  }
  return odds / (1 + odds);
}

function addCounts(
  counts: number[][],
  levels: Uint8Array,
  weight: number,
  comparisons: readonly number[],
): void {
  for (const at of comparisons) {
    const level = levels[at] ?? MISSING;
    const row = counts[at];
    if (level !== MISSING && row) row[level] = (row[level] ?? 0) + weight;
  }
}

function emptyCounts(shape: readonly (readonly number[])[]): number[][] {
  return shape.map((levels) => levels.map(() => 0));
}

function withStart(
  counts: readonly number[],
  { starts, limits }: Pick<TrainingInput, 'starts' | 'limits'>,
  at: number,
): number[] {
  const prior = normalised(starts[at] ?? []);
  const shares = normalised(prior.map((share, level) => (counts[level] ?? 0) + START_WEIGHT * share));
  return normalised(shares.map((share, level) => Math.min(share, limits?.[at]?.[level] ?? 1)));
}

function normalised(shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}

function largestChange(one: readonly number[], two: readonly number[]): number {
  return one.reduce((largest, share, at) => Math.max(largest, Math.abs(share - (two[at] ?? 0))), 0);
}

function clamp(share: number): number {
  return Math.min(1 - 1e-12, Math.max(1e-15, share));
}
