import { absent, conflict } from '../../kernel/problem.ts';
import type { Call, Handlers, OperationId } from '../../kernel/operation.ts';
import { cursorOf, readCursor } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Batch } from '../intake/batch.ts';
import { faultsAfter, findBatch, listBatches } from '../intake/batch-store.ts';
import { markFile } from '../intake/mark-file.ts';
import type { Registry } from '../registry.ts';
import { presentBatch, presentRow } from './present-batch.ts';
import { Readable } from 'node:stream';

const PAGE = 50;

/** Reading batches: only those of the caller's own organisation exist. */
export function batchHandlers({ needs }: Registry): Handlers {
  const { contracts } = needs;
  return {
    listBatches: async (call) => {
      const { dataset, state, cursor, limit = PAGE } = call.query;
      const organisationId = call.actor.organisationId ?? '';
      const page = await call.inTransaction((tx) =>
        listBatches(tx, {
          organisationId,
          limit,
          ...(dataset === undefined ? {} : { datasetId: dataset }),
          ...(state === undefined ? {} : { state }),
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
      return {
        status: 200,
        body: { ...page, items: page.items.map((batch) => presentBatch(batch, contracts)) },
      };
    },
    readBatch: async (call) => {
      const batch = await call.inTransaction((tx) => ownBatch(tx, call, call.path.batchId));
      return { status: 200, body: presentBatch(batch, contracts) };
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
      const unfinished = batch.state !== 'published' && batch.state !== 'refused';
      if (unfinished || batch.format === null || !contract)
        throw conflict('batch-unfinished', 'The file has not been read to its end.', { state: batch.state });
      const format = {
        format: batch.format,
        ...(batch.encoding === null ? {} : { encoding: batch.encoding }),
      };
      const source = needs.blobs.source(batch.blob, batch.sizeBytes);
      const marked = markFile(call.inTransaction, { batchId: batch.id, source, format, contract });
      const name = `${batch.datasetId}-${batch.id}-errors.csv`;
      return { status: 200, file: { type: 'text/csv; charset=utf-8', name, content: Readable.from(marked) } };
    },
  };
}

async function ownBatch(tx: Tx, call: Pick<Call<OperationId>, 'actor'>, id: string): Promise<Batch> {
  const batch = await findBatch(tx, id);
  if (!batch || batch.organisationId !== call.actor.organisationId) throw absent('batch');
  return batch;
}
