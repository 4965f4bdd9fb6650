import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { selectIn } from '../bulk-store.ts';
import { linkDecisionTable, type DecisionKind, type LinkDecisionRow } from '../people/link-table.ts';

/** A decision, and whether a later one took its place. */
export interface DecisionView extends LinkDecisionRow {
  superseded: boolean;
}

export async function decisionById(tx: Tx, id: string): Promise<DecisionView | undefined> {
  const row = await tx.getRepository(linkDecisionTable).findOneBy({ id });
  return row ? (await withSuccessors(tx, [row]))[0] : undefined;
}

/** Decisions, newest first. */
export async function listDecisions(
  tx: Tx,
  ask: { kind?: DecisionKind; actor?: string; cursor?: string; limit: number },
): Promise<Page<DecisionView>> {
  const query = tx
    .getRepository(linkDecisionTable)
    .createQueryBuilder('d')
    .orderBy('d.seq', 'DESC')
    .limit(ask.limit + 1);
  if (ask.kind !== undefined) query.andWhere('d.kind = :kind', { kind: ask.kind });
  if (ask.actor !== undefined) query.andWhere('d.actor = :actor', { actor: ask.actor });
  if (ask.cursor !== undefined) query.andWhere('d.seq < :before', { before: readCursor(ask.cursor, 1)[0] });
  const page = pageOf(await query.getMany(), ask.limit, (row) => [row.seq]);
  return { ...page, items: await withSuccessors(tx, page.items) };
}

/** Decisions about any of these nodes, newest first. */
export async function decisionsAbout(tx: Tx, nodes: readonly string[]): Promise<DecisionView[]> {
  if (nodes.length === 0) return [];
  const rows = await tx
    .getRepository(linkDecisionTable)
    .createQueryBuilder('d')
    .where('d.left IN (:...nodes) OR d.right IN (:...nodes)', { nodes })
    .orderBy('d.seq', 'DESC')
    .limit(100)
    .getMany();
  return withSuccessors(tx, rows);
}

/** Decisions and second answers per clerk since an instant. */
export async function decisionsPerClerk(
  tx: Tx,
  since: number,
): Promise<{ actor: string; decided: number; second: number }[]> {
  const rows = await tx.query<{ actor: string; decided: number | string; second_count: number | string }[]>(
    `SELECT actor, SUM(decided) AS decided, SUM(second_count) AS second_count FROM (
       SELECT actor AS actor, COUNT(*) AS decided, 0 AS second_count FROM registry_link_decision
       WHERE decided_at >= ? AND kind <> 'anchor' GROUP BY actor
       UNION ALL
       SELECT second_actor AS actor, 0 AS decided, COUNT(*) AS second_count FROM registry_link_decision
       WHERE decided_at >= ? AND second_actor IS NOT NULL GROUP BY second_actor
     ) x GROUP BY actor ORDER BY actor`,
    [since, since],
  );
  return rows.map((row) => ({
    actor: row.actor,
    decided: Number(row.decided),
    second: Number(row.second_count),
  }));
}

async function withSuccessors(tx: Tx, rows: readonly LinkDecisionRow[]): Promise<DecisionView[]> {
  const later = await selectIn<{ supersedes: string }>(
    tx,
    'SELECT supersedes FROM registry_link_decision WHERE',
    'supersedes',
    rows.map(({ id }) => id),
  );
  const gone = new Set(later.map(({ supersedes }) => supersedes));
  return rows.map((row) => ({ ...row, superseded: gone.has(row.id) }));
}
