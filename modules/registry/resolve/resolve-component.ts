import { BEING_LINKED, type LinkNode, type NodeEdge, type Ruling } from './link-node.ts';
import { partition, type LinkRules, type Partition } from './partition.ts';
import type { Suspicion } from './suspicions.ts';

/** What is known of nodes: in the database, or in memory for a rebuild. */
export interface LinkWorld {
  nodes(ids: readonly string[]): Promise<LinkNode[]>;
  nodesOfPersons(personIds: readonly string[]): Promise<LinkNode[]>;
  nodesByIdNumbers(lookups: readonly string[]): Promise<LinkNode[]>;
  /** Those that no record speaks for any more. */
  silent(nodeIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** All evidence with an end in these nodes. */
  edgesOf(nodeIds: readonly string[]): Promise<NodeEdge[]>;
  rulingsOf(nodeIds: readonly string[]): Promise<Ruling[]>;
}

/** What changes: the nodes that stand for another person than before, and what a person should look at. */
export interface Resolution {
  moves: ReadonlyMap<string, string | null>;
  /** The person of every published node that was looked at, as it was. */
  stood: ReadonlyMap<string, string | null>;
  suspicions: readonly Suspicion[];
  contradicted: Partition['contradicted'];
}

export interface Arrival {
  /** The nodes that a batch brings. */
  fresh: readonly LinkNode[];
  /** Nodes that lost their last record by the batch. */
  leaving: readonly string[];
}

/** Resolves the nodes of a batch against the persons that their evidence touches, and nobody else. */
export async function resolveArrival(
  world: LinkWorld,
  { fresh, leaving }: Arrival,
  rules: LinkRules,
): Promise<Resolution> {
  const news = new Map(fresh.map((node) => [node.id, node]));
  const edges = await world.edgesOf([...news.keys()]);
  const namesakes = await world.nodesByIdNumbers(present(fresh.map(({ idLookup }) => idLookup)));
  const linked = new Set(edges.flatMap(({ left, right }) => [left, right]));
  for (const id of sharedIds([...fresh, ...namesakes])) linked.add(id);
  const outside = [...linked].filter((id) => !news.has(id));
  const touched = [...(await world.nodes(outside)), ...(await world.nodes(leaving))];
  const persons = present(touched.map(({ personId }) => personId));
  const members = await standing(world, [...touched, ...(await world.nodesOfPersons(persons))], leaving);
  const nodes = distinct([...members.live, ...fresh.filter(({ id }) => linked.has(id))]);
  const ids = nodes.map(({ id }) => id);
  const found = partition(
    {
      nodes,
      edges: distinctEdges([...edges, ...(await world.edgesOf(members.live.map(({ id }) => id)))]),
      rulings: await world.rulingsOf(ids),
      dissolved: new Set(),
      namesakes,
    },
    rules,
  );
  const after = await withoutLeaving(world, { nodes, found, leaving: new Set(leaving), edges }, rules);
  return {
    moves: movesOf([...nodes, ...members.silent], after),
    stood: stoodOf([...members.live, ...members.silent]),
    suspicions: found.suspicions,
    contradicted: [],
  };
}

/** Resolves anew the persons of some nodes after a ruling: those who hold together against it fall apart. */
export async function resolveRuling(
  world: LinkWorld,
  ruling: { nodes: readonly string[]; dissolves: boolean },
  rules: LinkRules,
): Promise<Resolution> {
  const ends = await world.nodes(ruling.nodes);
  const persons = present(ends.map(({ personId }) => personId));
  const members = await standing(world, [...ends, ...(await world.nodesOfPersons(persons))], ruling.nodes);
  const ids = members.live.map(({ id }) => id);
  const lookups = present(members.live.map(({ idLookup }) => idLookup));
  const found = partition(
    {
      nodes: members.live,
      edges: distinctEdges(await world.edgesOf(ids)),
      rulings: await world.rulingsOf(ids),
      dissolved: ruling.dissolves ? new Set(persons) : new Set(),
      namesakes: await world.nodesByIdNumbers(lookups),
    },
    rules,
  );
  return {
    moves: movesOf([...members.live, ...members.silent], found),
    stood: stoodOf([...members.live, ...members.silent]),
    suspicions: found.suspicions,
    contradicted: found.contradicted,
  };
}

interface Standing {
  live: LinkNode[];
  /** They are no evidence any more, but stay with their person. */
  silent: LinkNode[];
}

async function standing(
  world: LinkWorld,
  nodes: readonly LinkNode[],
  keep: readonly string[],
): Promise<Standing> {
  const all = distinct(nodes);
  const silent = await world.silent(all.map(({ id }) => id));
  const kept = new Set(keep);
  const isLive = ({ id }: LinkNode): boolean => !silent.has(id) || kept.has(id);
  return { live: all.filter(isLive), silent: all.filter((node) => !isLive(node)) };
}

/** A node that leaves was still good for finding its person; the rest must hold without it. */
async function withoutLeaving(
  world: LinkWorld,
  given: { nodes: readonly LinkNode[]; found: Partition; leaving: ReadonlySet<string>; edges: NodeEdge[] },
  rules: LinkRules,
): Promise<Pick<Partition, 'persons' | 'successors'>> {
  const { nodes, found, leaving } = given;
  const left = present(nodes.flatMap(({ id }) => (leaving.has(id) ? [found.persons.get(id) ?? null] : [])));
  if (left.length === 0) return found;
  const rest = nodes.flatMap((node) => {
    const personId = found.persons.get(node.id) ?? null;
    if (personId === null || leaving.has(node.id) || !left.includes(personId)) return [];
    return [{ ...node, personId, order: Math.min(node.order, BEING_LINKED - 1) }];
  });
  const ids = rest.map(({ id }) => id);
  const again = partition(
    {
      nodes: rest,
      edges: distinctEdges(await world.edgesOf(ids)),
      rulings: await world.rulingsOf(ids),
      dissolved: new Set(left),
    },
    rules,
  );
  return {
    persons: new Map([...found.persons, ...again.persons]),
    successors: new Map(
      [...found.successors].map(([before, now]) => [before, again.successors.get(now ?? '') ?? now]),
    ),
  };
}

function movesOf(
  nodes: readonly LinkNode[],
  found: Pick<Partition, 'persons' | 'successors'>,
): Map<string, string | null> {
  const moves = new Map<string, string | null>();
  for (const { id, personId } of nodes) {
    const now = found.persons.has(id)
      ? (found.persons.get(id) ?? null)
      : (found.successors.get(personId ?? '') ?? personId);
    if (now !== personId) moves.set(id, now);
  }
  return moves;
}

function stoodOf(nodes: readonly LinkNode[]): Map<string, string | null> {
  return new Map(nodes.map(({ id, personId }) => [id, personId]));
}

/** Ids of nodes that carry an ID number which another node carries too. */
function sharedIds(nodes: readonly LinkNode[]): string[] {
  const owners = new Map<string, Set<string>>();
  for (const { id, idLookup } of nodes) {
    if (idLookup === null) continue;
    const own = owners.get(idLookup);
    if (own) own.add(id);
    else owners.set(idLookup, new Set([id]));
  }
  return [...owners.values()].flatMap((own) => (own.size > 1 ? [...own] : []));
}

function distinct(nodes: readonly LinkNode[]): LinkNode[] {
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}

function distinctEdges(edges: readonly NodeEdge[]): NodeEdge[] {
  return [...new Map(edges.map((edge) => [`${edge.left}|${edge.right}`, edge])).values()];
}

function present(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
