import { createCipheriv, createDecipheriv, createHash, randomBytes, type Hash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Vault } from '../../kernel/vault.ts';
import type { FileSource } from './source.ts';

/** Keeps delivered files. Processes of one installation must share one store. */
export interface Blobs {
  /** Stores what the stream gives, durably; 413 `file-too-large` beyond `limitBytes`. */
  put(content: AsyncIterable<Buffer>, limitBytes: number): Promise<StoredBlob>;
  /** A file to read; it throws while reading when the stored bytes were altered. */
  source(blob: string, sizeBytes: number): FileSource;
  /** Removes what interrupted uploads left before `instant`, and the files stored before it that `isKept` does not know. */
  sweep(instant: number, isKept: IsKept): Promise<void>;
}

/** Which of some stored files a batch still names. */
export type IsKept = (blobs: readonly string[]) => Promise<ReadonlySet<string>>;

export interface StoredBlob {
  /** Its name in the store. */
  blob: string;
  sha256: string;
  sizeBytes: number;
}

const TAG_BYTES = 16;
const AES_BLOCK_BYTES = 16;
const HEADER_BYTES = 512;
const CHUNK_BYTES = 256 * 1_024;

/**
 * Files in a folder, named by the SHA-256 of their content and encrypted (AES-256-GCM) under a key of their own that
 * the vault seals: agency files are full of ID numbers. Acknowledged files survive a power cut.
 */
export function createBlobFolder(folder: string, vault: Vault): Blobs {
  return {
    put: (content, limitBytes) => put({ folder, vault }, content, limitBytes),
    source: (blob, sizeBytes) => ({
      sizeBytes,
      open: () => plainBytes(join(folder, blob.slice(0, 2), blob), vault),
      range: (start, end) => plainRange(join(folder, blob.slice(0, 2), blob), vault, { start, end }),
    }),
    sweep: (instant, isKept) => sweep(folder, instant, isKept),
  };
}

interface Store {
  folder: string;
  vault: Vault;
}

async function put(store: Store, content: AsyncIterable<Buffer>, limitBytes: number): Promise<StoredBlob> {
  const incoming = join(store.folder, 'incoming');
  await mkdir(incoming, { recursive: true });
  const temporary = join(incoming, newId('upload'));
  try {
    const { sha256, sizeBytes } = await writeSealed(temporary, store.vault, limited(content, limitBytes));
    const shelf = join(store.folder, sha256.slice(0, 2));
    await mkdir(shelf, { recursive: true });
    await rename(temporary, join(shelf, sha256));
    for (const directory of [shelf, store.folder]) await syncDirectory(directory);
    return { blob: sha256, sha256, sizeBytes };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function* limited(content: AsyncIterable<Buffer>, limitBytes: number): AsyncGenerator<Buffer> {
  let sizeBytes = 0;
  for await (const chunk of content) {
    sizeBytes += chunk.length;
    if (sizeBytes > limitBytes)
      throw new Problem('too-large', 'file-too-large', `Files may have up to ${String(limitBytes)} bytes.`, {
        fields: [{ field: '/file', message: 'too large' }],
      });
    yield chunk;
  }
}

async function writeSealed(
  path: string,
  vault: Vault,
  content: AsyncIterable<Buffer>,
): Promise<{ sha256: string; sizeBytes: number }> {
  const key = randomBytes(32);
  const nonce = randomBytes(12);
  const name = newId('blb');
  const sealed = vault.seal(`${key.toString('hex')}${nonce.toString('hex')}`, `registry_blob|key|${name}`);
  const header = `${name} ${sealed}`.padEnd(HEADER_BYTES - 1);
  if (header.length !== HEADER_BYTES - 1) throw new Error('the sealed key does not fit the header');
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const hash: Hash = createHash('sha256');
  const handle = await open(path, 'wx', 0o600);
  let sizeBytes = 0;
  try {
    await handle.write(`${header}\n`);
    for await (const chunk of content) {
      sizeBytes += chunk.length;
      hash.update(chunk);
      await handle.write(cipher.update(chunk));
    }
    await handle.write(Buffer.concat([cipher.final(), cipher.getAuthTag()]));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

async function* plainBytes(path: string, vault: Vault): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    const end = (await handle.stat()).size - TAG_BYTES;
    const secret = await secretOf(handle, vault);
    const decipher = createDecipheriv('aes-256-gcm', secret.subarray(0, 32), secret.subarray(32));
    decipher.setAuthTag(await readAt(handle, end, TAG_BYTES));
    for (let at = HEADER_BYTES; at < end; at += CHUNK_BYTES)
      yield decipher.update(await readAt(handle, at, Math.min(CHUNK_BYTES, end - at)));
    decipher.final();
  } finally {
    await handle.close();
  }
}

async function secretOf(handle: FileHandle, vault: Vault): Promise<Buffer> {
  const header = (await readAt(handle, 0, HEADER_BYTES)).toString('latin1');
  const [name = '', sealed = ''] = header.trim().split(' ');
  return Buffer.from(vault.open(sealed, `registry_blob|key|${name}`), 'hex');
}

/**
 * A part of a file without reading what stands before it: GCM counts blocks as CTR does, from 2. Only a reading of the
 * whole file (`open`) shows whether it was altered, so that comes first.
 */
async function* plainRange(
  path: string,
  vault: Vault,
  { start, end }: { start: number; end: number },
): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    const secret = await secretOf(handle, vault);
    const first = start - (start % AES_BLOCK_BYTES);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(2 + first / AES_BLOCK_BYTES);
    const iv = Buffer.concat([secret.subarray(32), counter]);
    const decipher = createDecipheriv('aes-256-ctr', secret.subarray(0, 32), iv);
    for (let at = first; at < end; at += CHUNK_BYTES) {
      const length = Math.min(CHUNK_BYTES, end - at);
      const plain = decipher.update(await readAt(handle, HEADER_BYTES + at, length));
      yield at === first ? plain.subarray(start - first) : plain;
    }
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('a stored file is shorter than it was');
  return buffer;
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sweep(folder: string, instant: number, isKept: IsKept): Promise<void> {
  await mkdir(join(folder, 'incoming'), { recursive: true });
  for (const shelf of await readdir(folder)) {
    const names = await readdir(join(folder, shelf));
    const kept = shelf === 'incoming' ? new Set<string>() : await isKept(names);
    for (const name of names) {
      const path = join(folder, shelf, name);
      // A file that is delivered again at this moment is a new file with a new time.
      if (!kept.has(name) && (await stat(path)).mtimeMs < instant) await rm(path, { force: true });
    }
  }
}
