import { isDuplicateKey } from '../../kernel/duplicate-key.ts';
import { newId } from '../../kernel/id.ts';
import { conflict, forbidden, invalid, Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { refreshContracts } from '../agreements/refresh-contracts.ts';
import { agencyOf } from '../agencies/agency-store.ts';
import type { DataContract } from '../contract/data-contract.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import type { DeliveryKind } from '../contract/quality-contract.ts';
import type { StoredBlob } from '../file/blobs.ts';
import { NO_COUNTS, NO_PROGRESS, UNDECIDED, type Batch } from './batch.ts';
import { kindOf } from './examine-file.ts';
import { changeBatch, findBatch, findDelivery, insertBatch } from './batch-store.ts';

/**
 * The contract that a delivery names, as agreed on now. 422 when its version is not in force and no grace window is
 * open for it, 403 when it is another agency's.
 */
export async function contractFor(
  tx: Tx,
  contracts: Contracts,
  ask: {
    dataset: string;
    contractVersion: number;
    organisationId: string | undefined;
    kind?: DeliveryKind;
    now: number;
  },
): Promise<DataContract> {
  await refreshContracts(tx, contracts);
  const newest = contracts.of(ask.dataset);
  if (!newest) throw invalid('contract-unknown', '/dataset', 'There is no such dataset.');
  // Whose dataset it is comes first: strangers are not told its versions.
  const agency = ask.organisationId === undefined ? undefined : await agencyOf(tx, ask.organisationId);
  if (agency?.slug !== newest.agency.slug)
    throw forbidden('dataset-of-another-agency', 'The contract of this dataset names another agency.');
  const contract = contracts.version(ask.dataset, ask.contractVersion);
  if (!contract || !contracts.accepts(ask.dataset, ask.contractVersion, ask.now))
    throw versionRefused(contracts, ask.dataset);
  if (ask.kind !== undefined && !contract.deliveries.kinds.includes(ask.kind))
    throw invalid('kind-unfit', '/deliveryKind', 'The contract does not allow this kind of delivery.');
  return contract;
}

function versionRefused(contracts: Contracts, dataset: string): Problem {
  const inForce = contracts.all.find((contract) => contract.dataset === dataset)?.version;
  const now = inForce === undefined ? 'the agreement has ended' : `version ${String(inForce)} is in force`;
  const message = `E_CONTRACT: files of this version are not taken; ${now}.`;
  return new Problem('invalid', 'contract-version', message, {
    fields: [{ field: '/contractVersion', message }],
    ...(inForce === undefined ? {} : { extra: { inForce } }),
  });
}

/** What is delivered, by whom, and where the bytes already stand. */
export interface Delivery {
  contract: DataContract;
  stored: StoredBlob;
  fileName: string;
  declaredRows: number | null;
  kind?: DeliveryKind;
  organisationId: string;
  receivedBy: string;
  now: number;
}

/**
 * Acknowledges a stored file as a batch to be processed. The same file again is 409 `batch-replayed` with the first
 * batch's id; a batch that failed through our fault or was cancelled begins again.
 */
export async function submitBatch(tx: Tx, delivery: Delivery): Promise<Batch> {
  const { contract, stored } = delivery;
  const file = { agencySlug: contract.agency.slug, datasetId: contract.dataset, sha256: stored.sha256 };
  const before = await findDelivery(tx, file);
  if (before) return again(tx, before, delivery);
  const batch = newBatch(delivery);
  try {
    await insertBatch(tx, batch);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const other = await findDelivery(tx, file);
    throw replayed(other?.id ?? batch.id);
  }
  return batch;
}

async function again(tx: Tx, before: Batch, delivery: Delivery): Promise<Batch> {
  const restart = {
    state: 'received',
    attempts: 0,
    finishedAt: null,
    loadedRow: 0,
    kind: kindOf(delivery.contract, delivery.kind),
    declaredRows: delivery.declaredRows,
    receivedAt: delivery.now,
    receivedBy: delivery.receivedBy,
    ...UNDECIDED,
  } as const;
  const ended = before.state === 'failed' || before.state === 'cancelled';
  if (!ended || !(await changeBatch(tx, before, restart))) throw replayed(before.id);
  const batch = await findBatch(tx, before.id);
  return batch ?? before;
}

function replayed(batchId: string): Error {
  return conflict('batch-replayed', 'This very file was delivered before.', { batchId });
}

function newBatch(delivery: Delivery): Batch {
  const { contract, stored } = delivery;
  return {
    id: newId('bat'),
    datasetId: contract.dataset,
    agencySlug: contract.agency.slug,
    organisationId: delivery.organisationId,
    contractVersion: contract.version,
    fileName: delivery.fileName,
    sizeBytes: stored.sizeBytes,
    sha256: stored.sha256,
    blob: stored.blob,
    format: null,
    encoding: null,
    state: 'received',
    receivedAt: delivery.now,
    receivedBy: delivery.receivedBy,
    finishedAt: null,
    publishedAt: null,
    declaredRows: delivery.declaredRows,
    kind: kindOf(contract, delivery.kind),
    loadedRow: 0,
    ...NO_COUNTS,
    ...NO_PROGRESS,
    ...UNDECIDED,
    findings: [],
    refusal: null,
    attempts: 0,
    lastFault: null,
    linkOrder: null,
    linkedTo: null,
    cappedKeys: 0,
  };
}
