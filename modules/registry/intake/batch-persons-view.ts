import type { Tx } from '../../kernel/transaction.ts';
import { selectIn } from '../bulk-store.ts';
import { portions } from '../resolve/node-store.ts';

/** The persons of a batch's records and of those they superseded, published or not; in id order. */
export async function personsOfBatch(tx: Tx, batchId: string): Promise<string[]> {
  const rows = await tx.query<{ personId: string | null }[]>(
    `SELECT DISTINCT person_id AS personId FROM registry_source_record WHERE batch_id = ?
     UNION SELECT DISTINCT person_id AS personId FROM registry_source_record WHERE superseded_in = ?`,
    [batchId, batchId],
  );
  return rows.flatMap(({ personId }) => (personId === null ? [] : [personId])).sort();
}

interface RawRow {
  rowNo: number | string;
  nodeId: string;
  householdNumber: string | null;
}

/** The rows of a batch that name somebody and stand for nobody. `household`: they name a household too. */
export async function rowsWithoutPerson(
  tx: Tx,
  batchId: string,
): Promise<{ rowNo: number; nodeId: string; household: boolean }[]> {
  const rows = await tx.query<RawRow[]>(
    `SELECT row_no AS rowNo, node_id AS nodeId, household_number AS householdNumber
     FROM registry_source_record WHERE batch_id = ? AND node_id IS NOT NULL AND person_id IS NULL AND withdrawn = 0 ORDER BY row_no`,
    [batchId],
  );
  return rows.map((row) => ({
    rowNo: Number(row.rowNo),
    nodeId: row.nodeId,
    household: row.householdNumber !== null,
  }));
}

/** The rows of a batch that belong to some nodes. */
export async function rowsOfNodes(
  tx: Tx,
  batchId: string,
  nodeIds: readonly string[],
): Promise<{ rowNo: number; nodeId: string }[]> {
  const rows: { rowNo: number; nodeId: string }[] = [];
  for (const keys of portions(nodeIds, 512))
    for (const row of await selectIn<RawRow & { batchId: string }>(
      tx,
      'SELECT row_no AS rowNo, node_id AS nodeId, batch_id AS batchId FROM registry_source_record WHERE',
      'node_id',
      keys,
    ))
      if (row.batchId === batchId) rows.push({ rowNo: Number(row.rowNo), nodeId: row.nodeId });
  return rows;
}
