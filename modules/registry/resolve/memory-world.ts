import { BEING_LINKED, type LinkNode, type NodeEdge, type Ruling } from './link-node.ts';
import type { LinkWorld } from './resolve-component.ts';

/** The log of everything that bears on who is who. */
export interface LinkLog {
  /** Batches in the order of publication; each node stands with its batch. */
  batches: readonly { order: number; nodes: readonly LinkNode[]; changes: readonly RecordChange[] }[];
  edges: readonly NodeEdge[];
  rulings: readonly Ruling[];
}

/** A batch gave a node one more record, or took one away. */
export interface RecordChange {
  nodeId: string;
  records: 1 | -1;
}

/** A registry in memory that the log fills step by step, with the same look-ups as the database. */
export class MemoryWorld implements LinkWorld {
  private readonly known = new Map<string, LinkNode>();
  private readonly byPerson = new Map<string, Set<string>>();
  private readonly byIdNumber = new Map<string, Set<string>>();
  private readonly records = new Map<string, number>();
  private readonly neighbours = new Map<string, NodeEdge[]>();
  private readonly rulings: Ruling[] = [];

  constructor(edges: readonly NodeEdge[]) {
    for (const edge of edges)
      for (const end of [edge.left, edge.right]) {
        const list = this.neighbours.get(end);
        if (list) list.push(edge);
        else this.neighbours.set(end, [edge]);
      }
  }

  /** A batch being linked: its nodes are seen, its changes of records count. Gives the nodes that fell silent. */
  arrive(nodes: readonly LinkNode[], changes: readonly RecordChange[]): string[] {
    for (const node of nodes) this.put({ ...node, order: BEING_LINKED });
    for (const { nodeId, records } of changes)
      this.records.set(nodeId, (this.records.get(nodeId) ?? 0) + records);
    const lost = changes.filter(({ nodeId, records }) => records < 0 && !this.records.get(nodeId));
    return [...new Set(lost.map(({ nodeId }) => nodeId))];
  }

  /** The batch is published: its nodes stand. */
  publish(nodes: readonly LinkNode[], order: number): void {
    for (const { id } of nodes) {
      const node = this.known.get(id);
      if (node) this.known.set(id, { ...node, order });
    }
  }

  rule(ruling: Ruling): void {
    this.rulings.push(ruling);
  }

  move(moves: ReadonlyMap<string, string | null>): void {
    for (const [id, personId] of moves) {
      const node = this.known.get(id);
      if (node) this.put({ ...node, personId });
    }
  }

  /** Who every node stands for. */
  persons(): Map<string, string | null> {
    return new Map([...this.known.values()].map(({ id, personId }) => [id, personId]));
  }

  nodes(ids: readonly string[]): Promise<LinkNode[]> {
    return Promise.resolve(this.read(ids));
  }

  nodesOfPersons(personIds: readonly string[]): Promise<LinkNode[]> {
    return this.nodes(personIds.flatMap((id) => [...(this.byPerson.get(id) ?? [])]));
  }

  nodesByIdNumbers(lookups: readonly string[]): Promise<LinkNode[]> {
    return this.nodes(lookups.flatMap((lookup) => [...(this.byIdNumber.get(lookup) ?? [])]));
  }

  silent(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(ids.filter((id) => !this.records.get(id))));
  }

  edgesOf(ids: readonly string[]): Promise<NodeEdge[]> {
    return Promise.resolve(ids.flatMap((id) => this.neighbours.get(id) ?? []));
  }

  rulingsOf(ids: readonly string[]): Promise<Ruling[]> {
    const ends = new Set(ids);
    return Promise.resolve(this.rulings.filter(({ left, right }) => ends.has(left) || ends.has(right)));
  }

  private read(ids: readonly string[]): LinkNode[] {
    return ids.flatMap((id) => {
      const node = this.known.get(id);
      return node ? [node] : [];
    });
  }

  private put(node: LinkNode): void {
    const before = this.known.get(node.id)?.personId ?? null;
    if (before !== null) this.byPerson.get(before)?.delete(node.id);
    this.known.set(node.id, node);
    if (node.personId !== null) collect(this.byPerson, node.personId, node.id);
    if (node.idLookup !== null) collect(this.byIdNumber, node.idLookup, node.id);
  }
}

function collect(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
