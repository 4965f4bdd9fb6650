import { In } from 'typeorm';
import { newId } from '../../kernel/id.ts';
import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { CLEARING_LEASE } from './round.ts';
import {
  outcomeTable,
  roundPartTable,
  roundTable,
  type OutcomeRow,
  type RoundPartRow,
  type RoundRow,
} from './round-table.ts';

/** Rows of one insert statement: well below the placeholders that either database takes. */
const CHUNK = 200;
const PART_LENGTH = 500_000;

export function insertRound(tx: Tx, row: RoundRow): Promise<unknown> {
  return tx.getRepository(roundTable).insert(row);
}

export function findRound(tx: Tx, id: string): Promise<RoundRow | null> {
  return tx.getRepository(roundTable).findOneBy({ id });
}

/** A page, newest first. */
export async function listRounds(tx: Tx, ask: { cursor?: string; limit: number }): Promise<Page<RoundRow>> {
  const query = tx.getRepository(roundTable).createQueryBuilder('r').orderBy('r.id', 'DESC');
  if (ask.cursor !== undefined) query.where('r.id < :after', { after: readCursor(ask.cursor, 1)[0] });
  return pageOf(await query.limit(ask.limit + 1).getMany(), ask.limit, (row) => [row.id]);
}

/** Takes the round for clearing; `false` when it is cleared or another clearing is under way within its lease. */
export async function beginClearing(tx: Tx, id: string, now: number): Promise<boolean> {
  const taken = await tx
    .createQueryBuilder()
    .update(roundTable)
    .set({ state: 'clearing', clearingAt: now })
    .where("id = :id AND (state = 'open' OR (state = 'clearing' AND clearing_at <= :over))", {
      id,
      over: now - CLEARING_LEASE,
    })
    .execute();
  return taken.affected === 1;
}

/** Ends a clearing that still holds the round: with its result, or back to open. */
export async function endClearing(
  tx: Tx,
  key: { id: string; clearingAt: number },
  to: Partial<RoundRow> & Pick<RoundRow, 'state'>,
): Promise<boolean> {
  const ended = await tx
    .createQueryBuilder()
    .update(roundTable)
    .set(to)
    .where("id = :id AND state = 'clearing' AND clearing_at = :clearingAt", key)
    .execute();
  return ended.affected === 1;
}

/** Keeps a round's certificate as it will be downloaded. */
export async function insertCertificate(tx: Tx, roundId: string, document: string): Promise<void> {
  for (let part = 0; part * PART_LENGTH < document.length; part += 1) {
    const content = document.slice(part * PART_LENGTH, (part + 1) * PART_LENGTH);
    await tx.getRepository(roundPartTable).insert({ id: newId('rpt'), roundId, part, content });
  }
}

/** The certificate's text; empty when the round has none. */
export async function readCertificate(tx: Tx, roundId: string): Promise<string> {
  const parts = await tx
    .getRepository<RoundPartRow>(roundPartTable)
    .find({ where: { roundId }, order: { part: 'ASC' } });
  return parts.map((part) => part.content).join('');
}

export async function insertOutcomes(tx: Tx, rows: readonly OutcomeRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    await tx.getRepository(outcomeTable).insert(rows.slice(at, at + CHUNK));
  }
}

/** The newest outcome of each listing or demand. */
export async function latestOutcomes(
  tx: Tx,
  subjectIds: readonly string[],
): Promise<Map<string, OutcomeRow>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await tx
    .getRepository<OutcomeRow>(outcomeTable)
    .find({ where: { subjectId: In([...subjectIds]) }, order: { id: 'ASC' } });
  return new Map(rows.map((row) => [row.subjectId, row]));
}
