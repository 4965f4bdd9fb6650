import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { CaseKind, LinkCaseRow } from '../people/link-table.ts';
import type { CaseState } from './case-state.ts';

/** A case whose question is public, and who holds it. */
export interface CaseView extends Omit<LinkCaseRow, 'state'> {
  state: CaseState;
  heldBy: string | null;
  heldUntil: number | null;
}

export interface CaseFilter {
  now: number;
  state: CaseState;
  kind?: CaseKind;
  villageCode?: string;
  /** Half-open. */
  opened?: { from: number; to: number };
  overdue?: boolean;
  heldBy?: string;
  weight?: { fromCb: number; toCb: number };
}

const COLUMNS = `c.id AS id, c.kind AS kind, c.left_node AS left_node, c.right_node AS right_node,
  c.weight_cb AS weightCb, c.state AS state, c.gain AS gain, c.opened_at AS openedAt, c.due_at AS dueAt,
  c.batch_id AS batchId, c.decision_id AS decisionId, c.closed_at AS closedAt,
  k.actor_id AS heldBy, k.until_instant AS heldUntil`;

// A case is told of once its batch is public; one that a decision opened is public at once.
const FROM = `FROM registry_link_case c
  LEFT JOIN registry_batch b ON b.id = c.batch_id
  LEFT JOIN registry_review_claim k ON k.case_id = c.id AND k.until_instant > ?
  WHERE (c.batch_id IS NULL OR b.published_at IS NOT NULL)`;

interface Condition {
  text: string;
  values: (string | number)[];
}

/** Cases by expected gain, greatest first. */
export async function listCases(
  tx: Tx,
  filter: CaseFilter,
  page: { cursor?: string; limit: number },
): Promise<Page<CaseView>> {
  const { text, values } = conditionOf(filter);
  const after = page.cursor === undefined ? undefined : readCursor(page.cursor, 2);
  const behind = after === undefined ? '' : ' AND (c.gain < ? OR (c.gain = ? AND c.id > ?))';
  const rows = await tx.query<RawCase[]>(
    `SELECT ${COLUMNS} ${FROM}${text}${behind} ORDER BY c.gain DESC, c.id LIMIT ?`,
    [filter.now, ...values, ...(after === undefined ? [] : [after[0], after[0], after[1]]), page.limit + 1],
  );
  return pageOf(rows.map(viewOf), page.limit, (row) => [row.gain, row.id]);
}

export async function countCases(tx: Tx, filter: CaseFilter): Promise<number> {
  const { text, values } = conditionOf(filter);
  const rows = await tx.query<{ cases: number | string }[]>(`SELECT COUNT(*) AS cases ${FROM}${text}`, [
    filter.now,
    ...values,
  ]);
  return Number(rows[0]?.cases ?? 0);
}

export async function caseById(tx: Tx, id: string, now: number): Promise<CaseView | undefined> {
  const rows = await tx.query<RawCase[]>(`SELECT ${COLUMNS} ${FROM} AND c.id = ?`, [now, id]);
  return rows.map(viewOf)[0];
}

/** Open cases by kind, with those past their day and the gain that waits. */
export async function queueByKind(
  tx: Tx,
  now: number,
): Promise<{ kind: CaseKind; open: number; overdue: number; gain: number }[]> {
  const rows = await tx.query<Record<'kind' | 'open_count' | 'overdue' | 'gain', string>[]>(
    `SELECT c.kind AS kind, COUNT(*) AS open_count, SUM(c.gain) AS gain,
     SUM(CASE WHEN c.due_at <= ? THEN 1 ELSE 0 END) AS overdue
     FROM registry_link_case c LEFT JOIN registry_batch b ON b.id = c.batch_id
     WHERE (c.batch_id IS NULL OR b.published_at IS NOT NULL) AND c.state = 'open'
     GROUP BY c.kind ORDER BY c.kind`,
    [now],
  );
  return rows.map((row) => ({
    kind: row.kind as CaseKind,
    open: Number(row.open_count),
    overdue: Number(row.overdue),
    gain: Number(row.gain),
  }));
}

/** Villages of the households that open cases touch, and how many cases each has. */
export async function villagesOfCases(tx: Tx): Promise<{ code: string; open: number }[]> {
  const rows = await tx.query<{ code: string; open_count: number | string }[]>(
    `SELECT m.village_code AS code, COUNT(DISTINCT c.id) AS open_count FROM registry_link_case c
     LEFT JOIN registry_batch b ON b.id = c.batch_id
     JOIN registry_source_record r ON r.id IN (c.left_node, c.right_node)
     JOIN registry_household_member m ON m.person_id = r.person_id
     WHERE c.state = 'open' AND (c.batch_id IS NULL OR b.published_at IS NOT NULL)
     AND m.village_code IS NOT NULL GROUP BY m.village_code ORDER BY m.village_code`,
  );
  return rows.map((row) => ({ code: row.code, open: Number(row.open_count) }));
}

function conditionOf(filter: CaseFilter): Condition {
  const parts: Condition[] = [{ text: 'c.state = ?', values: [filter.state] }];
  const { kind, villageCode, opened, weight, heldBy } = filter;
  if (kind !== undefined) parts.push({ text: 'c.kind = ?', values: [kind] });
  if (opened) parts.push({ text: 'c.opened_at >= ? AND c.opened_at < ?', values: [opened.from, opened.to] });
  if (filter.overdue === true) parts.push({ text: 'c.due_at <= ?', values: [filter.now] });
  if (heldBy !== undefined) parts.push({ text: 'k.actor_id = ?', values: [heldBy] });
  if (weight)
    parts.push({ text: 'c.weight_cb >= ? AND c.weight_cb <= ?', values: [weight.fromCb, weight.toCb] });
  if (villageCode !== undefined)
    parts.push({
      text: `EXISTS (SELECT 1 FROM registry_source_record r JOIN registry_household_member m
        ON m.person_id = r.person_id WHERE r.id IN (c.left_node, c.right_node) AND m.village_code = ?)`,
      values: [villageCode],
    });
  return {
    text: parts.map(({ text }) => ` AND ${text}`).join(''),
    values: parts.flatMap(({ values }) => values),
  };
}

/** MariaDB gives big integers as text. */
type RawCase = Omit<
  CaseView,
  'left' | 'right' | 'weightCb' | 'gain' | 'openedAt' | 'dueAt' | 'closedAt' | 'heldUntil'
> & {
  left_node: string;
  right_node: string;
} & Record<'weightCb' | 'gain' | 'openedAt' | 'dueAt', number | string> &
  Record<'closedAt' | 'heldUntil', number | string | null>;

function viewOf({ left_node: left, right_node: right, ...row }: RawCase): CaseView {
  return {
    ...row,
    left,
    right,
    weightCb: Number(row.weightCb),
    gain: Number(row.gain),
    openedAt: Number(row.openedAt),
    dueAt: Number(row.dueAt),
    closedAt: row.closedAt === null ? null : Number(row.closedAt),
    heldUntil: row.heldUntil === null ? null : Number(row.heldUntil),
  };
}
