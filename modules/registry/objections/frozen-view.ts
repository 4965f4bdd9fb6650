import type { Tx } from '../../kernel/transaction.ts';
import { selectIn } from '../bulk-store.ts';

/** The columns of records, by natural key, that were under an open objection at an instant; sorted. */
export async function frozenColumns(
  tx: Tx,
  naturalKeys: readonly string[],
  instant: number,
): Promise<Map<string, string[]>> {
  const rows = await selectIn<{
    naturalKey: string;
    columnName: string;
    filedAt: number | string;
    decidedAt: number | string | null;
  }>(
    tx,
    `SELECT natural_key AS naturalKey, column_name AS columnName, filed_at AS filedAt, decided_at AS decidedAt
     FROM registry_objection WHERE`,
    'natural_key',
    naturalKeys,
  );
  const columns = new Map<string, string[]>();
  for (const { naturalKey, columnName, filedAt, decidedAt } of rows) {
    if (Number(filedAt) > instant || (decidedAt !== null && Number(decidedAt) <= instant)) continue;
    const before = columns.get(naturalKey) ?? [];
    if (!before.includes(columnName)) columns.set(naturalKey, [...before, columnName].sort());
  }
  return columns;
}
