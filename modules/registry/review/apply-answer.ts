import type { Tx } from '../../kernel/transaction.ts';
import type { Registry } from '../registry.ts';
import { applyDecision, type Decision } from '../resolve/apply-decision.ts';
import { edgesOf } from '../resolve/link-store.ts';
import type { Answer, Unlink } from './review-needs.ts';

/** Adds a decision, resolves its persons again and moves ids; answers the decision's id. */
export async function applyAnswer(tx: Tx, registry: Registry, answer: Answer): Promise<string> {
  const { decision } = await applyDecision(tx, registry.needs, answer satisfies Decision);
  return decision.id;
}

/**
 * Parts each node that goes from one that stays and from all of those that any evidence connects it with: so none of
 * them can draw it back. One decision per pair; answers their ids.
 */
export async function applyUnlink(tx: Tx, registry: Registry, unlink: Unlink): Promise<string[]> {
  const { nodes, stays, actor, reason, secondActor } = unlink;
  const kept = new Set(stays);
  const ids: string[] = [];
  for (const node of [...nodes].sort()) {
    const near = (await edgesOf(tx, [node])).flatMap(({ left, right }) => [left, right]);
    const apart = [...new Set([stays[0] ?? '', ...near.filter((other) => kept.has(other))])].sort();
    for (const other of apart) {
      const [left = '', right = ''] = [node, other].sort();
      const second = secondActor === undefined ? {} : { secondActor };
      const evidence = { personId: unlink.personId };
      ids.push(
        await applyAnswer(tx, registry, { kind: 'unlink', left, right, actor, reason, evidence, ...second }),
      );
    }
  }
  return ids;
}
