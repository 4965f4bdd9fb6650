import { absent, conflict } from '../../kernel/problem.ts';
import type { Call, Handlers, OperationId } from '../../kernel/operation.ts';
import { cursorOf, readCursor } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Batch } from '../intake/batch.ts';
import { faultsAfter, findBatch, listBatches } from '../intake/batch-store.ts';
import { openFile } from '../file/table.ts';
import { markedLines } from '../intake/mark-file.ts';
import { errorFile } from './error-file.ts';
import type { Registry } from '../registry.ts';
import { presentRow } from './present-batch.ts';
import { readableBatch, shownBatch, shownPage } from './shown-batch.ts';

const PAGE = 50;

/** Reading batches: only those of the caller's own organisation exist. */
export function batchHandlers({ needs }: Registry): Handlers {
  const { contracts, clock } = needs;
  return {
    listBatches: async (call) => {
      const { dataset, state, cursor, limit = PAGE } = call.query;
      const organisationId = call.actor.organisationId ?? '';
      const body = await call.inTransaction(async (tx) => {
        const page = await listBatches(tx, {
          organisationId,
          limit,
          ...(dataset === undefined ? {} : { datasetId: dataset }),
          ...(state === undefined ? {} : { state }),
          ...(cursor === undefined ? {} : { cursor }),
        });
        return shownPage(tx, { contracts, now: clock.now() }, page);
      });
      return { status: 200, body };
    },
    readBatch: async (call) => {
      const body = await call.inTransaction(async (tx) => {
        const batch = await readableBatch(tx, call, call.path.batchId);
        return shownBatch(tx, { contracts, now: clock.now() }, batch);
      });
      return { status: 200, body };
    },
    listBatchErrors: async (call) => {
      const { cursor, limit = PAGE } = call.query;
      const rowNo = cursor === undefined ? 0 : Number(readCursor(cursor, 1)[0]);
      const { batch, rows } = await call.inTransaction(async (tx) => {
        const own = await ownBatch(tx, call, call.path.batchId);
        const after = Number.isSafeInteger(rowNo) ? rowNo : 0;
        return {
          batch: own,
          rows: await faultsAfter(tx, { batchId: own.id, rowNo: after, limit: limit + 1 }),
        };
      });
      const contract = contracts.version(batch.datasetId, batch.contractVersion);
      const items = rows.slice(0, limit).map((row) => presentRow(row, contract));
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { status: 200, body: { items, ...(last ? { next: cursorOf(last.rowNo) } : {}) } };
    },
    downloadErrorFile: async (call) => {
      const batch = await call.inTransaction((tx) => ownBatch(tx, call, call.path.batchId));
      const contract = contracts.version(batch.datasetId, batch.contractVersion);
      const wasRead = ['published', 'refused', 'held'].includes(batch.state);
      if (!wasRead || batch.format === null || !contract)
        throw conflict('batch-unfinished', 'The file has not been read to its end.', { state: batch.state });
      const opened = await openFile(needs.blobs.source(batch.blob, batch.sizeBytes));
      const { format = 'csv', by = 'row' } = call.query;
      const lines = markedLines(call.inTransaction, { batchId: batch.id, opened, contract, by });
      const name = `${batch.datasetId}-${batch.id}-errors`;
      return { status: 200, file: errorFile(format, name, lines) };
    },
  };
}

async function ownBatch(tx: Tx, call: Pick<Call<OperationId>, 'actor'>, id: string): Promise<Batch> {
  const batch = await findBatch(tx, id);
  if (!batch || batch.organisationId !== call.actor.organisationId) throw absent('batch');
  return batch;
}
