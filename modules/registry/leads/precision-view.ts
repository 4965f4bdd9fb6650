import type { Tx } from '../../kernel/transaction.ts';
import type { LeadRuleRow } from './rule-table.ts';
import { precisionOf, type Precision } from './rules/precision.ts';

/** How often each version of each rule was right since it counts, keyed `rule|version`; those without a decision are left out. */
export async function precisions(tx: Tx, ruleId?: string): Promise<Map<string, Precision>> {
  const rows = await tx.query<
    { ruleId: string; version: number | string; confirmed: number | string; decided: number | string }[]
  >(
    `SELECT r.rule_id AS ruleId, r.rule_version AS version, COUNT(*) AS decided,
     SUM(CASE WHEN l.outcome = 'confirmed' THEN 1 ELSE 0 END) AS confirmed
     FROM registry_lead_rule r
     JOIN registry_lead l ON l.rule_id = r.rule_id AND l.rule_version = r.rule_version
     WHERE l.outcome IS NOT NULL AND l.decided_at >= r.counted_from ${ruleId === undefined ? '' : 'AND r.rule_id = ?'}
     GROUP BY r.rule_id, r.rule_version`,
    ruleId === undefined ? [] : [ruleId],
  );
  return new Map(
    rows.map((row) => [
      `${row.ruleId}|${String(row.version)}`,
      precisionOf(Number(row.confirmed), Number(row.decided)),
    ]),
  );
}

/** The precision of one version since it counts. */
export async function outcomesOf(
  tx: Tx,
  { ruleId, version }: Pick<LeadRuleRow, 'ruleId' | 'version'>,
): Promise<Precision> {
  return (await precisions(tx, ruleId)).get(`${ruleId}|${String(version)}`) ?? precisionOf(0, 0);
}
