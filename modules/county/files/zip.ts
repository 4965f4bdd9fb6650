import { crc32, deflateRawSync } from 'node:zlib';

/** A file inside an archive. */
export interface ZipPart {
  name: string;
  content: Buffer;
}

// 1980-01-01 00:00: the first date an archive can bear, so that equal content gives equal bytes.
const DOS_DATE = 0x0021;

/** Packs parts into a ZIP archive whose bytes depend on nothing but the parts. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const packed = deflateRawSync(content, { level: 6 });
    const described = description(content, packed, name);
    const local = Buffer.concat([signature('PK\x03\x04'), described, Buffer.from(name)]);
    directory.push(
      signature('PK\x01\x02'),
      Buffer.from([20, 0]),
      described,
      directoryTail(offset),
      Buffer.from(name),
    );
    bodies.push(local, packed);
    offset += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...bodies, central, ending(parts.length, central.length, offset)]);
}

/** The 26 bytes that the local header and the directory share. */
function description(content: Buffer, packed: Buffer, name: string): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(0x0800, 2);
  bytes.writeUInt16LE(8, 4);
  bytes.writeUInt16LE(0, 6);
  bytes.writeUInt16LE(DOS_DATE, 8);
  bytes.writeUInt32LE(crc32(content), 10);
  bytes.writeUInt32LE(packed.length, 14);
  bytes.writeUInt32LE(content.length, 18);
  bytes.writeUInt16LE(Buffer.byteLength(name), 22);
  return bytes;
}

function directoryTail(offset: number): Buffer {
  const bytes = Buffer.alloc(14);
  bytes.writeUInt32LE(offset, 10);
  return bytes;
}

function ending(count: number, size: number, offset: number): Buffer {
  const bytes = Buffer.alloc(18);
  bytes.writeUInt16LE(count, 4);
  bytes.writeUInt16LE(count, 6);
  bytes.writeUInt32LE(size, 8);
  bytes.writeUInt32LE(offset, 12);
  return Buffer.concat([signature('PK\x05\x06'), bytes]);
}

function signature(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
