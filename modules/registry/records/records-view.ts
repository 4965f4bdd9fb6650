import type { Tx } from '../../kernel/transaction.ts';
import { selectIn } from '../bulk-store.ts';
import type { RecordValue } from '../intake/read-cell.ts';

/** A record version that counts at an instant. */
export interface RecordView {
  id: string;
  datasetId: string;
  agencySlug: string;
  batchId: string;
  rowNo: number;
  contractVersion: number;
  content: Readonly<Record<string, RecordValue>>;
  personId: string | null;
  eventDate: string | null;
  receivedAt: number;
}

const SELECT = `SELECT r.id AS id, r.dataset_id AS datasetId, r.agency_slug AS agencySlug, r.batch_id AS batchId,
  r.row_no AS rowNo, r.contract_version AS contractVersion, r.content AS content, r.person_id AS personId,
  r.event_date AS eventDate, r.received_at AS receivedAt
  FROM registry_source_record r
  JOIN registry_batch b ON b.id = r.batch_id
  LEFT JOIN registry_batch s ON s.id = r.superseded_in
  WHERE b.published_at <= ? AND (s.published_at IS NULL OR s.published_at > ?) AND r.withdrawn = 0`;

/** The records about persons that were published by `instant`, oldest row first. */
export async function recordsOfPersons(
  tx: Tx,
  personIds: readonly string[],
  instant: number,
): Promise<RecordView[]> {
  if (personIds.length === 0) return [];
  const marks = personIds.map(() => '?').join(', ');
  const rows = await tx.query<RawView[]>(`${SELECT} AND r.person_id IN (${marks}) ORDER BY r.id`, [
    instant,
    instant,
    ...personIds,
  ]);
  return rows.map(viewOf);
}

/** The records about a household as a whole that were published by `instant`. */
export async function recordsOfNumber(tx: Tx, number: string, instant: number): Promise<RecordView[]> {
  const rows = await tx.query<RawView[]>(`${SELECT} AND r.household_number = ? ORDER BY r.id`, [
    instant,
    instant,
    number,
  ]);
  return rows.map(viewOf);
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
type RawView = Omit<RecordView, 'content' | 'rowNo' | 'contractVersion' | 'receivedAt'> &
  Record<'rowNo' | 'contractVersion' | 'receivedAt', number | string> & { content: string };

function viewOf(row: RawView): RecordView {
  return {
    ...row,
    rowNo: Number(row.rowNo),
    contractVersion: Number(row.contractVersion),
    receivedAt: Number(row.receivedAt),
    content: JSON.parse(row.content) as RecordView['content'],
  };
}
