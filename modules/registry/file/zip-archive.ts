import { Readable } from 'node:stream';
import { fromRandomAccessReader, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import { FileRefused } from './refusal.ts';
import { bytesBetween, inMemory, type FileSource } from './source.ts';

const MAX_RATIO = 100;
// A small file may pack better than 1:100 and harms nobody.
const RATIO_FROM_BYTES = 1_000_000;
const MAX_UNPACKED_BYTES = 2_000_000_000;
const MAX_ENTRIES = 2_000;
const MAX_WORKBOOK_BYTES = 50_000_000;

/** What other programs put beside the data. */
const BESIDE = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** Whether an archive means to be a workbook, by its directory. Throws `FileRefused` for a broken archive. */
export async function isWorkbook(source: FileSource): Promise<boolean> {
  return (await entriesOf(source)).some(({ fileName }) => fileName.toLowerCase().startsWith('xl/'));
}

/**
 * The one data file of a zip archive, unpacked while it is read. Throws `FileRefused` E_ZIP for an encrypted archive, a
 * path that climbs, more or less than one data file, a ratio above 1:100, or more than 2 GB.
 */
export async function dataFileOf(source: FileSource): Promise<FileSource> {
  const entries = (await entriesOf(source)).filter(({ fileName }) => !fileName.endsWith('/'));
  const [entry, ...others] = entries.filter(({ fileName }) => !BESIDE.test(fileName));
  if (!entry) throw refused(0, 1);
  if (others.length > 0) throw refused(others.length + 1, 1);
  checkEntry(entry);
  return { sizeBytes: entry.uncompressedSize, open: () => unpacked(source, entry) };
}

/** A workbook inside an archive, in memory; any other archive is a second level and refused with E_ZIP. */
export async function workbookIn(source: FileSource): Promise<FileSource> {
  if (source.sizeBytes > MAX_WORKBOOK_BYTES) throw refused(source.sizeBytes, MAX_WORKBOOK_BYTES);
  const chunks: Buffer[] = [];
  for await (const chunk of source.open()) chunks.push(chunk);
  const workbook = inMemory(Buffer.concat(chunks));
  if (!(await isWorkbook(workbook))) throw refused();
  return workbook;
}

function refused(found?: number, expected?: number): FileRefused {
  return new FileRefused({
    code: 'E_ZIP',
    ...(found === undefined ? {} : { found }),
    ...(expected === undefined ? {} : { expected }),
  });
}

function checkEntry(entry: Entry): void {
  const { compressedSize, uncompressedSize } = entry;
  if (entry.isEncrypted() || !entry.canDecodeFileData()) throw refused();
  if (uncompressedSize > MAX_UNPACKED_BYTES) throw refused(uncompressedSize, MAX_UNPACKED_BYTES);
  const ratio = Math.floor(uncompressedSize / Math.max(1, compressedSize));
  if (uncompressedSize > RATIO_FROM_BYTES && ratio > MAX_RATIO) throw refused(ratio, MAX_RATIO);
}

async function entriesOf(source: FileSource): Promise<Entry[]> {
  return inArchive(source, async (zip) => {
    if (zip.entryCount > MAX_ENTRIES) throw refused(zip.entryCount, MAX_ENTRIES);
    const entries: Entry[] = [];
    await new Promise<void>((resolve, reject) => {
      zip.on('error', reject);
      zip.on('end', resolve);
      zip.on('entry', (entry: Entry) => {
        entries.push(entry);
        zip.readEntry();
      });
      zip.readEntry();
    });
    return entries;
  });
}

async function inArchive<Result>(
  source: FileSource,
  work: (zip: ZipFile) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(await openArchive(source));
  } catch (error) {
    if (error instanceof FileRefused || !isArchiveFault(error)) throw error;
    throw refused();
  }
}

/** What the archive reader says about bad bytes is a plain error; the system's own faults carry a code. */
function isArchiveFault(error: unknown): boolean {
  return error instanceof Error && !('syscall' in error) && error.message !== SHORTENED;
}

const SHORTENED = 'a stored file is shorter than it was';

function openArchive(source: FileSource): Promise<ZipFile> {
  // Names that climb out, are absolute or have backslashes are refused by the reader itself.
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true };
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(new SourceReader(source), source.sizeBytes, options, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

class SourceReader extends RandomAccessReader {
  readonly source: FileSource;

  constructor(source: FileSource) {
    super();
    this.source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(bytesBetween(this.source, start, end));
  }
}

async function* unpacked(source: FileSource, entry: Entry): AsyncGenerator<Buffer> {
  const stream = await inArchive(
    source,
    (zip) =>
      new Promise<Readable>((resolve, reject) => {
        zip.openReadStream(entry, (error, opened) => {
          if (error) reject(error);
          else resolve(opened);
        });
      }),
  );
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += (chunk as Buffer).length;
      // A directory that lies about the size is caught by the reader, which also counts.
      if (size > MAX_UNPACKED_BYTES) throw refused(size, MAX_UNPACKED_BYTES);
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof FileRefused || !isArchiveFault(error)) throw error;
    throw refused();
  } finally {
    stream.destroy();
  }
}
