import type { components } from '../../../openapi/contract.gen.ts';
import { api } from '../../shared/api/client.ts';
import { isProblem, type Problem } from '../../shared/api/problem.ts';
import { sessionState } from '../../shared/session/session-store.ts';
import { unreachable, type FileAnswer } from './send-file.ts';
import type { Delivery } from './upload-form.ts';

type Upload = components['schemas']['Upload'];
type Receipt = components['schemas']['BatchReceipt'];

const PART_BYTES = 4 * 1024 * 1024;
const PAUSES = [1_000, 2_000, 4_000, 8_000, 15_000];

interface Options {
  /** Share of the bytes that are stored, in percent. */
  onProgress: (percent: number) => void;
  /** The line was cut and is being tried again. */
  onCut: () => void;
  signal: AbortSignal;
}

/** What tells one chosen file from another, also after the page was loaded anew. */
export function fingerprintOf({ contract, file, kind, declaredRows }: Delivery): string {
  const name = Array.from(file.name).slice(0, 60).join('');
  const parts = [contract.dataset, contract.version, kind, declaredRows, file.size, file.lastModified, name];
  return parts.join('|').slice(0, 200);
}

/** The upload of this very file that was begun before. */
export async function unfinishedUpload(delivery: Delivery): Promise<Upload | undefined> {
  const query = { fingerprint: fingerprintOf(delivery) };
  const { data } = await api.GET('/v1/uploads', { params: { query } });
  return data?.items.find(({ sizeBytes }) => sizeBytes === delivery.file.size);
}

/** Sends a file in parts; goes on where an earlier attempt stopped, and through short cuts of the line. */
export async function sendInParts(delivery: Delivery, options: Options): Promise<FileAnswer<Receipt>> {
  const begun = (await unfinishedUpload(delivery)) ?? (await beginUpload(delivery));
  if ('status' in begun) return { error: begun };
  let upload: Upload = begun;
  let cuts = 0;
  while (upload.offset < delivery.file.size) {
    options.onProgress(percentOf(upload));
    const answer = await sendPart(upload, delivery.file, options);
    if ('stopped' in answer) return stop(upload);
    if ('data' in answer) {
      upload = answer.data;
      cuts = 0;
      continue;
    }
    const again = await afterFault(upload, answer.error, { ...options, cuts });
    if ('error' in again) return again;
    cuts += 1;
    upload = again;
    if (options.signal.aborted) return stop(upload);
  }
  return complete(upload);
}

/** Where to go on after a refused part: at the offset the server names, or where it is once the line is back. */
async function afterFault(
  upload: Upload,
  error: Problem,
  { onCut, cuts }: Options & { cuts: number },
): Promise<Upload | { error: Problem }> {
  const reached = error.code === 'upload-offset' ? error['offset'] : undefined;
  if (typeof reached === 'number' && cuts < PAUSES.length) return { ...upload, offset: reached };
  const pause = error.code === 'offline' ? PAUSES[cuts] : undefined;
  if (pause === undefined) return { error };
  onCut();
  await new Promise((resolve) => setTimeout(resolve, pause));
  return (await readUpload(upload.id)) ?? upload;
}

async function complete(upload: Upload): Promise<FileAnswer<Receipt>> {
  const path = { uploadId: upload.id };
  const { data, error } = await api.POST('/v1/uploads/{uploadId}/complete', { params: { path } });
  return error ? { error } : { data };
}

export function percentOf({ offset, sizeBytes }: Pick<Upload, 'offset' | 'sizeBytes'>): number {
  return Math.floor((100 * offset) / Math.max(1, sizeBytes));
}

async function beginUpload(delivery: Delivery): Promise<Upload | Problem> {
  const { contract, file, kind, declaredRows } = delivery;
  const body = {
    dataset: contract.dataset,
    contractVersion: contract.version,
    deliveryKind: kind,
    fileName: Array.from(file.name).slice(-100).join(''),
    sizeBytes: file.size,
    fingerprint: fingerprintOf(delivery),
    ...(declaredRows === '' ? {} : { declaredRows: Number(declaredRows) }),
  };
  const { data, error } = await api.POST('/v1/uploads', { body });
  return error ?? data;
}

async function readUpload(uploadId: string): Promise<Upload | undefined> {
  const { data } = await api.GET('/v1/uploads/{uploadId}', { params: { path: { uploadId } } });
  return data;
}

async function stop(upload: Upload): Promise<{ stopped: true }> {
  await api.DELETE('/v1/uploads/{uploadId}', { params: { path: { uploadId: upload.id } } });
  return { stopped: true };
}

/** XMLHttpRequest, because `fetch` tells nothing of the progress of a part. */
async function sendPart(
  upload: Upload,
  file: File,
  { onProgress, signal }: Options,
): Promise<FileAnswer<Upload>> {
  // Renews the token, or lets the person sign in again, before the part leaves.
  const { error } = await api.GET('/v1/sessions/current');
  if (error) return { error };
  if (signal.aborted) return { stopped: true };
  const token = sessionState().own?.accessToken ?? '';
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PATCH', `/v1/uploads/${upload.id}`);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('upload-offset', String(upload.offset));
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded }) => {
      onProgress(percentOf({ ...upload, offset: upload.offset + loaded }));
    };
    request.onload = () => {
      const body: unknown = request.response;
      if (request.status === 200) resolve({ data: body as Upload });
      else resolve({ error: isProblem(body) ? body : unreachable() });
    };
    request.onerror = () => {
      resolve({ error: unreachable() });
    };
    request.onabort = () => {
      resolve({ stopped: true });
    };
    signal.addEventListener('abort', () => {
      request.abort();
    });
    request.send(file.slice(upload.offset, upload.offset + Math.min(PART_BYTES, upload.partBytes)));
  });
}
