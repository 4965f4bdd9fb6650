import type { Tx } from '../../kernel/transaction.ts';
import { insertMany, selectIn } from '../bulk-store.ts';
import type { SourceRecordRow } from './source-record-table.ts';

/** What joining needs to know of the newest version of a natural key. */
export interface NewestVersion {
  id: string;
  naturalKey: string;
  version: number;
  payloadHash: string;
  personId: string | null;
  firstSeen: number;
}

/** MariaDB gives big integers as text. */
type RawVersion = Omit<NewestVersion, 'version' | 'firstSeen'> &
  Record<'version' | 'firstSeen', number | string>;

/** The newest version of each natural key that is known; published or being loaded. */
export async function newestVersions(
  tx: Tx,
  naturalKeys: readonly string[],
): Promise<Map<string, NewestVersion>> {
  const rows = await selectIn<RawVersion>(
    tx,
    `SELECT id, natural_key AS naturalKey, version_no AS version, payload_hash AS payloadHash,
     person_id AS personId, first_seen AS firstSeen FROM registry_source_record WHERE superseded_by IS NULL AND`,
    'natural_key',
    naturalKeys,
  );
  return new Map(
    rows.map((row) => [
      row.naturalKey,
      { ...row, version: Number(row.version), firstSeen: Number(row.firstSeen) },
    ]),
  );
}

export function insertRecords(tx: Tx, records: readonly SourceRecordRow[]): Promise<void> {
  return insertMany(
    tx,
    'registry_source_record',
    [
      'id',
      'dataset_id',
      'agency_slug',
      'natural_key',
      'version_no',
      'payload_hash',
      'batch_id',
      'row_no',
      'contract_version',
      'content',
      'id_lookup',
      'node_id',
      'link_signature',
      'founds',
      'sealed',
      'person_id',
      'household_number',
      'event_date',
      'received_at',
      'first_seen',
      'superseded_in',
      'superseded_by',
    ],
    records.map((row) => [
      row.id,
      row.datasetId,
      row.agencySlug,
      row.naturalKey,
      row.version,
      row.payloadHash,
      row.batchId,
      row.rowNo,
      row.contractVersion,
      JSON.stringify(row.content),
      row.idLookup,
      row.nodeId,
      row.linkSignature,
      row.founds,
      row.sealed,
      row.personId,
      row.householdNumber,
      row.eventDate,
      row.receivedAt,
      row.firstSeen,
      row.supersededIn,
      row.supersededBy,
    ]),
  );
}

const PAIRS_PER_STATEMENT = 200;

/** Names the newer versions of records; they count from the publication of `batchId`. */
export async function supersede(
  tx: Tx,
  pairs: readonly { before: string; by: string }[],
  batchId: string,
): Promise<void> {
  for (let at = 0; at < pairs.length; at += PAIRS_PER_STATEMENT) {
    const part = pairs.slice(at, at + PAIRS_PER_STATEMENT);
    const cases = part.map(() => 'WHEN ? THEN ?').join(' ');
    const marks = part.map(() => '?').join(', ');
    await tx.query(
      `UPDATE registry_source_record SET superseded_in = ?, superseded_by = CASE id ${cases} END
       WHERE id IN (${marks}) AND superseded_by IS NULL`,
      [batchId, ...part.flatMap(({ before, by }) => [before, by]), ...part.map(({ before }) => before)],
    );
  }
}
