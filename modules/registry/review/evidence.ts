import type { components } from '../../../openapi/contract.gen.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { linkEdgeTable, linkModelTable } from '../people/link-table.ts';
import type { LinkModel } from '../linkage/link-model.ts';
import type { CaseView } from './case-view.ts';

/** The evidence for and against, field by field, as the model of the edge weighs it; empty without an edge. */
export async function evidenceOf(
  tx: Tx,
  { left, right }: Pick<CaseView, 'left' | 'right'>,
): Promise<components['schemas']['LinkEvidence'][]> {
  const edge = await tx.getRepository(linkEdgeTable).findOneBy({ left, right });
  const row = edge && (await tx.getRepository(linkModelTable).findOneBy({ id: edge.modelId }));
  if (!edge || !row) return [];
  const model = JSON.parse(row.json) as LinkModel;
  return edge.levels.split('.').flatMap((at, index) => {
    const comparison = model.comparisons[index];
    const level = comparison?.levels[Number(at)];
    if (!comparison || !level) return [];
    return [
      {
        comparison: comparison.name,
        level: level.name,
        weightCb: level.weightCb,
        text: { zh: level.zh, en: level.en },
      },
    ];
  });
}
