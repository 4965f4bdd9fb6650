import type { Tx } from '../../kernel/transaction.ts';

/** The persons of a batch's records and of those they superseded, published or not; in id order. */
export async function personsOfBatch(tx: Tx, batchId: string): Promise<string[]> {
  const rows = await tx.query<{ personId: string | null }[]>(
    `SELECT DISTINCT person_id AS personId FROM registry_source_record WHERE batch_id = ?
     UNION SELECT DISTINCT o.person_id AS personId FROM registry_source_record r
     JOIN registry_source_record o ON o.superseded_by = r.id WHERE r.batch_id = ?`,
    [batchId, batchId],
  );
  return rows.flatMap(({ personId }) => (personId === null ? [] : [personId])).sort();
}
