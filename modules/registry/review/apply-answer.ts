import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { linkDecisionTable } from '../people/link-table.ts';
import type { Registry } from '../registry.ts';
import type { Answer, Unlink } from './review-needs.ts';

/** Adds a decision, resolves its component again and moves ids; answers the decision's id. */
export async function applyAnswer(tx: Tx, registry: Registry, answer: Answer): Promise<string> {
  const [row] = await tx.query<{ last: number | string | null }[]>(
    'SELECT MAX(seq_no) AS last FROM registry_link_decision',
  );
  const id = newId('dec');
  await tx.getRepository(linkDecisionTable).insert({
    id,
    seq: Number(row?.last ?? 0) + 1,
    kind: answer.kind,
    left: answer.left,
    right: answer.right,
    actor: answer.actor,
    secondActor: answer.secondActor ?? null,
    reason: answer.reason,
    evidence: answer.evidence,
    supersedes: answer.supersedes ?? null,
    at: registry.needs.clock.now(),
  });
  return id;
}

export async function applyUnlink(tx: Tx, registry: Registry, unlink: Unlink): Promise<string[]> {
  const [keeper = ''] = unlink.stays;
  const ids: string[] = [];
  for (const node of unlink.nodes) {
    const [left, right] = node < keeper ? [node, keeper] : [keeper, node];
    const { actor, reason, secondActor } = unlink;
    const second = secondActor === undefined ? {} : { secondActor };
    ids.push(
      await applyAnswer(tx, registry, {
        kind: 'unlink',
        left,
        right,
        actor,
        reason,
        ...second,
        evidence: {},
      }),
    );
  }
  return ids;
}
