import { insertedOnce } from '../../kernel/duplicate-key.ts';
import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { runTable, type RunRow } from './run-table.ts';

/** False when a run is under way already. */
export function insertRun(tx: Tx, row: RunRow): Promise<boolean> {
  return insertedOnce(() => tx.getRepository(runTable).insert(row));
}

export function findRun(tx: Tx, id: string): Promise<RunRow | null> {
  return tx.getRepository(runTable).findOneBy({ id });
}

export function findOpenRun(tx: Tx): Promise<RunRow | null> {
  return tx.getRepository(runTable).findOneBy({ open: 'running' });
}

export async function listRuns(tx: Tx, ask: { cursor?: string; limit: number }): Promise<Page<RunRow>> {
  const query = tx.getRepository(runTable).createQueryBuilder('r');
  if (ask.cursor !== undefined) {
    const [at, id] = readCursor(ask.cursor, 2);
    query.where('(r.startedAt < :at OR (r.startedAt = :at AND r.id < :id))', { at, id });
  }
  const rows = await query
    .orderBy('r.startedAt', 'DESC')
    .addOrderBy('r.id', 'DESC')
    .limit(ask.limit + 1)
    .getMany();
  return pageOf(rows, ask.limit, (row) => [row.startedAt, row.id]);
}

/** What one chunk of a run did. */
export interface Progress {
  cursor: string;
  households: number;
  scored: number;
  unrated: number;
  failed: number;
}

/** Books a chunk; false when another process has moved the run on since it was read. */
export async function advanceRun(tx: Tx, run: RunRow, done: Progress): Promise<boolean> {
  const result = await tx.getRepository(runTable).update(
    { id: run.id, open: 'running', cursor: run.cursor },
    {
      cursor: done.cursor,
      households: run.households + done.households,
      scored: run.scored + done.scored,
      unrated: run.unrated + done.unrated,
      failed: run.failed + done.failed,
    },
  );
  return result.affected === 1;
}

export async function finishRun(tx: Tx, run: RunRow, now: number): Promise<void> {
  await tx
    .getRepository(runTable)
    .update({ id: run.id, open: 'running', cursor: run.cursor }, { open: null, finishedAt: now });
}
