import { anchorOf, byAge, FOUNDS, isPublished, personIdOf, type LinkNode } from './link-node.ts';

/** Two clusters with one ID number: the first is believed, the second does not exist by that number alone. */
export interface Dispute {
  owner: LinkNode;
  borrower: LinkNode;
}

export interface Named {
  persons: Map<string, string | null>;
  /** Who a published person is now, by its id before. */
  successors: Map<string, string | null>;
  disputes: Dispute[];
}

/**
 * Gives every cluster its person. A published person keeps its id: the part with the node that gave the id has it,
 * otherwise the part with its oldest node; of several the oldest stays. A new person is called after its oldest node
 * that founds one. A cluster that founds nobody and never was a person stands for nobody.
 */
export function nameClusters(
  clusters: readonly (readonly LinkNode[])[],
  known: { namesakes: readonly LinkNode[]; borrowers: ReadonlySet<string> },
): Named {
  const owners = ownersOf(clusters);
  const disputes = disputesOf(clusters, known);
  const disputed = new Set(disputes.map(({ borrower }) => borrower.id));
  for (const id of known.borrowers) disputed.add(id);
  const persons = new Map<string, string | null>();
  const names = clusters.map((cluster, index) => {
    const name = nameOf(cluster, index, owners) ?? founded(cluster, disputed);
    for (const node of cluster) persons.set(node.id, name);
    return name;
  });
  const successors = new Map([...owners].map(([before, index]) => [before, names[index] ?? null]));
  return { persons, successors, disputes };
}

/** Which cluster keeps each published person's id, by place. */
function ownersOf(clusters: readonly (readonly LinkNode[])[]): Map<string, number> {
  const best = new Map<string, { index: number; node: LinkNode }>();
  clusters.forEach((cluster, index) => {
    for (const node of cluster) {
      if (!isPublished(node) || node.personId === null) continue;
      const before = best.get(node.personId);
      if (!before || precedes(node, before.node, node.personId)) best.set(node.personId, { index, node });
    }
  });
  return new Map([...best].map(([personId, { index }]) => [personId, index]));
}

function precedes(node: LinkNode, before: LinkNode, personId: string): boolean {
  const anchor = anchorOf(personId);
  if (node.id === anchor || before.id === anchor) return node.id === anchor;
  return byAge(node, before) < 0;
}

function nameOf(
  cluster: readonly LinkNode[],
  index: number,
  owners: ReadonlyMap<string, number>,
): string | undefined {
  let oldest: LinkNode | undefined;
  for (const node of cluster) {
    if (!isPublished(node) || node.personId === null || owners.get(node.personId) !== index) continue;
    if (!oldest || byAge(node, oldest) < 0) oldest = node;
  }
  return oldest?.personId ?? undefined;
}

function founded(cluster: readonly LinkNode[], disputed: ReadonlySet<string>): string | null {
  const founder = cluster.reduce<LinkNode | undefined>((oldest, node) => {
    const founds = disputed.has(node.id) ? node.founds === FOUNDS.always : node.founds > FOUNDS.nobody;
    return founds && (!oldest || byAge(node, oldest) < 0) ? node : oldest;
  }, undefined);
  return founder ? personIdOf(founder.id) : null;
}

function disputesOf(
  clusters: readonly (readonly LinkNode[])[],
  { namesakes, borrowers }: { namesakes: readonly LinkNode[]; borrowers: ReadonlySet<string> },
): Dispute[] {
  const claims = new Map<string, Map<number | string, LinkNode>>();
  const claim = (node: LinkNode, who: number | string): void => {
    if (node.idLookup === null || borrowers.has(node.id)) return;
    const own = claims.get(node.idLookup) ?? new Map<number | string, LinkNode>();
    claims.set(node.idLookup, own);
    const before = own.get(who);
    if (!before || outranks(node, before)) own.set(who, node);
  };
  clusters.forEach((cluster, index) => {
    for (const node of cluster) claim(node, index);
  });
  const inside = new Set(clusters.flat().map(({ id }) => id));
  for (const node of namesakes) if (!inside.has(node.id)) claim(node, node.personId ?? node.id);
  return [...claims.values()].flatMap((own) => (own.size < 2 ? [] : against([...own.values()])));
}

function against(claims: LinkNode[]): Dispute[] {
  const [owner, ...others] = claims.sort((a, b) => (outranks(a, b) ? -1 : 1));
  return owner ? others.map((borrower) => ({ owner, borrower })) : [];
}

/** A person that stands comes before one that would be founded, the register before other files, older before newer. */
function outranks(a: LinkNode, b: LinkNode): boolean {
  const standing = Number(isPublished(b)) - Number(isPublished(a));
  const listed = Number(b.listing !== null) - Number(a.listing !== null);
  return (standing || listed || byAge(a, b)) < 0;
}
