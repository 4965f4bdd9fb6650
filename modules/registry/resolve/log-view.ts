import type { Tx } from '../../kernel/transaction.ts';
import type { RecordChange } from './memory-world.ts';

interface RawChange {
  nodeId: string;
  linkOrder: number | string;
  endOrder: number | string | null;
}

/** When each node got and lost records: at the publications, which bear their places in the one order. */
export async function recordChanges(tx: Tx): Promise<(RecordChange & { order: number })[]> {
  const rows = await tx.query<RawChange[]>(
    `SELECT r.node_id AS nodeId, b.link_order AS linkOrder, s.link_order AS endOrder
     FROM registry_source_record r JOIN registry_batch b ON b.id = r.batch_id
     LEFT JOIN registry_batch s ON s.id = r.superseded_in
     WHERE r.node_id IS NOT NULL AND b.link_order IS NOT NULL ORDER BY r.id`,
  );
  return rows.flatMap(({ nodeId, linkOrder, endOrder }) => [
    { nodeId, records: 1 as const, order: Number(linkOrder) },
    ...(endOrder === null ? [] : [{ nodeId, records: -1 as const, order: Number(endOrder) }]),
  ]);
}
