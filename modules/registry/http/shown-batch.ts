import type { components } from '../../../openapi/contract.gen.ts';
import type { Call, OperationId } from '../../kernel/operation.ts';
import type { Page } from '../../kernel/page.ts';
import { absent } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import type { Batch } from '../intake/batch.ts';
import { busyBatches, findBatch } from '../intake/batch-store.ts';
import { decidesForAll } from '../intake/decide-batch.ts';
import { qualitiesOf } from '../quality/quality-store.ts';
import { presentBatch } from './present-batch.ts';

type Shown = components['schemas']['Batch'];

interface Needs {
  contracts: Contracts;
  now: number;
}

/** A batch with its score and what it waits for. */
export async function shownBatch(tx: Tx, needs: Needs, batch: Batch): Promise<Shown> {
  const [shown] = await shownBatches(tx, needs, [batch]);
  if (!shown) throw new Error('a batch was not shown');
  return shown;
}

export async function shownPage(
  tx: Tx,
  needs: Needs,
  page: Page<Batch>,
): Promise<{ items: Shown[]; next?: string }> {
  return { ...page, items: await shownBatches(tx, needs, page.items) };
}

async function shownBatches(tx: Tx, { contracts, now }: Needs, batches: readonly Batch[]): Promise<Shown[]> {
  const waiting = batches.filter(({ state }) => state === 'received');
  const busy = await busyBatches(tx, [...new Set(waiting.map(({ datasetId }) => datasetId))]);
  const qualities = await qualitiesOf(
    tx,
    batches.map(({ id }) => id),
  );
  return batches.map((batch) => {
    const quality = qualities.get(batch.id);
    const before = batch.state === 'received' ? busy.get(batch.datasetId) : undefined;
    return presentBatch(batch, contracts, {
      now,
      ...(quality ? { quality } : {}),
      ...(before && before.id !== batch.id ? { waitsFor: before } : {}),
    });
  });
}

/** A batch whose figures the caller may see: of the own organisation, or any for who decides about all. */
export async function readableBatch(
  tx: Tx,
  { actor }: Pick<Call<OperationId>, 'actor'>,
  id: string,
): Promise<Batch> {
  const batch = await findBatch(tx, id);
  if (!batch || !(batch.organisationId === actor.organisationId || decidesForAll(actor)))
    throw absent('batch');
  return batch;
}
