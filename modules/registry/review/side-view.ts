import type { Tx } from '../../kernel/transaction.ts';
import { selectIn } from '../bulk-store.ts';
import type { RecordValue } from '../intake/read-cell.ts';

/** A record as review shows it: whatever its person, replaced or not, but only of a public batch. */
export interface ReviewRecord {
  id: string;
  nodeId: string | null;
  personId: string | null;
  datasetId: string;
  batchId: string;
  rowNo: number;
  contractVersion: number;
  content: Readonly<Record<string, RecordValue>>;
  /** ID number and phone, as the record itself or else the first of its node keeps them. */
  secret: { id: string; sealed: string | null };
  /** Keyed hash of its ID number, if it is a valid one. */
  idLookup: string | null;
  receivedAt: number;
  current: boolean;
}

const SELECT = `SELECT r.id AS id, r.node_id AS nodeId, r.person_id AS personId, r.dataset_id AS datasetId,
  r.batch_id AS batchId, r.row_no AS rowNo, r.contract_version AS contractVersion, r.content AS content,
  r.sealed AS ownSealed, n.sealed AS nodeSealed, r.id_lookup AS idLookup, r.received_at AS receivedAt, s.published_at AS replacedAt
  FROM registry_source_record r
  JOIN registry_batch b ON b.id = r.batch_id
  LEFT JOIN registry_batch s ON s.id = r.superseded_in
  LEFT JOIN registry_source_record n ON n.id = r.node_id
  WHERE b.published_at IS NOT NULL AND`;

/** The records that speak for nodes: for each node its newest current record, else its newest. */
export async function recordsOfNodes(tx: Tx, nodeIds: readonly string[]): Promise<Map<string, ReviewRecord>> {
  const rows = (await selectIn<RawRecord>(tx, SELECT, 'r.node_id', nodeIds)).map(recordOf);
  const best = new Map<string, ReviewRecord>();
  for (const row of rows.sort(byAge)) {
    const before = best.get(row.nodeId ?? '');
    if (row.nodeId !== null && (before === undefined || row.current || !before.current))
      best.set(row.nodeId, row);
  }
  return best;
}

/** All records of persons, oldest first. */
export async function recordsOf(tx: Tx, personIds: readonly string[]): Promise<ReviewRecord[]> {
  return (await selectIn<RawRecord>(tx, SELECT, 'r.person_id', personIds)).map(recordOf).sort(byAge);
}

/** How many records that count each person has, and by how many batches they were brought. */
export async function sizesOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, { records: number; batches: number }>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.query<{ personId: string; records: number | string; batches: number | string }[]>(
    `SELECT r.person_id AS personId, COUNT(*) AS records, COUNT(DISTINCT r.batch_id) AS batches
     FROM registry_source_record r JOIN registry_batch b ON b.id = r.batch_id
     LEFT JOIN registry_batch s ON s.id = r.superseded_in
     WHERE b.published_at IS NOT NULL AND s.published_at IS NULL AND r.withdrawn = 0
     AND r.person_id IN (${personIds.map(() => '?').join(', ')}) GROUP BY r.person_id`,
    [...personIds],
  );
  return new Map(
    rows.map((row) => [row.personId, { records: Number(row.records), batches: Number(row.batches) }]),
  );
}

/** The persons of these that another batch than `batchId` had made public. */
export async function publicBefore(
  tx: Tx,
  personIds: readonly string[],
  batchId: string,
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await tx.query<{ personId: string }[]>(
    `SELECT DISTINCT r.person_id AS personId FROM registry_source_record r
     JOIN registry_batch b ON b.id = r.batch_id
     WHERE b.published_at IS NOT NULL AND b.id <> ?
     AND r.person_id IN (${personIds.map(() => '?').join(', ')})`,
    [batchId, ...personIds],
  );
  return new Set(rows.map(({ personId }) => personId));
}

function byAge(a: ReviewRecord, b: ReviewRecord): number {
  return a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1);
}

/** MariaDB gives big integers as text. */
type RawRecord = Omit<
  ReviewRecord,
  'content' | 'rowNo' | 'contractVersion' | 'receivedAt' | 'current' | 'secret'
> &
  Record<'rowNo' | 'contractVersion' | 'receivedAt', number | string> & {
    content: string;
    ownSealed: string | null;
    nodeSealed: string | null;
    replacedAt: number | string | null;
  };

function recordOf({ replacedAt, ownSealed, nodeSealed, ...row }: RawRecord): ReviewRecord {
  return {
    ...row,
    rowNo: Number(row.rowNo),
    contractVersion: Number(row.contractVersion),
    receivedAt: Number(row.receivedAt),
    content: JSON.parse(row.content) as ReviewRecord['content'],
    current: replacedAt === null,
    secret:
      ownSealed === null
        ? { id: row.nodeId ?? row.id, sealed: nodeSealed }
        : { id: row.id, sealed: ownSealed },
  };
}
