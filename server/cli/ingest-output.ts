import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { csvText, type DeliveryReport } from '../../modules/registry/index.ts';

const FILES = ['records.ndjson', 'errors.csv', 'report.json'] as const;
type OutputFile = (typeof FILES)[number];

/** The files of one run: all of them appear at its end, or none. */
export interface Output {
  records(rows: readonly object[]): Promise<void>;
  errors(lines: readonly (readonly string[])[]): Promise<void>;
  finish(report: DeliveryReport): Promise<void>;
  abandon(): Promise<void>;
}

/** Readable by their owner alone: accepted rows carry ID numbers. Without a directory nothing is written. */
export function openOutput(directory: string | undefined): Output {
  if (directory === undefined) {
    const nothing = (): Promise<void> => Promise.resolve();
    return { records: nothing, errors: nothing, finish: nothing, abandon: nothing };
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = takeLock(directory);
  const handles = new Map<OutputFile, FileHandle>();
  const partial = (file: OutputFile): string => join(directory, `.${file}.${String(process.pid)}`);
  const handleOf = async (file: OutputFile): Promise<FileHandle> => {
    const handle = handles.get(file) ?? (await open(partial(file), 'w', 0o600));
    handles.set(file, handle);
    return handle;
  };
  let begun = false;
  return {
    records: async (rows) => {
      const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      await (await handleOf('records.ndjson')).write(text);
    },
    errors: async (lines) => {
      const handle = await handleOf('errors.csv');
      for await (const text of csvText(one(lines)))
        await handle.write(begun ? text.replace(/^\uFEFF/, '') : text);
      begun = true;
    },
    finish: async (report) => {
      await (await handleOf('report.json')).write(`${JSON.stringify(report, null, 2)}\n`);
      // A refused file has no records, and a faultless one no errors: the files are there all the same.
      for (const file of FILES) {
        const handle = await handleOf(file);
        await handle.sync();
        await handle.close();
      }
      for (const file of FILES) await rename(partial(file), join(directory, file));
      rmSync(lock);
    },
    abandon: async () => {
      for (const handle of handles.values()) await handle.close();
      for (const file of FILES) await rm(partial(file), { force: true });
      rmSync(lock, { force: true });
    },
  };
}

async function* one(lines: readonly (readonly string[])[]): AsyncGenerator<readonly (readonly string[])[]> {
  yield await Promise.resolve(lines);
}

/** Two runs into one directory would mix their files; the lock of a run that died is taken over. */
function takeLock(directory: string): string {
  const lock = join(directory, '.ingest.lock');
  try {
    writeLock(lock);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (isAlive(Number(readFileSync(lock, 'utf8'))))
      throw new Error(`another run writes to ${directory}`, { cause: error });
    rmSync(lock);
    writeLock(lock);
  }
  return lock;
}

function writeLock(lock: string): void {
  const descriptor = openSync(lock, 'wx', 0o600);
  writeSync(descriptor, String(process.pid));
  closeSync(descriptor);
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
