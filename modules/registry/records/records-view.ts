import type { Tx } from '../../kernel/transaction.ts';
import { selectIn } from '../bulk-store.ts';
import type { RecordValue } from '../intake/read-cell.ts';
import { frozenColumns } from '../objections/frozen-view.ts';

/** A record version that counts at an instant. */
export interface RecordView {
  id: string;
  datasetId: string;
  agencySlug: string;
  batchId: string;
  /** The name of the delivered file. */
  fileName: string;
  rowNo: number;
  contractVersion: number;
  content: Readonly<Record<string, RecordValue>>;
  personId: string | null;
  /** Only of records about a household as a whole. */
  householdNumber: string | null;
  eventDate: string | null;
  receivedAt: number;
  /** Keyed hash of the natural key, the same for all versions. */
  naturalKey: string;
  /** Keyed hash of the ID number, if the row had a valid one. */
  idLookup: string | null;
  /** The node of linkage, and what it keeps sealed. */
  nodeId: string | null;
  sealed: string | null;
  /** Columns under an objection that is open at the instant. */
  frozen: readonly string[];
}

const SELECT = `SELECT r.id AS id, r.dataset_id AS datasetId, r.agency_slug AS agencySlug, r.batch_id AS batchId,
  b.file_name AS fileName, r.row_no AS rowNo, r.contract_version AS contractVersion, r.content AS content,
  r.person_id AS personId, r.household_number AS householdNumber, r.event_date AS eventDate,
  r.received_at AS receivedAt, r.natural_key AS naturalKey, r.id_lookup AS idLookup, r.node_id AS nodeId,
  n.sealed AS sealed
  FROM registry_source_record r
  LEFT JOIN registry_source_record n ON n.id = r.node_id
  JOIN registry_batch b ON b.id = r.batch_id
  LEFT JOIN registry_batch s ON s.id = r.superseded_in`;

const COUNTING = `${SELECT} WHERE b.published_at <= ? AND (s.published_at IS NULL OR s.published_at > ?)
  AND r.withdrawn = 0`;

/** The records about persons that were published by `instant`, oldest row first. */
export async function recordsOfPersons(
  tx: Tx,
  personIds: readonly string[],
  instant: number,
): Promise<RecordView[]> {
  if (personIds.length === 0) return [];
  const marks = personIds.map(() => '?').join(', ');
  const rows = await tx.query<RawView[]>(`${COUNTING} AND r.person_id IN (${marks}) ORDER BY r.id`, [
    instant,
    instant,
    ...personIds,
  ]);
  return withFrozen(tx, rows, instant);
}

/** The records about a household as a whole that were published by `instant`. */
export async function recordsOfNumber(tx: Tx, number: string, instant: number): Promise<RecordView[]> {
  const rows = await tx.query<RawView[]>(
    `${COUNTING} AND r.household_number = ? AND r.person_id IS NULL ORDER BY r.id`,
    [instant, instant, number],
  );
  return withFrozen(tx, rows, instant);
}

/** The version of a natural key that counts at an instant. */
export async function recordOfKey(
  tx: Tx,
  naturalKey: string,
  instant: number,
): Promise<RecordView | undefined> {
  const rows = await tx.query<RawView[]>(`${COUNTING} AND r.natural_key = ?`, [instant, instant, naturalKey]);
  return (await withFrozen(tx, rows, instant))[0];
}

/** One published version of a record, whether or not a newer one counts now. */
export async function recordVersion(tx: Tx, recordId: string): Promise<RecordView | undefined> {
  const rows = await tx.query<RawView[]>(`${SELECT} WHERE r.id = ? AND b.published_at IS NOT NULL`, [
    recordId,
  ]);
  return (await withFrozen(tx, rows, Number.MAX_SAFE_INTEGER))[0];
}

/** The number of a household. */
export async function householdNumber(tx: Tx, householdId: string): Promise<string | undefined> {
  const rows = await selectIn<{ number: string }>(
    tx,
    'SELECT household_number AS number FROM registry_household WHERE',
    'id',
    [householdId],
  );
  return rows[0]?.number;
}

/** MariaDB gives big integers as text. */
type RawView = Omit<RecordView, 'content' | 'rowNo' | 'contractVersion' | 'receivedAt' | 'frozen'> &
  Record<'rowNo' | 'contractVersion' | 'receivedAt', number | string> & { content: string };

/** Nobody reads a record without seeing which of its values are under objection. */
async function withFrozen(tx: Tx, rows: readonly RawView[], instant: number): Promise<RecordView[]> {
  const keys = [...new Set(rows.map(({ naturalKey }) => naturalKey))];
  const frozen = await frozenColumns(tx, keys, instant);
  return rows.map((row) => ({
    ...row,
    rowNo: Number(row.rowNo),
    contractVersion: Number(row.contractVersion),
    receivedAt: Number(row.receivedAt),
    content: JSON.parse(row.content) as RecordView['content'],
    frozen: frozen.get(row.naturalKey) ?? [],
  }));
}
