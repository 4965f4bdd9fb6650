/** Order of a node whose batch is not published yet: behind all that are. */
export const BEING_LINKED = Number.MAX_SAFE_INTEGER;

/** How much a node says: enough to found a person by itself, by its ID number alone, or too little. */
export const FOUNDS = { nobody: 0, byIdNumber: 1, always: 2 } as const;

/** One way in which records speak of a person. What it says never changes. */
export interface LinkNode {
  /** The id of the first record that said it. */
  id: string;
  /** Place of its batch in the one order of publications and decisions. */
  order: number;
  /** The person it stands for now; of a node being linked: what it would found alone. */
  personId: string | null;
  /** Keyed hash of its valid ID number. */
  idLookup: string | null;
  founds: number;
  /** The delivery that lists each person once, such as one file of the household register. */
  listing: string | null;
}

/** Evidence between two nodes, `left` < `right`, in centibits. */
export interface NodeEdge {
  left: string;
  right: string;
  weightCb: number;
}

/** A ruling about two nodes that counts now. */
export interface Ruling {
  id: string;
  seq: number;
  kind: 'must' | 'cannot' | 'borrowed' | 'unlink' | 'anchor';
  left: string;
  right: string;
  supersedes: string | null;
  /** Of `borrowed`: the node whose ID number is another person's. */
  borrower?: string;
}

/** The id of the person that a node founds: opaque, never an ID number. */
export function personIdOf(nodeId: string): string {
  return nodeId.replace(/^rec_/, 'per_');
}

/** The node that gave a person its id. */
export function anchorOf(personId: string): string {
  return personId.replace(/^per_/, 'rec_');
}

/** Older first: by publication, then by the order of rows. */
export function byAge(a: Pick<LinkNode, 'id' | 'order'>, b: Pick<LinkNode, 'id' | 'order'>): number {
  return a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The rulings that count: a superseded one does not, and of several about one pair the last does. */
export function inForce(rulings: readonly Ruling[]): Ruling[] {
  const superseded = new Set(rulings.map(({ supersedes }) => supersedes));
  const last = new Map<string, Ruling>();
  for (const ruling of [...rulings].sort((a, b) => a.seq - b.seq))
    if (!superseded.has(ruling.id)) last.set(`${ruling.left}|${ruling.right}`, ruling);
  return [...last.values()].sort((a, b) => a.seq - b.seq);
}

/** A node of a published person stands; a published node of nobody may still be taken along like a new one. */
export function isPublished(node: LinkNode): boolean {
  return node.order !== Number.MAX_SAFE_INTEGER && node.personId !== null;
}
