import type { Tx } from '../../kernel/transaction.ts';
import { selectIn } from '../bulk-store.ts';
import type { RecordValue } from '../intake/read-cell.ts';
import { BEING_LINKED, type LinkNode } from './link-node.ts';

/** MariaDB gives big integers as text. */
interface RawNode {
  id: string;
  linkOrder: number | string | null;
  personId: string | null;
  idLookup: string | null;
  founds: number | string | null;
  datasetId: string;
  batchId: string;
}

const NODE = `SELECT r.id AS id, b.link_order AS linkOrder, r.person_id AS personId, r.id_lookup AS idLookup,
  r.founds AS founds, r.dataset_id AS datasetId, r.batch_id AS batchId
  FROM registry_source_record r JOIN registry_batch b ON b.id = r.batch_id
  WHERE r.link_signature IS NOT NULL`;

/** Which nodes are seen: those published, and those of the batch being linked. */
export interface Sight {
  batchId?: string;
  /** Datasets that list each person once in a file. */
  registers: ReadonlySet<string>;
}

export async function nodesByIds(tx: Tx, sight: Sight, ids: readonly string[]): Promise<LinkNode[]> {
  return nodesBy(tx, sight, { column: 'r.id', keys: ids });
}

export async function nodesOfPersons(
  tx: Tx,
  sight: Sight,
  personIds: readonly string[],
): Promise<LinkNode[]> {
  return nodesBy(tx, sight, { column: 'r.person_id', keys: personIds });
}

export async function nodesByIdNumbers(
  tx: Tx,
  sight: Sight,
  lookups: readonly string[],
): Promise<LinkNode[]> {
  return nodesBy(tx, sight, { column: 'r.id_lookup', keys: lookups });
}

/** The nodes that a batch brought, in the order of its rows. */
export async function nodesOfBatch(tx: Tx, sight: Sight, batchId: string): Promise<LinkNode[]> {
  const rows = await tx.query<RawNode[]>(`${NODE} AND r.batch_id = ? ORDER BY r.id`, [batchId]);
  return rows.flatMap((row) => nodeOf(row, sight));
}

/** Every published node. */
export async function allNodes(tx: Tx, sight: Sight): Promise<LinkNode[]> {
  const rows = await tx.query<RawNode[]>(`${NODE} AND b.link_order IS NOT NULL ORDER BY r.id`);
  return rows.flatMap((row) => nodeOf(row, sight));
}

async function nodesBy(
  tx: Tx,
  sight: Sight,
  by: { column: string; keys: readonly string[] },
): Promise<LinkNode[]> {
  const nodes: LinkNode[] = [];
  for (const keys of portions(by.keys, 512))
    for (const row of await selectIn<RawNode>(tx, `${NODE} AND`, by.column, keys))
      nodes.push(...nodeOf(row, sight));
  return nodes;
}

function nodeOf(row: RawNode, { batchId, registers }: Sight): LinkNode[] {
  if (row.linkOrder === null && row.batchId !== batchId) return [];
  return [
    {
      id: row.id,
      order: row.linkOrder === null ? BEING_LINKED : Number(row.linkOrder),
      personId: row.personId,
      idLookup: row.idLookup,
      founds: Number(row.founds ?? 0),
      listing: registers.has(row.datasetId) ? row.batchId : null,
    },
  ];
}

/** What a node says, as it was stored. */
export interface NodeContent {
  id: string;
  datasetId: string;
  contractVersion: number;
  content: Readonly<Record<string, RecordValue>>;
  sealed: string | null;
}

const CONTENT = `SELECT id, dataset_id AS datasetId, contract_version AS contractVersion, content, sealed
  FROM registry_source_record WHERE link_signature IS NOT NULL AND`;

type RawContent = Omit<NodeContent, 'content' | 'contractVersion'> & {
  content: string;
  contractVersion: number | string;
};

export async function contentsOf(tx: Tx, ids: readonly string[]): Promise<NodeContent[]> {
  const contents: NodeContent[] = [];
  for (const keys of portions(ids, 512))
    contents.push(...(await selectIn<RawContent>(tx, CONTENT, 'id', keys)).map(contentOf));
  return contents;
}

/** What the next nodes of a batch say, behind a node, in order. */
export async function contentsAfter(
  tx: Tx,
  ask: { batchId: string; after: string | null; limit: number },
): Promise<NodeContent[]> {
  const rows = await tx.query<RawContent[]>(`${CONTENT} batch_id = ? AND id > ? ORDER BY id LIMIT ?`, [
    ask.batchId,
    ask.after ?? '',
    ask.limit,
  ]);
  return rows.map(contentOf);
}

function contentOf(row: RawContent): NodeContent {
  return {
    ...row,
    contractVersion: Number(row.contractVersion),
    content: JSON.parse(row.content) as NodeContent['content'],
  };
}

/** A node that says the same, and its person. */
export interface SameWords {
  id: string;
  signature: string;
  personId: string | null;
}

/** The oldest node, published or of this batch, for each signature that is known. */
export async function nodesBySignature(
  tx: Tx,
  batchId: string,
  signatures: readonly string[],
): Promise<Map<string, SameWords>> {
  const rows = await selectIn<SameWords & { linkOrder: number | string | null; batchId: string }>(
    tx,
    `SELECT r.id AS id, r.link_signature AS signature, r.person_id AS personId, r.batch_id AS batchId,
     b.link_order AS linkOrder FROM registry_source_record r JOIN registry_batch b ON b.id = r.batch_id WHERE`,
    'r.link_signature',
    signatures,
  );
  const seen = rows
    .filter((row) => row.linkOrder !== null || row.batchId === batchId)
    .map((row) => ({ ...row, order: row.linkOrder === null ? BEING_LINKED : Number(row.linkOrder) }))
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const first = new Map<string, SameWords>();
  for (const { signature, id, personId } of seen)
    if (!first.has(signature)) first.set(signature, { id, signature, personId });
  return first;
}

/** Which of these nodes no record speaks for any more: superseded or withdrawn, as of the batch being linked. */
export async function silentNodes(
  tx: Tx,
  { batchId = '' }: Sight,
  nodeIds: readonly string[],
): Promise<Set<string>> {
  const silent = new Set(nodeIds);
  for (const keys of portions(nodeIds, 512)) {
    const rows = await tx.query<{ id: string }[]>(
      `SELECT DISTINCT r.node_id AS id FROM registry_source_record r JOIN registry_batch b ON b.id = r.batch_id
       LEFT JOIN registry_batch s ON s.id = r.superseded_in
       WHERE (b.link_order IS NOT NULL OR b.id = ?) AND (s.id IS NULL OR (s.link_order IS NULL AND s.id <> ?))
       AND r.withdrawn = 0 AND r.node_id IN (${keys.map(() => '?').join(', ')})`,
      [batchId, batchId, ...keys],
    );
    for (const { id } of rows) silent.delete(id);
  }
  return silent;
}

/** The nodes of records that a batch superseded, though it is not published yet. */
export async function nodesSupersededIn(tx: Tx, batchId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string | null }[]>(
    'SELECT DISTINCT node_id AS id FROM registry_source_record WHERE superseded_in = ?',
    [batchId],
  );
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}

const NODES_PER_STATEMENT = 200;

/** Writes who nodes stand for, on all their records. */
export async function writePersons(tx: Tx, moves: ReadonlyMap<string, string | null>): Promise<void> {
  for (const portion of portions([...moves.entries()], NODES_PER_STATEMENT)) {
    const cases = portion.map(() => 'WHEN ? THEN ?').join(' ');
    const marks = portion.map(() => '?').join(', ');
    await tx.query(
      `UPDATE registry_source_record SET person_id = CASE node_id ${cases} END WHERE node_id IN (${marks})`,
      [...portion.flat(), ...portion.map(([id]) => id)],
    );
  }
}

export function portions<Item>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}
