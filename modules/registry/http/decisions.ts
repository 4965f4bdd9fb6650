import type { Call, Handlers, OperationId } from '../../kernel/operation.ts';
import { absent } from '../../kernel/problem.ts';
import { cancelBatch, decideBatch, decidesForAll } from '../intake/decide-batch.ts';
import { findBatch, listBatches } from '../intake/batch-store.ts';
import { qualityOf } from '../quality/quality-store.ts';
import type { Registry } from '../registry.ts';
import { readableBatch, shownBatch, shownPage } from './shown-batch.ts';
import { presentQuality } from './present-quality.ts';

const PAGE = 50;

/** Quality of files, and what people decide about them. */
export function decisionHandlers({ needs, intake }: Registry): Handlers {
  const { contracts, clock, publish } = needs;
  type Deciding = Pick<Call<OperationId>, 'actor' | 'inTransaction'>;
  const goOn = (call: Deciding, batchId: string): void => {
    void intake.process(call.inTransaction).catch((error: unknown) => {
      needs.reportFault(error, batchId);
    });
  };
  const decide = async (call: Deciding, ask: { batchId: string; reason: string; outcome: Outcome }) => {
    const body = await call.inTransaction(async (tx) => {
      const batch = await decideBatch(tx, { publish, now: clock.now() }, { ...ask, actor: call.actor });
      return shownBatch(tx, { contracts, now: clock.now() }, batch);
    });
    goOn(call, ask.batchId);
    return { status: 200 as const, body };
  };
  return {
    readBatchQuality: async (call) => {
      const { batch, quality } = await call.inTransaction(async (tx) => {
        const found = await readableBatch(tx, call, call.path.batchId);
        return { batch: found, quality: await qualityOf(tx, found.id) };
      });
      const contract = contracts.version(batch.datasetId, batch.contractVersion);
      if (!quality || !contract) throw absent('quality report');
      return { status: 200, body: presentQuality(quality, contract) };
    },
    listHeldBatches: async (call) => {
      const { cursor, limit = PAGE } = call.query;
      const { organisationId = '' } = call.actor;
      const body = await call.inTransaction(async (tx) => {
        const page = await listBatches(tx, {
          state: 'held',
          limit,
          ...(decidesForAll(call.actor) ? {} : { organisationId }),
          ...(cursor === undefined ? {} : { cursor }),
        });
        return shownPage(tx, { contracts, now: clock.now() }, page);
      });
      return { status: 200, body };
    },
    releaseBatch: (call) =>
      decide(call, { batchId: call.path.batchId, reason: call.body.reason, outcome: 'released' }),
    refuseBatch: (call) =>
      decide(call, { batchId: call.path.batchId, reason: call.body.reason, outcome: 'refused' }),
    cancelBatch: async (call) => {
      const { batchId } = call.path;
      const body = await call.inTransaction(async (tx) => {
        const batch = await findBatch(tx, batchId);
        if (!batch || batch.organisationId !== call.actor.organisationId) throw absent('batch');
        const cancelled = await cancelBatch(tx, batch, clock.now());
        return shownBatch(tx, { contracts, now: clock.now() }, cancelled);
      });
      goOn(call, batchId);
      return { status: 200, body };
    },
  };
}

type Outcome = 'released' | 'refused';
