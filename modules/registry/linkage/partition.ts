import type { ClusterInput, RefusalReason } from './cluster-types.ts';

/** A cross sum of evidence and the number of pairs in it, in one number: what lies in a Map costs its size. */
const COUNT_SPACE = 2 ** 20;
const pack = (sum: number, count: number): number => sum * COUNT_SPACE + count;
const countOf = (packed: number): number => packed - Math.floor(packed / COUNT_SPACE) * COUNT_SPACE;
const sumOf = (packed: number): number => Math.floor(packed / COUNT_SPACE);

/** What a pair that was never compared says: no block held both, which speaks against them. Centibits. */
const NEVER_COMPARED_CB = -300;

/** Clusters that grow by merging, with the evidence between each two of them. */
export class Partition {
  private readonly input: ClusterInput;
  private readonly root: Int32Array;
  private readonly size: Int32Array;
  private readonly lowest: Int32Array;
  private readonly identity: Int32Array | undefined;
  private readonly firstStage: Int32Array | undefined;
  /** Records of sources that hold one record per thing, by cluster. */
  private readonly sources = new Map<number, Set<number>>();
  private readonly forbidden = new Map<number, Set<number>>();
  private between = new Map<number, Map<number, number>>();

  constructor(input: ClusterInput) {
    this.input = input;
    this.root = Int32Array.from({ length: input.count }, (_, at) => at);
    this.lowest = this.root.slice();
    this.size = new Int32Array(input.count).fill(1);
    this.identity = input.idCode?.slice();
    this.firstStage = input.nodeStage?.slice();
  }

  /** Remembers pairs that must stay apart. */
  forbid(pairs: readonly (readonly [number, number])[]): void {
    for (const [l, r] of pairs) {
      addTo(this.forbidden, l, r);
      addTo(this.forbidden, r, l);
    }
  }

  /** Takes up the edges of a component; those of the one before are no longer needed. */
  begin(edges: readonly number[]): void {
    this.between = new Map();
    if (edges.length < 2) return;
    const { left, right, weightCb } = this.input.edges;
    for (const edge of edges) {
      const packed = pack(weightCb[edge] ?? 0, 1);
      const [l, r] = [left[edge] ?? 0, right[edge] ?? 0];
      this.neighbours(l).set(r, packed);
      this.neighbours(r).set(l, packed);
    }
  }

  /** A decided pair: merged whatever the evidence, unless another decision keeps them apart. */
  decide(at: number): void {
    const [l, r] = this.input.must?.[at] ?? [0, 0];
    const [one, two] = [this.find(l), this.find(r)];
    if (one !== two && !this.isForbidden(one, two)) this.unite(one, two);
  }

  /** Merges the clusters of an edge's ends, or says why not. */
  merge(edge: number): RefusalReason | undefined {
    const { left, right, weightCb } = this.input.edges;
    const [l, r] = [left[edge] ?? 0, right[edge] ?? 0];
    const [one, two] = [this.find(l), this.find(r)];
    if (one === two) return undefined;
    const reason = this.objection(one, two, {
      stage: this.stageOf(l, r),
      weightCb: weightCb[edge] ?? 0,
    });
    if (reason === undefined) this.unite(one, two);
    return reason;
  }

  /** Per node the lowest node of its cluster. */
  lowestNodes(): Int32Array {
    return this.root.map((_, node) => this.lowest[this.find(node)] ?? node);
  }

  private objection(
    one: number,
    two: number,
    edge: { stage: number; weightCb: number },
  ): RefusalReason | undefined {
    if (this.isForbidden(one, two)) return 'cannot';
    if (this.clash(one, two)) return 'id-clash';
    if (this.sharesSource(one, two)) return 'one-per-source';
    if (this.bothPublished(one, two, edge.stage)) return 'published';
    if (this.sizeOf(one) + this.sizeOf(two) > this.input.thresholds.maxCluster) return 'size';
    return this.average(one, two, edge.weightCb) ? undefined : 'evidence';
  }

  /** Whether the evidence over all cross pairs reaches the threshold on the average. */
  private average(one: number, two: number, weightCb: number): boolean {
    const pairs = this.sizeOf(one) * this.sizeOf(two);
    const packed = pairs === 1 ? pack(weightCb, 1) : (this.between.get(one)?.get(two) ?? 0);
    const sum = sumOf(packed) + (pairs - countOf(packed)) * NEVER_COMPARED_CB;
    return sum >= this.input.thresholds.autoCb * pairs;
  }

  private clash(one: number, two: number): boolean {
    const [a, b] = [this.identity?.[one] ?? -1, this.identity?.[two] ?? -1];
    return a >= 0 && b >= 0 && a !== b;
  }

  private bothPublished(one: number, two: number, stage: number): boolean {
    if (this.firstStage === undefined) return false;
    return (this.firstStage[one] ?? 0) < stage && (this.firstStage[two] ?? 0) < stage;
  }

  private sharesSource(one: number, two: number): boolean {
    if (this.input.onePerSource === undefined) return false;
    const other = this.sourcesOf(two);
    for (const source of this.sourcesOf(one)) if (other.has(source)) return true;
    return false;
  }

  private sourcesOf(cluster: number): Set<number> {
    const known = this.sources.get(cluster);
    if (known) return known;
    const source = this.input.source?.[cluster] ?? 0;
    return new Set(this.input.onePerSource?.[source] === true ? [source] : []);
  }

  private isForbidden(one: number, two: number): boolean {
    return this.forbidden.get(one)?.has(two) === true;
  }

  private unite(one: number, two: number): void {
    const [keep, gone] = this.weightOf(one) >= this.weightOf(two) ? [one, two] : [two, one];
    if (this.input.onePerSource) this.sources.set(keep, union(this.sourcesOf(keep), this.sourcesOf(gone)));
    this.root[gone] = keep;
    this.size[keep] = this.sizeOf(keep) + this.sizeOf(gone);
    this.lowest[keep] = Math.min(this.lowest[keep] ?? keep, this.lowest[gone] ?? gone);
    if (this.identity && (this.identity[keep] ?? -1) < 0) this.identity[keep] = this.identity[gone] ?? -1;
    if (this.firstStage)
      this.firstStage[keep] = Math.min(this.firstStage[keep] ?? 0, this.firstStage[gone] ?? 0);
    this.moveEvidence(keep, gone);
    this.moveForbidden(keep, gone);
  }

  /** The smaller neighbourhood is moved into the larger one. */
  private weightOf(cluster: number): number {
    return this.between.get(cluster)?.size ?? 0;
  }

  private moveEvidence(keep: number, gone: number): void {
    const moved = this.between.get(gone);
    if (!moved) return;
    const kept = this.neighbours(keep);
    kept.delete(gone);
    for (const [other, packed] of moved) {
      if (other === keep) continue;
      const sum = (kept.get(other) ?? 0) + packed;
      const mirrored = this.neighbours(other);
      kept.set(other, sum);
      mirrored.delete(gone);
      mirrored.set(keep, sum);
    }
    this.between.delete(gone);
  }

  private moveForbidden(keep: number, gone: number): void {
    for (const other of this.forbidden.get(gone) ?? []) {
      this.forbidden.get(other)?.delete(gone);
      addTo(this.forbidden, other, keep);
      addTo(this.forbidden, keep, other);
    }
    this.forbidden.delete(gone);
  }

  private stageOf(l: number, r: number): number {
    const { nodeStage } = this.input;
    return nodeStage === undefined ? 0 : Math.max(nodeStage[l] ?? 0, nodeStage[r] ?? 0);
  }

  private sizeOf(cluster: number): number {
    return this.size[cluster] ?? 1;
  }

  private neighbours(cluster: number): Map<number, number> {
    let map = this.between.get(cluster);
    if (!map) this.between.set(cluster, (map = new Map<number, number>()));
    return map;
  }

  private find(node: number): number {
    let at = node;
    for (;;) {
      const above = this.root[at] ?? at;
      if (above === at) return at;
      this.root[at] = this.root[above] ?? above;
      at = above;
    }
  }
}

function addTo(map: Map<number, Set<number>>, key: number, value: number): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

function union(one: ReadonlySet<number>, two: ReadonlySet<number>): Set<number> {
  return new Set([...one, ...two]);
}
