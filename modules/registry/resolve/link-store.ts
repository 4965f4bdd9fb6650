import { insertedOnce } from '../../kernel/duplicate-key.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { insertMany, selectIn } from '../bulk-store.ts';
import type { LinkEdge } from '../linkage/linker.ts';
import { linkDecisionTable, type LinkDecisionRow } from '../people/link-table.ts';
import type { NodeEdge, Ruling } from './link-node.ts';
import { portions } from './node-store.ts';

const KEYS_PER_STATEMENT = 512;

export interface NodeKey {
  key: number;
  nodeId: string;
}

/** Who has these keys. */
export async function nodesWithKeys(tx: Tx, keys: readonly number[]): Promise<NodeKey[]> {
  const found: NodeKey[] = [];
  for (const portion of portions(keys, KEYS_PER_STATEMENT)) {
    const marks = portion.map(() => '?').join(', ');
    const rows = await tx.query<{ keyHash: number | string; nodeId: string }[]>(
      `SELECT key_hash AS keyHash, node_id AS nodeId FROM registry_block_key WHERE key_hash IN (${marks})`,
      portion,
    );
    for (const row of rows) found.push({ key: Number(row.keyHash), nodeId: row.nodeId });
  }
  return found;
}

export function insertKeys(tx: Tx, keys: readonly NodeKey[]): Promise<void> {
  return insertMany(
    tx,
    'registry_block_key',
    ['key_hash', 'node_id'],
    keys.map(({ key, nodeId }) => [key, nodeId]),
  );
}

export function insertEdges(
  tx: Tx,
  edges: readonly LinkEdge[],
  of: { modelId: string; batchId: string },
): Promise<void> {
  return insertMany(
    tx,
    'registry_link_edge',
    ['left_node', 'right_node', 'weight_cb', 'levels', 'model_id', 'batch_id'],
    edges.map((edge) => [
      edge.left,
      edge.right,
      edge.weightCb,
      edge.levels.join('.'),
      of.modelId,
      of.batchId,
    ]),
  );
}

const EDGE =
  'SELECT left_node AS leftNode, right_node AS rightNode, weight_cb AS weightCb FROM registry_link_edge';

interface RawEdge {
  leftNode: string;
  rightNode: string;
  weightCb: number | string;
}

function edgeOf({ leftNode, rightNode, weightCb }: RawEdge): NodeEdge {
  return { left: leftNode, right: rightNode, weightCb: Number(weightCb) };
}

/** All edges with an end in these nodes; some twice. */
export async function edgesOf(tx: Tx, nodeIds: readonly string[]): Promise<NodeEdge[]> {
  const edges: NodeEdge[] = [];
  for (const keys of portions(nodeIds, KEYS_PER_STATEMENT))
    for (const column of ['left_node', 'right_node'])
      for (const row of await selectIn<RawEdge>(tx, `${EDGE} WHERE`, column, keys)) edges.push(edgeOf(row));
  return edges;
}

export async function allEdges(tx: Tx): Promise<NodeEdge[]> {
  const rows = await tx.query<RawEdge[]>(`${EDGE} ORDER BY left_node, right_node`);
  return rows.map(edgeOf);
}

/** Every decision with an end in these nodes, oldest first. */
export async function rulingsOf(tx: Tx, nodeIds: readonly string[]): Promise<Ruling[]> {
  const [any] = await tx.getRepository(linkDecisionTable).find({ select: { id: true }, take: 1 });
  if (!any) return [];
  const found = new Map<string, Ruling>();
  for (const keys of portions(nodeIds, KEYS_PER_STATEMENT))
    for (const column of ['left_node', 'right_node'])
      for (const row of await selectIn<RawRuling>(tx, `${RULING} WHERE`, column, keys))
        found.set(row.id, rulingOf(row));
  return [...found.values()].sort((a, b) => a.seq - b.seq);
}

export async function allRulings(tx: Tx): Promise<Ruling[]> {
  return (await tx.query<RawRuling[]>(`${RULING} ORDER BY seq_no`)).map(rulingOf);
}

const RULING = `SELECT id, seq_no AS seqNo, kind, left_node AS leftNode, right_node AS rightNode, evidence, supersedes
  FROM registry_link_decision`;

interface RawRuling {
  id: string;
  seqNo: number | string;
  kind: Ruling['kind'];
  leftNode: string;
  rightNode: string;
  evidence: string | null;
  supersedes: string | null;
}

function rulingOf(row: RawRuling): Ruling {
  const evidence = (row.evidence === null ? null : JSON.parse(row.evidence)) as { borrower?: unknown } | null;
  const ruling: Ruling = {
    id: row.id,
    seq: Number(row.seqNo),
    kind: row.kind,
    left: row.leftNode,
    right: row.rightNode,
    supersedes: row.supersedes,
  };
  if (row.kind !== 'borrowed') return ruling;
  const borrower = evidence?.borrower === row.leftNode ? row.leftNode : row.rightNode;
  return { ...ruling, borrower };
}

/** Appends a decision; false when the one it supersedes was superseded before. */
export function insertDecision(tx: Tx, row: LinkDecisionRow): Promise<boolean> {
  return insertedOnce(() => tx.getRepository(linkDecisionTable).insert(row));
}

export async function decisionById(tx: Tx, id: string): Promise<LinkDecisionRow | undefined> {
  return (await tx.getRepository(linkDecisionTable).findOneBy({ id })) ?? undefined;
}
