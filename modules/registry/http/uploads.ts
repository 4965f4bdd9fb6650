import type { components } from '../../../openapi/contract.gen.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Call, Handlers, OperationId } from '../../kernel/operation.ts';
import { absent, conflict, Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { contractFor } from '../intake/submit-batch.ts';
import type { Registry } from '../registry.ts';
import { beginUpload } from '../uploads/begin-upload.ts';
import { completeUpload } from '../uploads/complete-upload.ts';
import { receivePart } from '../uploads/receive-part.ts';
import { PART_LIMIT_BYTES, type Upload } from '../uploads/upload.ts';
import { findUpload, openUploads, removeUpload } from '../uploads/upload-store.ts';
import { safeName } from './upload-form.ts';

type Caller = Pick<Call<OperationId>, 'actor' | 'inTransaction'>;

/** Delivering a file in parts. */
export function uploadPartHandlers(registry: Registry): Handlers {
  return { ...beginHandlers(registry), ...partHandlers(registry), ...endHandlers(registry) };
}

function own({ needs }: Registry, call: Caller, id: string): Promise<Upload> {
  return call.inTransaction((tx) => ownUpload(tx, call, { id, now: needs.clock.now() }));
}

function beginHandlers({ needs }: Registry): Handlers {
  const { clock, contracts } = needs;
  return {
    createUpload: async (call) => {
      const { body, actor } = call;
      const kind = body.deliveryKind === undefined ? {} : { kind: body.deliveryKind };
      const upload = await call.inTransaction(async (tx) => {
        const { organisationId } = actor;
        const { dataset, contractVersion } = body;
        const contract = await contractFor(tx, contracts, {
          dataset,
          contractVersion,
          organisationId,
          now: clock.now(),
          ...kind,
        });
        return beginUpload(
          tx,
          { contract, now: clock.now(), limitBytes: needs.uploadLimitBytes },
          declared(body, { organisationId: organisationId ?? '', createdBy: actor.id }),
        );
      });
      return { status: 201, body: presentUpload(upload) };
    },
    listUploads: async (call) => {
      const { fingerprint } = call.query;
      const organisationId = call.actor.organisationId ?? '';
      const uploads = await call.inTransaction((tx) =>
        openUploads(tx, {
          organisationId,
          now: clock.now(),
          ...(fingerprint === undefined ? {} : { fingerprint }),
        }),
      );
      return { status: 200, body: { items: uploads.map(presentUpload) } };
    },
  };
}

function partHandlers(registry: Registry): Handlers {
  const { blobs, clock } = registry.needs;
  return {
    readUpload: async (call) => ({
      status: 200,
      body: presentUpload(await own(registry, call, call.path.uploadId)),
    }),
    appendUpload: async (call) => {
      if (!/^application\/octet-stream\b/i.test(call.headers['content-type'] ?? ''))
        throw new Problem('unsupported-media', 'media-type-unsupported', 'Send application/octet-stream.');
      const upload = await own(registry, call, call.path.uploadId);
      const { inTransaction } = call;
      const offset = Number(call.headers['upload-offset']);
      const part = { offset, content: call.stream as AsyncIterable<Buffer> };
      try {
        const moved = await receivePart({ blobs, inTransaction, now: clock.now() }, upload, part);
        return { status: 200, body: presentUpload(moved) };
      } finally {
        // What still arrives is thrown away, so that the client gets to read a refusal.
        call.stream.resume();
      }
    },
  };
}

function endHandlers(registry: Registry): Handlers {
  const { needs, intake } = registry;
  const { blobs, clock, contracts } = needs;
  return {
    cancelUpload: async (call) => {
      const upload = await own(registry, call, call.path.uploadId);
      if (!(await call.inTransaction((tx) => removeUpload(tx, upload.id))))
        throw conflict('upload-completed', 'The file was delivered already.', { batchId: upload.batchId });
      return { status: 204 };
    },
    completeUpload: async (call) => {
      const upload = await own(registry, call, call.path.uploadId);
      const { inTransaction, actor } = call;
      const contract = await inTransaction((tx) =>
        contractFor(tx, contracts, {
          dataset: upload.datasetId,
          contractVersion: upload.contractVersion,
          organisationId: actor.organisationId,
          now: clock.now(),
        }),
      );
      const work = { blobs, inTransaction, now: clock.now(), contract, receivedBy: actor.id };
      const batch = await completeUpload(work, upload);
      void intake.process(inTransaction).catch((error: unknown) => {
        needs.reportFault(error, batch.id);
      });
      const { id, state, sha256, sizeBytes } = batch;
      return { status: 202, body: { batchId: id, state, sha256, sizeBytes } };
    },
  };
}

function declared(
  body: components['schemas']['NewUpload'],
  by: Pick<Upload, 'organisationId' | 'createdBy'>,
): Parameters<typeof beginUpload>[2] {
  return {
    ...by,
    kind: body.deliveryKind ?? null,
    declaredRows: body.declaredRows ?? null,
    fileName: safeName(body.fileName),
    sizeBytes: body.sizeBytes,
    sha256: body.sha256 ?? null,
    fingerprint: body.fingerprint ?? null,
  };
}

async function ownUpload(tx: Tx, { actor }: Caller, ask: { id: string; now: number }): Promise<Upload> {
  const upload = await findUpload(tx, ask.id);
  if (!upload || upload.organisationId !== actor.organisationId) throw absent('upload');
  if (upload.expiresAt <= ask.now)
    throw new Problem('gone', 'upload-expired', 'This upload was not completed in time; begin anew.');
  return upload;
}

function presentUpload(upload: Upload): components['schemas']['Upload'] {
  const { fingerprint, batchId } = upload;
  return {
    id: upload.id,
    dataset: upload.datasetId,
    fileName: upload.fileName,
    sizeBytes: upload.sizeBytes,
    offset: upload.offset,
    state: upload.state,
    expiresAt: isoInstant(upload.expiresAt),
    partBytes: PART_LIMIT_BYTES,
    ...(fingerprint === null ? {} : { fingerprint }),
    ...(batchId === null ? {} : { batchId }),
  };
}
