import type { Tx } from '../../kernel/transaction.ts';
import { insertMany, selectIn } from '../bulk-store.ts';

/** A record in force, published or being loaded, as a tombstone needs to know it. */
export interface HeldRecord {
  id: string;
  naturalKey: string;
  version: number;
  firstSeen: number;
  personId: string | null;
  householdNumber: string | null;
  idLookup: string | null;
  nodeId: string | null;
  content: string;
}

export interface Tombstone extends HeldRecord {
  recordId: string;
  rowNo: number;
}

const SELECT = `SELECT id, natural_key AS naturalKey, version_no AS version, first_seen AS firstSeen,
  person_id AS personId, household_number AS householdNumber, id_lookup AS idLookup, node_id AS nodeId, content AS content FROM registry_source_record
  WHERE superseded_by IS NULL AND withdrawn = 0 AND`;

/** MariaDB gives big integers as text. */
type RawHeld = Omit<HeldRecord, 'version' | 'firstSeen'> & Record<'version' | 'firstSeen', number | string>;

function held(row: RawHeld): HeldRecord {
  return { ...row, version: Number(row.version), firstSeen: Number(row.firstSeen) };
}

/** The records in force with these natural keys. */
export async function heldByKey(tx: Tx, naturalKeys: readonly string[]): Promise<Map<string, HeldRecord>> {
  const rows = await selectIn<RawHeld>(tx, SELECT, 'natural_key', naturalKeys);
  return new Map(rows.map((row) => [row.naturalKey, held(row)]));
}

/** A page of the records in force of a dataset, in the order of their ids. */
export async function heldOfDataset(
  tx: Tx,
  ask: { datasetId: string; after: string; limit: number },
): Promise<HeldRecord[]> {
  const rows = await tx.query<RawHeld[]>(`${SELECT} dataset_id = ? AND id > ? ORDER BY id LIMIT ?`, [
    ask.datasetId,
    ask.after,
    ask.limit,
  ]);
  return rows.map(held);
}

/** Which of these natural keys a published record in force has. */
export async function publishedKeys(tx: Tx, naturalKeys: readonly string[]): Promise<Set<string>> {
  const rows = await selectIn<{ naturalKey: string }>(
    tx,
    `SELECT DISTINCT r.natural_key AS naturalKey FROM registry_source_record r
     JOIN registry_batch b ON b.id = r.batch_id
     WHERE b.published_at IS NOT NULL AND r.withdrawn = 0 AND r.superseded_by IS NULL AND`,
    'r.natural_key',
    naturalKeys,
  );
  return new Set(rows.map(({ naturalKey }) => naturalKey));
}

/** Whether anything of a dataset was ever published. */
export async function wasPublished(tx: Tx, datasetId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    "SELECT 1 FROM registry_batch WHERE dataset_id = ? AND state = 'published' LIMIT 1",
    [datasetId],
  );
  return rows.length > 0;
}

/**
 * Adds versions that end their records. They keep what the record said and whom it concerned, and belong to its node, so
 * that they go along when the node moves to another person.
 */
export function insertTombstones(
  tx: Tx,
  of: {
    datasetId: string;
    agencySlug: string;
    contractVersion: number;
    batchId: string;
    receivedAt: number;
    payloadHash: string;
  },
  tombstones: readonly Tombstone[],
): Promise<void> {
  const columns = [
    ...['id', 'dataset_id', 'agency_slug', 'natural_key', 'version_no', 'payload_hash', 'batch_id', 'row_no'],
    ...['contract_version', 'content', 'id_lookup', 'node_id', 'person_id', 'household_number'],
    ...['received_at', 'first_seen', 'withdrawn'],
  ];
  return insertMany(
    tx,
    'registry_source_record',
    columns,
    tombstones.map((row) => [
      ...[row.recordId, of.datasetId, of.agencySlug, row.naturalKey, row.version + 1, of.payloadHash],
      ...[of.batchId, row.rowNo, of.contractVersion, row.content, row.idLookup, row.nodeId, row.personId],
      ...[row.householdNumber, of.receivedAt, row.firstSeen, 1],
    ]),
  );
}
