import { FOUNDS, personIdOf } from './link-node.ts';
import { MemoryWorld, type LinkLog } from './memory-world.ts';
import type { LinkRules } from './partition.ts';
import { resolveArrival, resolveRuling } from './resolve-component.ts';

/** Who every node stands for, worked out from the log alone, beginning with an empty registry. */
export async function replay(log: LinkLog, rules: LinkRules): Promise<Map<string, string | null>> {
  const world = new MemoryWorld(log.edges);
  const batches = log.batches.map((batch) => ({
    order: batch.order,
    act: () => arrive(world, batch, rules),
  }));
  const rulings = log.rulings.map((ruling) => ({
    order: ruling.seq,
    act: async () => {
      world.rule(ruling);
      const before = log.rulings.find(({ id }) => id === ruling.supersedes);
      const nodes = [...new Set([ruling.left, ruling.right, ...(before ? [before.left, before.right] : [])])];
      const dissolves = ruling.kind !== 'must' || before !== undefined;
      world.move((await resolveRuling(world, { nodes, dissolves }, rules)).moves);
    },
  }));
  for (const { act } of [...batches, ...rulings].sort((a, b) => a.order - b.order)) await act();
  return world.persons();
}

async function arrive(
  world: MemoryWorld,
  { order, nodes, changes }: LinkLog['batches'][number],
  rules: LinkRules,
): Promise<void> {
  const fresh = nodes.map((node) => ({
    ...node,
    order: Number.MAX_SAFE_INTEGER,
    personId: node.founds === FOUNDS.nobody ? null : personIdOf(node.id),
  }));
  const leaving = world.arrive(fresh, changes);
  world.move((await resolveArrival(world, { fresh, leaving }, rules)).moves);
  world.publish(fresh, order);
}
