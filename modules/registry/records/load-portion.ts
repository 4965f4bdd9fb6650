import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Vault } from '../../kernel/vault.ts';
import type { DataContract } from '../contract/data-contract.ts';
import type { Batch } from '../intake/batch.ts';
import type { StandardRow } from '../intake/check-row.ts';
import { seal } from '../people/secrets.ts';
import { FOUNDS, personIdOf } from '../resolve/link-node.ts';
import { mentionOf } from '../resolve/mention.ts';
import { nodesBySignature } from '../resolve/node-store.ts';
import { keyedHash } from '../values/keyed-hash.ts';
import { naturalKeyOf } from './natural-key.ts';
import { insertRecords, newestVersions, supersede, type NewestVersion } from './source-record-store.ts';
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
}

/** What loading found, row by row. */
export interface Loaded {
  fresh: number;
  changed: number;
  unchanged: number;
}

interface Item extends LoadRow {
  naturalKey: string;
  recordId: string;
  newest?: NewestVersion;
  unchanged: boolean;
  link: Link;
}

/** The node a record belongs to and the person it stands for so far. `signature` when the record gives the node its id. */
type Link = Pick<SourceRecordRow, 'nodeId' | 'personId' | 'linkSignature' | 'founds' | 'sealed'>;

const NOBODY: Link = { nodeId: null, personId: null, linkSignature: null, founds: null, sealed: null };

/**
 * Loads rows in one transaction: new rows and new versions become records, equal rows change nothing. A record that says
 * of its person what another one said belongs to the same node; who nodes stand for is resolved when the batch is
 * linked. Nothing of it is visible before the batch is published.
 */
export async function loadPortion(tx: Tx, portion: Portion, rows: readonly LoadRow[]): Promise<Loaded> {
  const items = await classify(tx, portion, rows);
  const written = items.filter((item) => !item.unchanged);
  await giveNodes(tx, portion, written);
  await insertRecords(
    tx,
    written.map((item) => recordRow(portion, item)),
  );
  await supersede(
    tx,
    written.flatMap(({ newest, recordId }) => (newest ? [{ before: newest.id, by: recordId }] : [])),
    portion.batch.id,
  );
  const changed = written.filter(({ newest }) => newest).length;
  return { fresh: written.length - changed, changed, unchanged: items.length - written.length };
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
      link: NOBODY,
      ...(before ? { newest: before } : {}),
    };
  });
}

async function giveNodes(tx: Tx, { vault, contract, batch }: Portion, items: readonly Item[]): Promise<void> {
  const mentions = items.flatMap((item) => {
    const mention = mentionOf(item.row, contract);
    return mention ? [{ item, mention, signature: keyedHash(vault, 'mention', mention.text) }] : [];
  });
  const signatures = [...new Set(mentions.map(({ signature }) => signature))];
  const known = await nodesBySignature(tx, batch.id, signatures);
  for (const { item, mention, signature } of mentions) {
    const before = known.get(signature);
    if (before) {
      item.link = { ...NOBODY, nodeId: before.id, personId: before.personId };
      continue;
    }
    const { founds, secrets } = mention;
    const id = item.recordId;
    const personId = founds === FOUNDS.nobody ? null : personIdOf(id);
    const sealed = seal(vault, id, secrets);
    item.link = { nodeId: id, personId, linkSignature: signature, founds, sealed };
    known.set(signature, { id, signature, personId });
  }
}

function recordRow({ batch, contract, now, vault }: Portion, item: Item): SourceRecordRow {
  const { row, link, newest } = item;
  const { idNumber, householdNumber } = row.subject;
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
    idLookup: idNumber === undefined ? null : keyedHash(vault, 'id-number', idNumber),
    // A row of the register is about its person; any other that finds nobody is about the household as a whole.
    householdNumber: contract.formsHouseholds ? null : (householdNumber ?? null),
    ...link,
    ...(newest
      ? { version: newest.version + 1, firstSeen: newest.firstSeen }
      : { version: 1, firstSeen: now }),
  };
}
