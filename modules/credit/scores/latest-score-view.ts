import type { Tx } from '../../kernel/transaction.ts';
import type { StoredScore } from './score-result.ts';

/**
 * The score a household stands on: the newest by as-of, the later computed among equals. One statement, because
 * every bank's question passes here.
 */
export async function findLatestScore(tx: Tx, householdId: string): Promise<StoredScore | undefined> {
  const [row] = await tx.query<Raw[]>(
    `SELECT s.id, s.household_id AS householdId, s.as_of AS asOf, s.scored_at AS scoredAt, s.model_id AS modelId,
            s.model_version AS modelVersion, s.model_sha256 AS modelSha256, s.output_json AS output
       FROM credit_standing t JOIN credit_score s ON s.id = t.score_id
      WHERE t.household_id = ?`,
    [householdId],
  );
  return row && { ...row, asOf: Number(row.asOf), scoredAt: Number(row.scoredAt) };
}

/** Large integers may come as text from MySQL and MariaDB. */
type Raw = Omit<StoredScore, 'asOf' | 'scoredAt'> & { asOf: number | string; scoredAt: number | string };

/** What the score that a household stands on was computed from, and where the household was then. */
export async function findStandingInput(
  tx: Tx,
  householdId: string,
): Promise<{ villageCode: string; input: string } | undefined> {
  const [row] = await tx.query<{ villageCode: string; input: string }[]>(
    `SELECT t.village_code AS villageCode, s.input_json AS input
       FROM credit_standing t JOIN credit_score s ON s.id = t.score_id
      WHERE t.household_id = ?`,
    [householdId],
  );
  return row;
}
