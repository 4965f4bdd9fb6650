import type { Tx } from '../../kernel/transaction.ts';

/** How many households of a village stand on a grade; `unrated` where the data are too thin for a number. */
export interface GradeCount {
  villageCode: string;
  grade: string;
  households: number;
}

/** Households per village and grade; exact numbers, so whoever shows them withholds small cells. */
export async function gradeCounts(tx: Tx, villageCodes?: readonly string[]): Promise<GradeCount[]> {
  if (villageCodes?.length === 0) return [];
  const where =
    villageCodes === undefined ? '' : `WHERE village_code IN (${villageCodes.map(() => '?').join(', ')})`;
  const rows: { villageCode: string; grade: string; households: unknown }[] = await tx.query(
    `SELECT village_code AS villageCode, grade, COUNT(*) AS households
       FROM credit_standing ${where}
      GROUP BY village_code, grade
      ORDER BY village_code, grade`,
    [...(villageCodes ?? [])],
  );
  return rows.map((row) => ({ ...row, households: Number(row.households) }));
}
