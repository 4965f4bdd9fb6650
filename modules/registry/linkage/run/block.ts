import type { Session } from '../../../analysis/index.ts';
import type { BlockingRule, Plan } from '../plan.ts';
import type { RunStep } from './run-step.ts';

/** What a rule brought: keys of two and more records, pairs, the largest block, what the cap left out. */
export interface BlockReport {
  rule: string;
  zh: string;
  en: string;
  keys: number;
  pairs: number;
  largest: number;
  cap: number;
  skippedKeys: number;
  skippedRecords: number;
}

export interface BlockOrder {
  plan: Plan;
  /** The most records that one key may have; larger blocks are left out and reported. */
  cap: number;
  /** Compare only across sources. */
  acrossOnly: boolean;
}

/** Makes `pair(l, r, rules)`: each two records that share a key of a rule, once, with the rules as bits. */
export async function makePairs(session: Session, order: BlockOrder, step: RunStep): Promise<BlockReport[]> {
  await step('candidate pairs', 'CREATE OR REPLACE TABLE raw_pair (l INTEGER, r INTEGER, rule INTEGER)');
  const reports: BlockReport[] = [];
  for (const [at, rule] of order.plan.rules.entries())
    reports.push(await pairsOfRule(session, { ...order, rule, at }, step));
  await step(
    'distinct pairs',
    'CREATE OR REPLACE TABLE pair AS SELECT l, r, bit_or(rule) AS rules FROM raw_pair GROUP BY l, r ORDER BY l, r',
  );
  await step('drop raw pairs', 'DROP TABLE raw_pair');
  return reports;
}

async function pairsOfRule(
  session: Session,
  { rule, at, acrossOnly, ...order }: BlockOrder & { rule: BlockingRule; at: number },
  step: RunStep,
): Promise<BlockReport> {
  const cap = Math.min(order.cap, rule.cap ?? order.cap);
  const parts = rule.parts.map((part) => part.replaceAll('@', 's'));
  const present = parts.map((part) => `${part} IS NOT NULL`).join(' AND ');
  await step(
    `keys: ${rule.name}`,
    `CREATE OR REPLACE TEMP TABLE block_key AS SELECT hash(${parts.join(', ')}) AS k, s.n AS n, s.source AS source FROM std s WHERE ${present}`,
  );
  await step(
    `blocks: ${rule.name}`,
    'CREATE OR REPLACE TEMP TABLE block AS SELECT k, count(*)::INTEGER AS size FROM block_key GROUP BY k HAVING count(*) > 1',
  );
  const [sizes] = await session.rows<Record<string, number | bigint | null>>({
    name: `sizes: ${rule.name}`,
    sql: `SELECT count(*) AS keys, max(size) AS largest, count(*) FILTER (size > ${String(cap)}) AS skipped,
      coalesce(sum(size) FILTER (size > ${String(cap)}), 0)::BIGINT AS records FROM block`,
  });
  const across = acrossOnly ? ' AND a.source <> b.source' : '';
  const pairs = await step(
    `pairs: ${rule.name}`,
    `INSERT INTO raw_pair WITH used AS (SELECT b.k, b.n, b.source FROM block_key b
        JOIN block USING (k) WHERE block.size <= ${String(cap)})
      SELECT a.n, b.n, ${String(2 ** at)} FROM used a JOIN used b USING (k) WHERE a.n < b.n${across}`,
  );
  const size = (name: string): number => Number(sizes?.[name] ?? 0);
  return {
    rule: rule.name,
    zh: rule.zh,
    en: rule.en,
    keys: size('keys'),
    pairs,
    largest: size('largest'),
    cap,
    skippedKeys: size('skipped'),
    skippedRecords: size('records'),
  };
}
