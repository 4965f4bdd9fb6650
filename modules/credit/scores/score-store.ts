import { insertedOnce } from '../../kernel/duplicate-key.ts';
import type { Tx } from '../../kernel/transaction.ts';
import {
  scoreTable,
  selfRescoreTable,
  standingTable,
  type ScoreRow,
  type StandingRow,
} from './score-table.ts';

export async function insertScore(tx: Tx, row: ScoreRow): Promise<void> {
  await tx.getRepository(scoreTable).insert(row);
}

export function findScore(tx: Tx, id: string): Promise<ScoreRow | null> {
  return tx.getRepository(scoreTable).findOneBy({ id });
}

/** Moves a household to a new score unless it already stands on one of a later as-of. */
export async function moveStanding(tx: Tx, row: StandingRow): Promise<void> {
  if (await updateStanding(tx, row)) return;
  const known = await tx.getRepository(standingTable).countBy({ householdId: row.householdId });
  if (known > 0) return;
  const first = await insertedOnce(() => tx.getRepository(standingTable).insert(row));
  if (!first) await updateStanding(tx, row);
}

async function updateStanding(tx: Tx, row: StandingRow): Promise<boolean> {
  const { householdId, ...moved } = row;
  const result = await tx
    .getRepository(standingTable)
    .createQueryBuilder()
    .update()
    .set(moved)
    .where('household_id = :householdId AND as_of <= :asOf', { householdId, asOf: row.asOf })
    .execute();
  return result.affected === 1;
}

/** Takes the household's turn to ask for a computation; false before `nextAt` of the last turn. */
export async function takeRescoreTurn(
  tx: Tx,
  ask: { householdId: string; now: number; nextAt: number },
): Promise<boolean> {
  const turns = tx.getRepository(selfRescoreTable);
  const taken = await turns
    .createQueryBuilder()
    .update()
    .set({ nextAt: ask.nextAt })
    .where('household_id = :householdId AND next_at <= :now', ask)
    .execute();
  if (taken.affected === 1) return true;
  if ((await turns.countBy({ householdId: ask.householdId })) > 0) return false;
  return insertedOnce(() => turns.insert({ householdId: ask.householdId, nextAt: ask.nextAt }));
}

/** When the household may ask again; 0 when it never asked. */
export async function nextRescoreTurn(tx: Tx, householdId: string): Promise<number> {
  const row = await tx.getRepository(selfRescoreTable).findOneBy({ householdId });
  return row?.nextAt ?? 0;
}
