import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { malformed, Problem } from '../../kernel/problem.ts';
import { DELIVERY_KINDS, type DeliveryKind } from '../contract/quality-contract.ts';

/** The form's fields, which stand before the file. */
export interface UploadFields {
  dataset: string;
  contractVersion: number;
  declaredRows: number | null;
  kind?: DeliveryKind;
}

export interface UploadFile {
  name: string;
  content: AsyncIterable<Buffer>;
}

type TakeFile<Result> = (fields: UploadFields, file: UploadFile) => Promise<Result>;

const FIELD_NAMES = ['dataset', 'contractVersion', 'declaredRows', 'deliveryKind'];

/**
 * Reads a `multipart/form-data` body with one file as it streams in. `take` gets the fields and consumes the file; its
 * refusal is the answer, and its result counts only once the whole form was read: until then it must have no effect
 * that shows. 415 for another media type, 400 for a form that cannot be read or names things twice.
 */
export async function readUpload<Result>(
  call: { stream: Readable; headers: Readonly<Record<string, string | undefined>> },
  take: TakeFile<Result>,
): Promise<Result> {
  if (!/^multipart\/form-data\b/i.test(call.headers['content-type'] ?? ''))
    throw new Problem('unsupported-media', 'media-type-unsupported', 'Send the file as multipart/form-data.');
  const form = openForm(call.headers);
  const progress: Progress<Result> = {};
  try {
    return await new Promise<Result>((resolve, reject) => {
      follow(form, take, { resolve, reject, progress });
      call.stream.on('error', reject);
      call.stream.on('close', () => {
        if (!call.stream.readableEnded)
          reject(malformed('upload-interrupted', '/file', 'The upload was interrupted.'));
      });
      call.stream.pipe(form);
    });
  } catch (error) {
    call.stream.unpipe(form);
    form.destroy();
    // What still arrives is thrown away, so that the client gets to read the answer.
    call.stream.resume();
    await Promise.allSettled([progress.taken]);
    throw error;
  }
}

function openForm(headers: Readonly<Record<string, string | undefined>>): busboy.Busboy {
  try {
    const limits = { fields: 10, fieldNameSize: 100, fieldSize: 1_000, files: 2, parts: 12 };
    return busboy({ headers, limits, defParamCharset: 'utf8' });
  } catch (error) {
    throw malformed('multipart-unreadable', 'body', error instanceof Error ? error.message : 'unreadable');
  }
}

/** What is under way with the file: nothing of it may outlive the call. */
interface Progress<Result> {
  taken?: Promise<Result>;
}

interface Outcome<Result> {
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
  progress: Progress<Result>;
}

function follow<Result>(form: busboy.Busboy, take: TakeFile<Result>, outcome: Outcome<Result>): void {
  const texts = new Map<string, string>();
  const refuse = (field: string, message: string): void => {
    outcome.reject(malformed('form-invalid', field, message));
  };
  const { progress } = outcome;
  form.on('field', (name, value, info) => {
    if (!FIELD_NAMES.includes(name) || texts.has(name))
      refuse(`/${name}`, 'This field is unknown or stands twice.');
    else if (progress.taken) refuse(`/${name}`, 'Fields stand before the file.');
    else if (info.valueTruncated) refuse(`/${name}`, 'This field is too long.');
    texts.set(name, value);
  });
  form.on('file', (name, content, { filename }) => {
    if (progress.taken || name !== 'file') {
      content.resume();
      refuse(`/${name}`, 'Send exactly one file, named `file`.');
      return;
    }
    progress.taken = taking(texts, { name: safeName(filename), content: wholeContent(content) }, take);
    progress.taken.catch((error: unknown) => {
      content.resume();
      outcome.reject(error);
    });
  });
  form.on('error', (error) => {
    refuse('body', error instanceof Error ? error.message : 'The form cannot be read.');
  });
  form.on('close', () => {
    if (progress.taken) progress.taken.then(outcome.resolve, outcome.reject);
    else refuse('/file', 'The form has no file.');
  });
}

/** An upload that breaks off is the client's, not ours. */
async function* wholeContent(content: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of content) yield chunk as Buffer;
  } catch (error) {
    const why = error instanceof Error ? error.message : 'interrupted';
    throw malformed('upload-interrupted', '/file', `The upload was interrupted: ${why}.`);
  }
}

async function taking<Result>(
  texts: ReadonlyMap<string, string>,
  file: UploadFile,
  take: TakeFile<Result>,
): Promise<Result> {
  return take(fieldsOf(texts), file);
}

function fieldsOf(texts: ReadonlyMap<string, string>): UploadFields {
  const dataset = texts.get('dataset') ?? '';
  if (!/^[a-z][a-z0-9-]{1,62}$/.test(dataset))
    throw malformed('form-invalid', '/dataset', 'Name the dataset, before the file.');
  const contractVersion = texts.get('contractVersion') ?? '';
  if (!/^[1-9]\d{0,3}$/.test(contractVersion))
    throw malformed('form-invalid', '/contractVersion', 'Give the version of the contract, before the file.');
  const declaredRows = texts.get('declaredRows') ?? '';
  if (!/^\d{0,9}$/.test(declaredRows))
    throw malformed('form-invalid', '/declaredRows', 'Give a whole number of rows.');
  return {
    dataset,
    contractVersion: Number(contractVersion),
    declaredRows: declaredRows === '' ? null : Number(declaredRows),
    ...kindSaid(texts.get('deliveryKind') ?? ''),
  };
}

function kindSaid(said: string): Pick<UploadFields, 'kind'> {
  if (said === '') return {};
  const kind = DELIVERY_KINDS.find((known) => known === said);
  if (kind === undefined)
    throw malformed('form-invalid', '/deliveryKind', `Give one of ${DELIVERY_KINDS.join(', ')}.`);
  return { kind };
}

/** For display only: a file is stored under its hash. */
export function safeName(name: string | undefined): string {
  const plain = Array.from((name ?? '').replace(/^.*[/\\]/, ''))
    .filter((char) => char >= ' ' && char !== '\u007f')
    .slice(0, 100)
    .join('');
  return plain === '' ? 'file' : plain;
}
