import { createInflateRaw } from 'node:zlib';
import { FileRefused } from './refusal.ts';

const MAX_RATIO = 100;
const MAX_ENTRIES = 2_000;
const MAX_SHARED_STRINGS = 1_000_000;
const MAX_UNPACKED = 2_000_000_000;
// Small parts of a workbook, such as an empty style sheet, pack far better than 1:100 and harm nobody.
const RATIO_FROM_BYTES = 1_000_000;

interface ZipEntry {
  name: string;
  flags: number;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
}

/**
 * Goes through a workbook's archive before anything opens it: no encryption, no macros, no nested archives, no paths
 * that climb, no document types or external entities, and what unpacks is unpacked and counted, so that a lying
 * directory does not help. Throws `FileRefused` E_ZIP or E_XLSX.
 */
export async function checkWorkbookArchive(bytes: Buffer): Promise<void> {
  const entries = directory(bytes);
  let total = 0;
  for (const entry of entries) {
    checkEntry(entry);
    const unpacked = await unpackedSize(bytes, entry);
    total += unpacked;
    if (total > MAX_UNPACKED) throw new FileRefused({ code: 'E_ZIP' });
  }
  const names = entries.map(({ name }) => name.toLowerCase());
  if (!names.includes('[content_types].xml') || !names.some((name) => name.startsWith('xl/worksheets/')))
    throw new FileRefused({ code: 'E_FORMAT' });
}

function checkEntry(entry: ZipEntry): void {
  const { name } = entry;
  if (/vbaProject|macrosheets|\.bin$/i.test(name) && !/printerSettings/i.test(name))
    throw new FileRefused({ code: 'E_XLSX' });
  if (misplaced(name) || unreadable(entry)) throw new FileRefused({ code: 'E_ZIP' });
}

/** A path that climbs out, or an archive inside the archive. */
function misplaced(name: string): boolean {
  if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')) return true;
  return /\.(zip|xlsx|xlsm|jar|7z|rar|gz)$/i.test(name);
}

/** Encrypted, packed in an unusual way, or a bomb. */
function unreadable({ flags, method, packed, unpacked }: ZipEntry): boolean {
  if ((flags & 1) === 1 || (method !== 0 && method !== 8)) return true;
  return unpacked > RATIO_FROM_BYTES && unpacked > packed * MAX_RATIO;
}

function directory(bytes: Buffer): ZipEntry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) throw new FileRefused({ code: 'E_FORMAT' });
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count === 0 || count > MAX_ENTRIES) throw new FileRefused({ code: 'E_ZIP' });
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
      throw new FileRefused({ code: 'E_FORMAT' });
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

async function unpackedSize(bytes: Buffer, entry: ZipEntry): Promise<number> {
  const packed = packedBytes(bytes, entry);
  const strings = entry.name.toLowerCase() === 'xl/sharedstrings.xml' ? new StringCounter() : undefined;
  if (entry.method === 0) {
    refuseDocumentType(packed.subarray(0, 2_048));
    strings?.add(packed);
    return packed.length;
  }
  const inflate = createInflateRaw();
  inflate.end(packed);
  let size = 0;
  try {
    for await (const chunk of inflate) {
      const part = chunk as Buffer;
      strings?.add(part);
      if (size === 0) refuseDocumentType(part.subarray(0, 2_048));
      size += part.length;
      if (size > entry.unpacked) throw new FileRefused({ code: 'E_ZIP' });
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused({ code: 'E_FORMAT' });
  }
  return size;
}

function packedBytes(bytes: Buffer, { offset, packed }: ZipEntry): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50)
    throw new FileRefused({ code: 'E_FORMAT' });
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  return bytes.subarray(start, start + packed);
}

/** Counts the shared strings of a workbook, which its reader keeps in memory. */
class StringCounter {
  private count = 0;
  private end = '';

  add(part: Buffer): void {
    const text = this.end + part.toString('latin1');
    this.count += text.split('<si>').length + text.split('<si ').length - 2;
    // The beginning of a mark that the next piece may complete.
    this.end = /<(?:s(?:i)?)?$/.exec(text)?.[0] ?? '';
    if (this.count > MAX_SHARED_STRINGS)
      throw new FileRefused({ code: 'E_XLSX', found: this.count, expected: MAX_SHARED_STRINGS });
  }
}

function refuseDocumentType(head: Buffer): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(head.toString('latin1'))) throw new FileRefused({ code: 'E_XLSX' });
}
