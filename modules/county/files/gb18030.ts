import { TextDecoder } from 'node:util';

const FIRST_SUPPLEMENTARY = 0x10000;
// The four-byte code of U+10000; from there on code points follow one another.
const SUPPLEMENTARY_LINEAR = (0x90 - 0x81) * 12_600;

let table: Map<number, Uint8Array> | undefined;

/** Encodes text as GB18030, which Node decodes but does not encode; every character of Unicode has a code. */
export function encodeGb18030(text: string): Buffer {
  table ??= decodedTable();
  const bytes = Buffer.alloc(text.length * 4);
  let at = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    if (point < 0x80) {
      bytes[at] = point;
      at += 1;
      continue;
    }
    const code =
      point >= FIRST_SUPPLEMENTARY
        ? fourBytes(SUPPLEMENTARY_LINEAR + point - FIRST_SUPPLEMENTARY)
        : table.get(point);
    if (code === undefined) throw new Error(`no GB18030 code for U+${point.toString(16)}`);
    bytes.set(code, at);
    at += code.length;
  }
  return bytes.subarray(0, at);
}

/** The table of the basic plane, made by decoding every two-byte and four-byte code. */
function decodedTable(): Map<number, Uint8Array> {
  const decoder = new TextDecoder('gb18030');
  const made = new Map<number, Uint8Array>();
  const add = (code: Uint8Array): void => {
    const char = decoder.decode(code);
    const point = char.codePointAt(0) ?? 0;
    if (Array.from(char).length === 1 && point !== 0xfffd && !made.has(point)) made.set(point, code);
  };
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) if (low !== 0x7f) add(Uint8Array.of(high, low));
  }
  for (let linear = 0; linear <= 39_419; linear += 1) add(fourBytes(linear));
  return made;
}

function fourBytes(linear: number): Uint8Array {
  return Uint8Array.of(
    0x81 + Math.floor(linear / 12_600),
    0x30 + (Math.floor(linear / 1_260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  );
}
