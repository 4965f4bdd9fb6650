import type { components } from '../../../openapi/contract.gen.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { explainEdge } from '../linkage/explain-edge.ts';
import type { LinkModel } from '../linkage/link-model.ts';
import { linkEdgeTable, linkModelTable } from '../people/link-table.ts';
import type { CaseView } from './case-view.ts';

/** The evidence for and against, field by field, by the model that weighed the edge; empty without an edge. */
export async function evidenceOf(
  tx: Tx,
  { left, right }: Pick<CaseView, 'left' | 'right'>,
): Promise<components['schemas']['LinkEvidence'][]> {
  const edge = await tx.getRepository(linkEdgeTable).findOneBy({ left, right });
  const row = edge && (await tx.getRepository(linkModelTable).findOneBy({ id: edge.modelId }));
  if (!edge || !row) return [];
  const model = JSON.parse(row.json) as LinkModel;
  const levels = edge.levels === '' ? [] : edge.levels.split('.').map(Number);
  return explainEdge(model, { weightCb: edge.weightCb, levels }).map(({ zh, en, ...line }) => ({
    ...line,
    text: { zh, en },
  }));
}
