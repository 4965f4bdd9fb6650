import type { OpenWork, Session } from '../../../analysis/index.ts';
import type { LinkModel } from '../link-model.ts';
import type { LinkEdge, LinkRecord } from '../linker.ts';
import { planOf } from '../plan-spec.ts';
import type { BlockingRule, Plan } from '../plan.ts';
import { comparePairs, makeCompared, unpack, wordNames } from './compare.ts';
import { addFrequencies, frequentOutputs } from './frequencies.ts';
import { stepRunner, type RunStep } from './run-step.ts';
import { scorePairs } from './score.ts';
import { standardise } from './standardise.ts';

/** What the linker's child is asked. */
export interface LinkerOpening {
  model: LinkModel;
  secret: string;
}

export interface ScoreOrder {
  records: readonly LinkRecord[];
  pairs: readonly (readonly [string, string])[];
  floorCb: number;
}

/** The worker of a linker: keeps model and secret, works on the records of one call at a time. */
export const openWork: OpenWork = (session, tell) => {
  const step = stepRunner(session, tell);
  let opened: (LinkerOpening & { plan: Plan }) | undefined;
  const current = (): LinkerOpening & { plan: Plan } => {
    if (!opened) throw new Error('the linker is not open');
    return opened;
  };
  return {
    open: async (opening: LinkerOpening) => {
      opened = { ...opening, plan: fittingPlan(opening.model) };
    },
    keysOf: async (records: readonly LinkRecord[]) => keysOf(session, { ...current(), records }, step),
    score: async (order: ScoreOrder) => score(session, { ...current(), ...order }, step),
  };
};

/** The plan of the model's spec; throws when this version of the engine has other comparisons or levels. */
function fittingPlan(model: LinkModel): Plan {
  const plan = planOf(model.spec);
  const shape = (comparisons: readonly { name: string; levels: readonly { name: string }[] }[]): string =>
    JSON.stringify(comparisons.map(({ name, levels }) => [name, levels.map((level) => level.name)]));
  if (shape(plan.comparisons) !== shape(model.comparisons))
    throw new Error(`the model ${model.name} was made for other comparisons`);
  return plan;
}

export async function loadRecords(
  session: Session,
  { plan, records }: { plan: Plan; records: readonly LinkRecord[] },
  step: RunStep,
): Promise<void> {
  const columns = plan.fields.map(({ at }) => `c${String(at)} VARCHAR`);
  await step('records', `CREATE OR REPLACE TABLE record (n INTEGER, source INTEGER, ${columns.join(', ')})`);
  const sources = new Map<string, number>();
  const sourceOf = (source: string): number => {
    const known = sources.get(source) ?? sources.size;
    sources.set(source, known);
    return known;
  };
  await session.load('record', [
    records.map((_, n) => n),
    records.map(({ source }) => sourceOf(source)),
    ...plan.fields.map(({ column }) => records.map(({ values }) => values[column.name] ?? null)),
  ]);
  await standardise(session, plan, step);
}

type KeysOrder = LinkerOpening & { plan: Plan; records: readonly LinkRecord[] };

async function keysOf(
  session: Session,
  order: KeysOrder,
  step: RunStep,
): Promise<{ id: string; key: string }[]> {
  await loadRecords(session, order, step);
  const { rules } = order.plan;
  const queries = rules.map(
    (rule) => `SELECT s.n AS n, ${secretKey(rule, order.secret)} AS k FROM std s WHERE ${present(rule)}`,
  );
  const found: { id: string; key: string }[] = [];
  const sql = `SELECT DISTINCT n, k FROM (${queries.join(' UNION ALL ')}) ORDER BY n, k`;
  for await (const part of session.parts({ name: 'blocking keys', sql })) {
    const [numbers, keys] = [part.numbers(0), part.values(1)];
    for (let row = 0; row < part.rowCount; row += 1)
      found.push({ id: order.records[numbers[row] ?? 0]?.id ?? '', key: String(keys[row]) });
  }
  return found;
}

function present({ parts }: BlockingRule): string {
  return parts.map((part) => `${part.replaceAll('@', 's')} IS NOT NULL`).join(' AND ');
}

/** The first 60 bits of SHA-256 over the secret, the rule and its parts. */
function secretKey({ name, parts }: BlockingRule, secret: string): string {
  const text = [
    quoted(secret),
    quoted(name),
    ...parts.map((part) => `${part.replaceAll('@', 's')}::VARCHAR`),
  ];
  return `('0x' || left(sha256(${text.join(` || chr(31) || `)}), 15))::BIGINT`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

async function score(session: Session, order: KeysOrder & ScoreOrder, step: RunStep): Promise<LinkEdge[]> {
  const { plan, model, records, pairs, floorCb } = order;
  await loadRecords(session, order, step);
  const outputs = frequentOutputs(plan);
  await addFrequencies(
    session,
    outputs.map((output) => ({
      output,
      frequencies: frequenciesOf(model, output.comparison, output.output),
    })),
    step,
  );
  const numbers = new Map(records.map(({ id }, n) => [id, n]));
  const known = (id: string): number => {
    const n = numbers.get(id);
    if (n === undefined) throw new Error('a pair names a record that was not given');
    return n;
  };
  await step('pairs', 'CREATE OR REPLACE TABLE pair (l INTEGER, r INTEGER, rules INTEGER)');
  await session.load('pair', [
    pairs.map(([left]) => known(left)),
    pairs.map(([, right]) => known(right)),
    pairs.map(() => 0),
  ]);
  await makeCompared(plan, outputs, step);
  await comparePairs({ plan, outputs, from: 'pair', into: 'vector' }, step);
  await scorePairs(session, { plan, model, from: 'vector', into: 'edge', floorCb }, step);
  return readScored(session, order);
}

async function readScored(session: Session, { plan, records }: KeysOrder): Promise<LinkEdge[]> {
  const words = wordNames(plan);
  const edges: LinkEdge[] = [];
  const sql = `SELECT l, r, weight, ${words.join(', ')} FROM edge`;
  for await (const part of session.parts({ name: 'edges', sql })) {
    const columns = ['l', 'r', 'weight', ...words].map((_, at) => part.numbers(at));
    for (let row = 0; row < part.rowCount; row += 1) {
      const [l = 0, r = 0, weightCb = 0, ...levels] = columns.map((column) => column[row] ?? 0);
      edges.push(
        edgeOf([records[l]?.id ?? '', records[r]?.id ?? ''], {
          weightCb,
          levels: [...unpack(levels, plan.comparisons.length)],
        }),
      );
    }
  }
  return edges.sort((a, b) => compare(a.left, b.left) || compare(a.right, b.right));
}

function edgeOf([one, two]: [string, string], evidence: Pick<LinkEdge, 'weightCb' | 'levels'>): LinkEdge {
  return one < two ? { left: one, right: two, ...evidence } : { left: two, right: one, ...evidence };
}

function compare(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0;
}

function frequenciesOf(model: LinkModel, comparison: number, output: string) {
  const found = model.comparisons[comparison]?.frequencies?.find((entry) => entry.output === output);
  if (!found) throw new Error(`the model ${model.name} has no frequencies of ${output}`);
  return found;
}
