import { chinaDate } from '../../kernel/clock.ts';
import type { Call, Handlers, OperationId } from '../../kernel/operation.ts';
import { Problem } from '../../kernel/problem.ts';
import type { DataContract } from '../contract/data-contract.ts';
import { kindOf } from '../intake/examine-file.ts';
import { contractFor, submitBatch } from '../intake/submit-batch.ts';
import { previewFile } from '../intake/preview-file.ts';
import type { Registry } from '../registry.ts';
import { presentPreview } from './present-batch.ts';
import { readUpload, type UploadFields } from './upload-form.ts';

const PREVIEW_BYTES = 1_000_000;
const PREVIEW_WORKBOOK_BYTES = 50_000_000;

/** Delivering files. */
export function uploadHandlers(registry: Registry): Handlers {
  const { needs, intake } = registry;
  const { blobs, clock, uploadLimitBytes } = needs;
  const contractOf = (
    call: Pick<Call<OperationId>, 'actor' | 'inTransaction'>,
    fields: UploadFields,
  ): Promise<DataContract> =>
    call.inTransaction((tx) =>
      contractFor(tx, needs.contracts, {
        ...fields,
        organisationId: call.actor.organisationId,
        now: clock.now(),
      }),
    );
  return {
    submitBatch: async (call) => {
      refuseDeclaredSize(call.headers, uploadLimitBytes);
      const delivery = await readUpload(call, async (fields, file) => {
        const contract = await contractOf(call, fields);
        const stored = await blobs.put(file.content, uploadLimitBytes);
        return { contract, stored, fileName: file.name, ...deliveredAs(fields) };
      });
      const batch = await call.inTransaction((tx) =>
        submitBatch(tx, {
          ...delivery,
          organisationId: call.actor.organisationId ?? '',
          receivedBy: call.actor.id,
          now: clock.now(),
        }),
      );
      // The caller need not wait: what fails here was reported, and the clock takes the batch up again.
      void intake.process(call.inTransaction).catch((error: unknown) => {
        needs.reportFault(error, batch.id);
      });
      const { id, state, sha256, sizeBytes } = batch;
      return { status: 202, body: { batchId: id, state, sha256, sizeBytes } };
    },
    previewBatch: async (call) => {
      refuseDeclaredSize(call.headers, uploadLimitBytes);
      const { contract, preview } = await readUpload(call, async (fields, file) => {
        const named = await contractOf(call, fields);
        const { bytes, whole } = await firstBytes(file.content);
        const today = chinaDate(clock.now());
        const kind = kindOf(named, fields.kind);
        const rules = { contract: named, findVillage: needs.findVillage, today, kind };
        return { contract: named, preview: await previewFile(bytes, whole, rules) };
      });
      return { status: 200, body: presentPreview(preview, contract) };
    },
  };
}

function deliveredAs({ declaredRows, kind }: UploadFields): Pick<UploadFields, 'declaredRows' | 'kind'> {
  return { declaredRows, ...(kind === undefined ? {} : { kind }) };
}

/** An upload that says to be too large is refused before it is read. */
function refuseDeclaredSize(headers: Readonly<Record<string, string | undefined>>, limitBytes: number): void {
  // Fields and boundaries of the form come on top of the file.
  if (Number(headers['content-length'] ?? 0) <= limitBytes + 10_000) return;
  throw new Problem('too-large', 'file-too-large', `Files may have up to ${String(limitBytes)} bytes.`, {
    fields: [{ field: '/file', message: 'too large' }],
  });
}

async function firstBytes(content: AsyncIterable<Buffer>): Promise<{ bytes: Buffer; whole: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  let whole = true;
  for await (const chunk of content) {
    const isWorkbook = (chunks[0] ?? chunk).subarray(0, 2).toString('latin1') === 'PK';
    // The rest is read and thrown away: a form must be read to its end.
    if (size > (isWorkbook ? PREVIEW_WORKBOOK_BYTES : PREVIEW_BYTES)) {
      whole = false;
      continue;
    }
    chunks.push(chunk);
    size += chunk.length;
  }
  return { bytes: Buffer.concat(chunks), whole };
}
