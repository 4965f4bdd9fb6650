import type { Contracts } from '../contract/load-contracts.ts';
import type { LinkEdge, LinkRecord } from '../linkage/linker.ts';
import { openSecrets } from '../people/secrets.ts';
import { insertEdges, insertKeys, nodesWithKeys, type NodeKey } from '../resolve/link-store.ts';
import { clash, mayBeOne } from '../resolve/may-be-one.ts';
import { linkRecordOf } from '../resolve/mention.ts';
import { contentsAfter, contentsOf, portions, type NodeContent } from '../resolve/node-store.ts';
import { pairUp, type Paired } from '../resolve/pair-up.ts';
import { changeBatch } from './batch-store.ts';
import { Overtaken, renew, Stopped, type Work } from './work.ts';

/** Nodes per question to the linker: it answers many as fast as few. */
const NODES = 5_000;
/** Nodes per transaction: short enough that other work of the same database hardly waits. */
const NODES_PER_TRANSACTION = 1_000;
/** Keys are kept as numbers that JavaScript and both databases hold exactly. */
const KEY_BITS = (1n << 53n) - 1n;

/** Stores the keys of a batch's nodes and the evidence they bring, behind the last node that is done. */
export async function scoreNodes(work: Work): Promise<void> {
  const opened: Opened = new Map();
  for (;;) {
    if (work.isStopped()) throw new Stopped();
    const { id: batchId, linkedTo: after } = work.batch;
    const nodes = await work.inTransaction(async (tx) => {
      await renew(tx, work);
      return contentsAfter(tx, { batchId, after, limit: NODES });
    });
    if (nodes.length === 0) return;
    await scorePortion(work, nodes, opened);
  }
}

/** What nodes say, opened once per run. */
type Opened = Map<string, LinkRecord>;

const MOST_OPENED = 200_000;

async function scorePortion(work: Work, nodes: readonly NodeContent[], opened: Opened): Promise<void> {
  const { linkage } = work.needs;
  if (opened.size > MOST_OPENED) opened.clear();
  const records = nodes.map((node) => recordOf(work, node));
  for (const record of records) opened.set(record.id, record);
  const own = await linkage.withLinker((linker) => linker.keysOf(records)).then(keysOf);
  const keys = [...new Set(own.map(({ key }) => key))];
  const known = await work.inTransaction(async (tx) => {
    await renew(tx, work);
    return nodesWithKeys(tx, keys);
  });
  const paired = pairUp(own, known, linkage.settings.maxBlock);
  const edges = await edgesOf(work, paired, opened);
  await store(work, { nodes, own, edges, capped: paired.capped.length });
}

function keysOf(keys: readonly { id: string; key: string }[]): NodeKey[] {
  const seen = new Set<string>();
  return keys.flatMap(({ id, key }) => {
    const number = Number(BigInt(key) & KEY_BITS);
    const once = `${id}|${String(number)}`;
    if (seen.has(once)) return [];
    seen.add(once);
    return [{ nodeId: id, key: number }];
  });
}

async function edgesOf(work: Work, { pairs }: Paired, opened: Opened): Promise<readonly LinkEdge[]> {
  const { linkage } = work.needs;
  const { autoCb, reviewCb } = linkage.settings;
  const others = [...new Set(pairs.flat())].filter((id) => !opened.has(id));
  const contents = await work.inTransaction((tx) => contentsOf(tx, others));
  for (const node of contents) opened.set(node.id, recordOf(work, node));
  // A key may be left of a batch that was taken back.
  const real = pairs.filter(([left, right]) => mayBeOne(opened.get(left), opened.get(right)));
  if (real.length === 0) return [];
  const records = [...new Set(real.flat())].flatMap((id) => opened.get(id) ?? []);
  const edges = await linkage.withLinker((linker) => linker.score(records, real, reviewCb));
  return edges.filter(
    ({ left, right, weightCb }) => weightCb >= autoCb || !clash(opened.get(left), opened.get(right)),
  );
}

/** Keys, evidence and the mark of how far it got go together: nothing is stored twice after a crash. */
async function store(
  work: Work,
  found: {
    nodes: readonly NodeContent[];
    own: readonly NodeKey[];
    edges: readonly LinkEdge[];
    capped: number;
  },
): Promise<void> {
  const place = new Map(found.nodes.map(({ id }, index) => [id, Math.floor(index / NODES_PER_TRANSACTION)]));
  const keys = new Map<number, NodeKey[]>();
  const edges = new Map<number, LinkEdge[]>();
  for (const key of found.own) put(keys, place.get(key.nodeId) ?? 0, key);
  for (const edge of found.edges)
    put(edges, Math.max(place.get(edge.left) ?? 0, place.get(edge.right) ?? 0), edge);
  const { batch, needs } = work;
  const of = { modelId: needs.linkage.modelId, batchId: batch.id };
  for (const [index, part] of portions(found.nodes, NODES_PER_TRANSACTION).entries()) {
    const change = {
      linkedTo: part.at(-1)?.id ?? batch.linkedTo,
      cappedKeys: batch.cappedKeys + (index === 0 ? found.capped : 0),
    };
    await work.inTransaction(async (tx) => {
      await renew(tx, work);
      await insertKeys(
        tx,
        (keys.get(index) ?? []).sort((a, b) => a.key - b.key),
      );
      await insertEdges(tx, edges.get(index) ?? [], of);
      if (!(await changeBatch(tx, batch, change))) throw new Overtaken();
    });
    Object.assign(batch, change);
  }
}

function put<Item>(lists: Map<number, Item[]>, place: number, item: Item): void {
  const list = lists.get(place);
  if (list) list.push(item);
  else lists.set(place, [item]);
}

function recordOf({ needs }: Work, node: NodeContent): LinkRecord {
  const contract = contractOf(needs.contracts, node);
  return linkRecordOf(node, contract, openSecrets(needs.vault, node));
}

function contractOf(contracts: Contracts, { datasetId, contractVersion }: NodeContent) {
  const contract = contracts.version(datasetId, contractVersion);
  if (!contract) throw new Error(`the contract of ${datasetId} is gone`);
  return contract;
}
