import type { AttributeRule } from './golden-rules.ts';

/** What one record says about one attribute. */
export interface Statement<Value> {
  /** Equal values are one value. */
  value: Value;
  /** Parts are masked or unknown: `张*`. */
  partial: boolean;
  /** Under an open objection. */
  frozen: boolean;
  agencyId: string;
  datasetId: string;
  /** What its rank is looked up by: the dataset, or `id-number` for what an ID number itself says. */
  rankedAs: string;
  isRegister: boolean;
  /** The day from which the record says so, `YYYY-MM-DD`. */
  on: string;
  /** When the file came, ms. */
  receivedAt: number;
  recordId: string;
}

/**
 * Why a value lost: it is under objection, masked, said later otherwise by the same dataset, of a lower source, older, or
 * outvoted by agencies that agree.
 */
export type Loss = 'frozen' | 'partial' | 'rank' | 'older' | 'outvoted';

/** One value with what speaks for it. Weights are whole numbers: rank times 1000, halved with age. */
export interface Judged<S> {
  /** The statement that weighs most, which the value is traced to. */
  statement: S;
  weight: number;
  /** Agencies that say so now, sorted. */
  agencies: string[];
  /** The earliest day from which a standing statement says so. */
  since: string;
  lost?: Loss;
}

/** How a masked value is held against a whole one: equal in what is known. */
export type Agrees<Value> = (partial: Value, whole: Value) => boolean;

interface Weighed<S> {
  statement: S;
  rank: number;
  weight: number;
  /** The same dataset says otherwise in a newer record. */
  outdated: boolean;
}

/**
 * Weighs what records say: source rank x recency x agreement. The first is the value that counts unless it has `lost`
 * (then none counts); the others say why they lost. Independent of the order of statements, whole-number arithmetic only.
 */
export function chooseValue<Value, S extends Statement<Value>>(
  statements: readonly S[],
  rule: AttributeRule,
  how: { today: string; agrees: Agrees<Value> },
): Judged<S>[] {
  const weighed = statements
    .map((statement) => weigh(statement, rule, how.today))
    .map((own, _, all) => ({ ...own, outdated: isOutdated(own.statement, all) }))
    .sort(byWeight);
  const wholes = groups(weighed.filter(({ statement }) => !statement.partial));
  const partials = groups(weighed.filter(({ statement }) => statement.partial));
  const candidates = [
    ...wholes.map((own) => judge(own, rule, supportersOf(own, weighed, how.agrees))),
    ...partials.map((own) => judge(own, rule, [])),
  ].sort((a, b) => before(a, b, rule));
  const [best] = candidates;
  return candidates.map((own) => explained(own, best, how.agrees));
}

interface Candidate<S> {
  judged: Judged<S>;
  own: Weighed<S>[];
  top: Weighed<S>;
  standing: boolean;
  frozen: boolean;
}

function weigh<Value, S extends Statement<Value>>(
  statement: S,
  rule: AttributeRule,
  today: string,
): Weighed<S> {
  const rank = rule.ranks[statement.rankedAs] ?? (statement.isRegister ? rule.register : rule.other);
  const age = Math.max(0, daysBetween(statement.on, today));
  return { statement, rank, weight: halved(rank * 1000, age, rule.halfLifeDays), outdated: false };
}

/** Halves with every full half-life and goes straight between: the same whole number on every machine. */
export function halved(weight: number, ageDays: number, halfLifeDays: number): number {
  if (halfLifeDays === 0) return weight;
  const halvings = Math.floor(ageDays / halfLifeDays);
  if (halvings > 40) return 0;
  const start = Math.floor(weight / 2 ** halvings);
  return start - Math.floor((start * (ageDays % halfLifeDays)) / (2 * halfLifeDays));
}

function isOutdated<Value, S extends Statement<Value>>(own: S, all: readonly Weighed<S>[]): boolean {
  return all.some(
    ({ statement: other }) =>
      other.datasetId === own.datasetId &&
      other.rankedAs === own.rankedAs &&
      !other.partial &&
      !other.frozen &&
      other.value !== own.value &&
      (other.on > own.on || (other.on === own.on && other.receivedAt > own.receivedAt)),
  );
}

function byWeight<Value, S extends Statement<Value>>(a: Weighed<S>, b: Weighed<S>): number {
  const [one, other] = [a.statement, b.statement];
  return (
    Number(a.outdated) - Number(b.outdated) ||
    Number(one.frozen) - Number(other.frozen) ||
    b.weight - a.weight ||
    b.rank - a.rank ||
    other.receivedAt - one.receivedAt ||
    (one.recordId < other.recordId ? 1 : one.recordId > other.recordId ? -1 : 0)
  );
}

/** Statements by value. */
function groups<Value, S extends Statement<Value>>(all: readonly Weighed<S>[]): Weighed<S>[][] {
  const byValue = new Map<Value, Weighed<S>[]>();
  for (const own of all) {
    const { value } = own.statement;
    byValue.set(value, [...(byValue.get(value) ?? []), own]);
  }
  return [...byValue.values()];
}

/** Masked values that agree with a whole one speak for it. */
function supportersOf<Value, S extends Statement<Value>>(
  own: readonly Weighed<S>[],
  all: readonly Weighed<S>[],
  agrees: Agrees<Value>,
): Weighed<S>[] {
  const whole = own[0]?.statement;
  return all.filter(
    ({ statement }) => whole !== undefined && statement.partial && agrees(statement.value, whole.value),
  );
}

function judge<Value, S extends Statement<Value>>(
  own: Weighed<S>[],
  rule: AttributeRule,
  supporters: readonly Weighed<S>[],
): Candidate<S> {
  const [top] = own;
  if (!top) throw new Error('a value without a statement');
  const speaking = [...own, ...supporters].filter(
    ({ outdated, statement }) => !outdated && !statement.frozen,
  );
  const byAgency = new Map<string, number>();
  for (const { statement, weight } of speaking)
    byAgency.set(statement.agencyId, Math.max(weight, byAgency.get(statement.agencyId) ?? 0));
  const [first = 0, ...others] = [...byAgency.values()].sort((a, b) => b - a);
  const weight = others.reduce((sum, each) => sum + Math.floor((each * rule.agreementBp) / 10_000), first);
  const current = own.some(({ outdated }) => !outdated) ? own.filter(({ outdated }) => !outdated) : own;
  const since = current.map(({ statement }) => statement.on).sort()[0] ?? top.statement.on;
  return {
    judged: { statement: top.statement, weight, agencies: [...byAgency.keys()].sort(), since },
    own,
    top,
    standing: own.some(({ outdated }) => !outdated),
    frozen: own.every(({ statement }) => statement.frozen),
  };
}

function before<Value, S extends Statement<Value>>(
  a: Candidate<S>,
  b: Candidate<S>,
  rule: AttributeRule,
): number {
  const yes = (own: Candidate<S>): number =>
    Number(rule.yesWins === true && own.top.statement.value === true);
  return (
    Number(a.frozen) - Number(b.frozen) ||
    Number(a.top.statement.partial) - Number(b.top.statement.partial) ||
    Number(b.standing) - Number(a.standing) ||
    yes(b) - yes(a) ||
    b.judged.weight - a.judged.weight ||
    byWeight(a.top, b.top)
  );
}

function explained<Value, S extends Statement<Value>>(
  own: Candidate<S>,
  best: Candidate<S> | undefined,
  agrees: Agrees<Value>,
): Judged<S> {
  if (own.frozen) return { ...own.judged, lost: 'frozen' };
  if (own === best || best === undefined) return own.judged;
  return { ...own.judged, lost: lossOf(own, best, agrees) };
}

function lossOf<Value, S extends Statement<Value>>(
  own: Candidate<S>,
  best: Candidate<S>,
  agrees: Agrees<Value>,
): Loss {
  const { partial, value } = own.top.statement;
  if (partial && (!best.top.statement.partial || agrees(value, best.top.statement.value))) return 'partial';
  if (!own.standing) return 'older';
  if (own.top.weight >= best.top.weight && own.judged.agencies.length < best.judged.agencies.length)
    return 'outvoted';
  return own.top.rank < best.top.rank ? 'rank' : 'older';
}

/** Whole days from one calendar date to another. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
