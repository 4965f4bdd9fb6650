import type { Tx } from '../../kernel/transaction.ts';

/** When each dataset was last published, ms. */
export async function lastDeliveries(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ datasetId: string; at: number | string }[]>(
    `SELECT dataset_id AS datasetId, MAX(published_at) AS at FROM registry_batch
     WHERE published_at IS NOT NULL GROUP BY dataset_id`,
  );
  return new Map(rows.map(({ datasetId, at }) => [datasetId, Number(at)]));
}

/** The contract that a published record came under. */
export interface RecordOrigin {
  datasetId: string;
  contractVersion: number;
  agencySlug: string;
  batchId: string;
  rowNo: number;
}

/** Numbers as the drivers give them: MariaDB writes large ones as text. */
type Raw<Row> = { [Key in keyof Row]: Row[Key] extends number ? number | string : Row[Key] };

export async function recordOrigin(tx: Tx, recordId: string): Promise<RecordOrigin | undefined> {
  const rows = await tx.query<Raw<RecordOrigin>[]>(
    `SELECT r.dataset_id AS datasetId, r.contract_version AS contractVersion, r.agency_slug AS agencySlug,
     r.batch_id AS batchId, r.row_no AS rowNo
     FROM registry_source_record r JOIN registry_batch b ON b.id = r.batch_id
     WHERE r.id = ? AND b.published_at IS NOT NULL`,
    [recordId],
  );
  const row = rows[0];
  return row && { ...row, contractVersion: Number(row.contractVersion), rowNo: Number(row.rowNo) };
}
