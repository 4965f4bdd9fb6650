import type { Tx } from '../../kernel/transaction.ts';
import { portions } from './node-store.ts';

/** One way in which records speak of a person. */
export interface SpokenNode {
  nodeId: string;
  agencySlug: string;
  datasetId: string;
  /** Published records that say so now. */
  records: number;
}

/** The published nodes of a person, oldest first. */
export async function nodesOfPerson(tx: Tx, personId: string): Promise<SpokenNode[]> {
  const rows = await tx.query<(Omit<SpokenNode, 'records'> & { records: number | string })[]>(
    `SELECT n.id AS nodeId, n.agency_slug AS agencySlug, n.dataset_id AS datasetId,
     (SELECT COUNT(*) FROM registry_source_record r JOIN registry_batch c ON c.id = r.batch_id
      WHERE r.node_id = n.id AND r.superseded_by IS NULL AND r.withdrawn = 0
      AND c.published_at IS NOT NULL) AS records
     FROM registry_source_record n JOIN registry_batch b ON b.id = n.batch_id
     WHERE n.person_id = ? AND n.link_signature IS NOT NULL AND b.published_at IS NOT NULL
     ORDER BY b.link_order, n.id`,
    [personId],
  );
  return rows.map((row) => ({ ...row, records: Number(row.records) }));
}

/** Evidence between two nodes, as it was stored. */
export interface StoredLink {
  left: string;
  right: string;
  weightCb: number;
  levels: readonly number[];
  modelId: string;
}

interface RawLink {
  leftNode: string;
  rightNode: string;
  weightCb: number | string;
  levels: string;
  modelId: string;
}

/** The evidence among some nodes, strongest first. */
export async function linksAmong(tx: Tx, nodeIds: readonly string[]): Promise<StoredLink[]> {
  const among = new Set(nodeIds);
  const links: StoredLink[] = [];
  for (const keys of portions(nodeIds, 512)) {
    const rows = await tx.query<RawLink[]>(
      `SELECT left_node AS leftNode, right_node AS rightNode, weight_cb AS weightCb, levels, model_id AS modelId
       FROM registry_link_edge WHERE left_node IN (${keys.map(() => '?').join(', ')})`,
      keys,
    );
    for (const { leftNode, rightNode, weightCb, levels, modelId } of rows)
      if (among.has(rightNode))
        links.push({
          left: leftNode,
          right: rightNode,
          weightCb: Number(weightCb),
          levels: levels === '' ? [] : levels.split('.').map(Number),
          modelId,
        });
  }
  return links.sort((a, b) => b.weightCb - a.weightCb || (a.left + a.right < b.left + b.right ? -1 : 1));
}
