import type { Tx } from '../../kernel/transaction.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import { registersOf } from './database-world.ts';
import { allEdges, allRulings } from './link-store.ts';
import type { Linkage } from './linkage.ts';
import { recordChanges } from './log-view.ts';
import type { LinkLog, RecordChange } from './memory-world.ts';
import { allNodes } from './node-store.ts';
import { replay } from './replay.ts';

/** How the registry compares with what its log alone gives. */
export interface RebuildCheck {
  nodes: number;
  persons: number;
  decisions: number;
  /** Nodes that stand for another person than the log says; empty when the registry is right. */
  differing: readonly { nodeId: string; stands: string | null; rebuilt: string | null }[];
}

/** Rebuilds who is who from an empty registry by the log of batches, evidence and decisions, and compares. */
export async function checkRebuild(
  tx: Tx,
  needs: { contracts: Contracts; linkage: Pick<Linkage, 'rules'> },
): Promise<RebuildCheck> {
  const nodes = await allNodes(tx, { registers: registersOf(needs.contracts) });
  const log = await logOf(tx, nodes);
  const rebuilt = await replay(log, needs.linkage.rules);
  return {
    nodes: nodes.length,
    persons: new Set([...rebuilt.values()].filter((id) => id !== null)).size,
    decisions: log.rulings.length,
    differing: nodes.flatMap(({ id, personId }) => {
      const other = rebuilt.get(id) ?? null;
      return other === personId ? [] : [{ nodeId: id, stands: personId, rebuilt: other }];
    }),
  };
}

async function logOf(tx: Tx, nodes: LinkLog['batches'][number]['nodes']): Promise<LinkLog> {
  const batches = new Map<
    number,
    { order: number; nodes: (typeof nodes)[number][]; changes: RecordChange[] }
  >();
  const at = (order: number) => {
    const batch = batches.get(order) ?? { order, nodes: [], changes: [] };
    batches.set(order, batch);
    return batch;
  };
  for (const node of nodes) at(node.order).nodes.push(node);
  for (const { order, nodeId, records } of await recordChanges(tx))
    at(order).changes.push({ nodeId, records });
  return {
    batches: [...batches.values()].sort((a, b) => a.order - b.order),
    edges: await allEdges(tx),
    rulings: await allRulings(tx),
  };
}
