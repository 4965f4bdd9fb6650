import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { createVault } from '../../../modules/kernel/vault.ts';
import { createBlobFolder, type Blobs } from '../../../modules/registry/file/blobs.ts';

let folder: string;
let blobs: Blobs;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'blobs-'));
  blobs = createBlobFolder(
    folder,
    createVault({ data: { k: randomBytes(32) }, current: 'k', index: randomBytes(32) }),
  );
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function stored(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

async function read(blob: string, size: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of blobs.source(blob, size).open()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test.each([0, 1, 262_143, 262_144, 1_000_000])('%d bytes come back as they were', async (size) => {
  const content = randomBytes(size);
  const { blob, sizeBytes, sha256 } = await blobs.put(Readable.from([content]), 2_000_000);
  expect({ sizeBytes, sha256 }).toEqual({ sizeBytes: size, sha256: blob });
  expect((await read(blob, size)).equals(content)).toBe(true);
  expect((await blobs.put(Readable.from([content]), 2_000_000)).blob).toBe(blob);
  expect(stored().length).toBe(1);
});

test('nothing of the content stands on the disk in the clear, and altered bytes are noticed', async () => {
  const content = Buffer.from('张伟,452622197003050117\n'.repeat(1_000));
  const { blob } = await blobs.put(Readable.from([content]), 1_000_000);
  const [path = ''] = stored();
  const bytes = readFileSync(path);
  expect(bytes.includes('452622197003050117')).toBe(false);
  bytes[600] = (bytes[600] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  await expect(read(blob, content.length)).rejects.toThrow();
});

test('too large or interrupted, nothing is left; what a crash left is swept', async () => {
  await expect(blobs.put(Readable.from([Buffer.alloc(11)]), 10)).rejects.toMatchObject({
    code: 'file-too-large',
  });
  const broken = Readable.from(
    (function* () {
      yield Buffer.alloc(5);
      throw new Error('cut');
    })(),
  );
  await expect(blobs.put(broken, 10)).rejects.toThrow('cut');
  expect(stored()).toEqual([]);
  writeFileSync(join(folder, 'incoming', 'upload_old'), 'x');
  const named = await blobs.put(Readable.from([Buffer.from('named')]), 10);
  await blobs.put(Readable.from([Buffer.from('orphan')]), 10);
  const isKept = (): Promise<Set<string>> => Promise.resolve(new Set([named.blob]));
  await blobs.sweep(Date.now() - 10_000, isKept);
  expect(stored().length).toBe(3);
  await blobs.sweep(Date.now() + 10_000, isKept);
  expect(stored().map((path) => basename(path))).toEqual([named.blob]);
});
