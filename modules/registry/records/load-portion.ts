import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Vault } from '../../kernel/vault.ts';
import type { DataContract } from '../contract/data-contract.ts';
import type { Batch } from '../intake/batch.ts';
import type { StandardRow } from '../intake/check-row.ts';
import { formHouseholds, type Membership } from '../people/form-households.ts';
import { joinPortion, type Joined } from '../people/join-portion.ts';
import { insertCases } from '../people/person-store.ts';
import type { JoinCaseRow } from '../people/person-table.ts';
import type { Finding } from '../values/finding.ts';
import { naturalKeyOf } from './natural-key.ts';
import {
  insertRecords,
  linkRecord,
  newestVersions,
  supersede,
  type NewestVersion,
} from './source-record-store.ts';
import type { SourceRecordRow } from './source-record-table.ts';

/** A row to be loaded, with the hash of all it says. */
export interface LoadRow {
  row: StandardRow;
  payloadHash: string;
}

export interface Portion {
  batch: Batch;
  contract: DataContract;
  vault: Vault;
  now: number;
  /** The day of receipt in China: when a membership begins that has no date. */
  today: string;
}

/** What loading found, row by row. */
export interface Loaded {
  fresh: number;
  changed: number;
  unchanged: number;
  findings: ReadonlyMap<number, readonly Finding[]>;
}

interface Item extends LoadRow {
  naturalKey: string;
  recordId: string;
  newest?: NewestVersion;
  unchanged: boolean;
  joined?: Joined;
}

/**
 * Loads rows in one transaction: new rows and new versions become records, joined to persons and households; equal
 * rows change nothing. Nothing of it is visible before the batch is published.
 */
export async function loadPortion(tx: Tx, portion: Portion, rows: readonly LoadRow[]): Promise<Loaded> {
  const items = await classify(tx, portion, rows);
  const seeking = items.filter((item) => !item.unchanged || item.newest?.personId === null);
  await join(tx, portion, seeking);
  const written = items.filter((item) => !item.unchanged);
  await insertRecords(
    tx,
    written.map((item) => recordRow(portion, item)),
  );
  for (const { newest, recordId } of written)
    if (newest) await supersede(tx, newest.id, { recordId, batchId: portion.batch.id });
  for (const { unchanged, newest, joined } of seeking)
    if (unchanged && newest && joined?.person) await linkRecord(tx, newest.id, joined.person.id);
  await insertCases(tx, casesOf(portion, written));
  if (portion.contract.formsHouseholds)
    await formHouseholds(
      tx,
      { batchId: portion.batch.id, now: portion.now },
      membershipsOf(portion, written),
    );
  const changed = written.filter(({ newest }) => newest).length;
  return {
    fresh: written.length - changed,
    changed,
    unchanged: items.length - written.length,
    findings: new Map(seeking.map((item) => [item.row.rowNo, joinFindings(item)])),
  };
}

async function classify(tx: Tx, { vault, contract }: Portion, rows: readonly LoadRow[]): Promise<Item[]> {
  const keyed = rows.map(({ row, payloadHash }) => ({
    row,
    payloadHash,
    naturalKey: naturalKeyOf(vault, contract.dataset, row.keyText),
  }));
  const newest = await newestVersions(
    tx,
    keyed.map(({ naturalKey }) => naturalKey),
  );
  return keyed.map((item) => {
    const before = newest.get(item.naturalKey);
    const unchanged = before?.payloadHash === item.payloadHash;
    return {
      ...item,
      recordId: unchanged ? before.id : newId('rec'),
      unchanged,
      ...(before ? { newest: before } : {}),
    };
  });
}

async function join(tx: Tx, portion: Portion, items: readonly Item[]): Promise<void> {
  const { contract, vault, batch, now } = portion;
  if (contract.subject.name === undefined) return;
  const joined = await joinPortion(
    tx,
    { vault, batchId: batch.id, now, formsHouseholds: contract.formsHouseholds },
    items.map(({ row, newest }) => ({ row, earlierPersonId: newest?.personId ?? null })),
  );
  for (const [index, item] of items.entries()) {
    const own = joined[index];
    if (own) item.joined = own;
  }
}

function joinFindings({ joined, row }: Item): readonly Finding[] {
  // A row about a household as a whole needs nobody.
  const codes = joined?.join.findings ?? [];
  return codes
    .filter((code) => code !== 'F_UNLINKED' || row.subject.householdNumber === undefined)
    .map((code) => ({ code }));
}

function recordRow({ batch, contract, now }: Portion, item: Item): SourceRecordRow {
  const { row, joined, newest } = item;
  return {
    id: item.recordId,
    datasetId: contract.dataset,
    agencySlug: contract.agency.slug,
    naturalKey: item.naturalKey,
    payloadHash: item.payloadHash,
    batchId: batch.id,
    rowNo: row.rowNo,
    contractVersion: contract.version,
    content: row.values,
    eventDate: row.eventDate ?? null,
    receivedAt: batch.receivedAt,
    supersededIn: null,
    supersededBy: null,
    ...(newest
      ? { version: newest.version + 1, firstSeen: newest.firstSeen }
      : { version: 1, firstSeen: now }),
    ...linksOf(row.subject.householdNumber, joined),
  };
}

function linksOf(
  householdNumber: string | undefined,
  joined: Joined | undefined,
): Pick<SourceRecordRow, 'idLookup' | 'personId' | 'householdNumber'> {
  const idLookup = joined?.idLookup ?? null;
  if (joined?.person) return { idLookup, personId: joined.person.id, householdNumber: null };
  return { idLookup, personId: null, householdNumber: householdNumber ?? null };
}

function casesOf({ batch, now }: Portion, items: readonly Item[]): JoinCaseRow[] {
  return items.flatMap(({ recordId, joined }) => {
    const suspect = joined?.join.suspect;
    if (!suspect) return [];
    const { kind, person } = suspect;
    return [
      {
        id: newId('cas'),
        kind,
        recordId,
        personId: person.id,
        batchId: batch.id,
        state: 'open',
        openedAt: now,
      },
    ];
  });
}

function membershipsOf(portion: Portion, items: readonly Item[]): Membership[] {
  return items.flatMap(({ recordId, joined, row }) => {
    const { householdNumber, relation, villageCode } = row.subject;
    if (!joined?.person || householdNumber === undefined || relation === undefined) return [];
    return [
      {
        recordId,
        personId: joined.person.id,
        householdNumber,
        relation,
        villageCode: villageCode ?? null,
        validFrom: row.eventDate ?? portion.today,
      },
    ];
  });
}
