import type { Tx } from '../../kernel/transaction.ts';
import { moveCase } from './case-store.ts';

/**
 * New records of a published batch are new evidence: cases that nobody could tell about the persons they were joined
 * to are asked again. Answers how many.
 */
export async function reopenCases(tx: Tx, batchId: string): Promise<number> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT c.id AS id FROM registry_link_case c
     JOIN registry_source_record n ON n.id IN (c.left_node, c.right_node)
     JOIN registry_source_record r ON r.person_id = n.person_id
     WHERE c.state = 'waiting' AND r.batch_id = ? ORDER BY c.id`,
    [batchId],
  );
  let reopened = 0;
  for (const { id } of rows) if (await moveCase(tx, id, { from: 'waiting', to: 'open' })) reopened += 1;
  return reopened;
}
