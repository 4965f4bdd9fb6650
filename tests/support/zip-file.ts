import { deflateRawSync } from 'node:zlib';

/** One entry of an archive as it will stand in it. */
export interface Packed {
  name: string;
  data: Buffer;
  unpacked: number;
  flags: number;
}

/** Packs one entry; `more` lets the directory lie. */
export function zipEntry(
  name: string,
  content: Buffer,
  more: { unpacked?: number; flags?: number } = {},
): Packed {
  return {
    name,
    data: deflateRawSync(content),
    unpacked: more.unpacked ?? content.length,
    flags: more.flags ?? 0,
  };
}

/** A zip archive of some entries. */
export function archive(entries: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, unpacked, flags } of entries) {
    const header = (signature: string, size: number, at: number): Buffer => {
      const bytes = Buffer.alloc(size);
      bytes.write(signature, 0, 'latin1');
      bytes.writeUInt16LE(flags, at);
      bytes.writeUInt16LE(8, at + 2);
      bytes.writeUInt32LE(data.length, at + 12);
      bytes.writeUInt32LE(unpacked, at + 16);
      bytes.writeUInt16LE(Buffer.byteLength(name), at + 20);
      return bytes;
    };
    const local = Buffer.concat([header('PK\x03\x04', 30, 6), Buffer.from(name), data]);
    const entry = header('PK\x01\x02', 46, 8);
    entry.writeUInt32LE(offset, 42);
    parts.push(local);
    central.push(Buffer.concat([entry, Buffer.from(name)]));
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...central, end]);
}
