import { createHash } from 'node:crypto';

// 96 bits of the key and 64 of the content, the row, the count: fixed cells instead of objects, so that ten million
// rows take 56 bytes each at half load.
const WORDS = 7;
const FIRST_ROW = 5;
const COUNT = 6;
const CONFLICT = 0x8000_0000;

/** What is known of a key once the whole file was read. */
export interface KeyFacts {
  firstRow: number;
  count: number;
  /** Rows with this key say different things. */
  conflict: boolean;
}

/**
 * The keys of one file and whether rows with equal keys say the same. Keys are kept as hashes: two different keys of a
 * file of ten million rows are taken for one with a chance of less than 1 in 10^14.
 */
export class KeyIndex {
  private cells = new Uint32Array(1_024 * WORDS);
  private slots = 1_024;
  private used = 0;
  private conflicting = 0;
  private rows = 0;

  /** Distinct keys. */
  get size(): number {
    return this.used;
  }

  /** Rows whose key has rows that say different things. */
  get conflictRows(): number {
    return this.conflicting;
  }

  /** Rows beyond the first of their key. */
  get surplus(): number {
    return this.rows - this.used;
  }

  add(key: string, content: string, rowNo: number): void {
    if (this.used * 2 >= this.slots) this.grow();
    this.rows += 1;
    const hash = hashOf(key);
    const said = hashOf(content);
    const at = this.slotOf(hash) * WORDS;
    const { cells } = this;
    const count = cells[at + COUNT] ?? 0;
    if (count === 0) {
      this.used += 1;
      cells.set([...hash.subarray(0, 3), said[0] ?? 0, said[1] ?? 0, rowNo, 1], at);
      return;
    }
    this.addAgain(at, said);
  }

  private addAgain(at: number, said: Uint32Array): void {
    const { cells } = this;
    const count = cells[at + COUNT] ?? 0;
    const before = (count & CONFLICT) !== 0;
    const differs = before || cells[at + 3] !== said[0] || cells[at + 4] !== said[1];
    const rows = (count & ~CONFLICT) + 1;
    cells[at + COUNT] = (rows | (differs ? CONFLICT : 0)) >>> 0;
    if (differs) this.conflicting += before ? 1 : rows;
  }

  facts(key: string): KeyFacts | undefined {
    const at = this.slotOf(hashOf(key)) * WORDS;
    const count = this.cells[at + COUNT] ?? 0;
    if (count === 0) return undefined;
    return {
      firstRow: this.cells[at + FIRST_ROW] ?? 0,
      count: (count & ~CONFLICT) >>> 0,
      conflict: (count & CONFLICT) !== 0,
    };
  }

  private slotOf(hash: Uint32Array): number {
    const { cells, slots } = this;
    let slot = (hash[0] ?? 0) % slots;
    for (;;) {
      const at = slot * WORDS;
      if (cells[at + COUNT] === 0) return slot;
      if (cells[at] === hash[0] && cells[at + 1] === hash[1] && cells[at + 2] === hash[2]) return slot;
      slot = slot + 1 === slots ? 0 : slot + 1;
    }
  }

  private grow(): void {
    const old = this.cells;
    this.slots *= 2;
    this.cells = new Uint32Array(this.slots * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at + COUNT] === 0) continue;
      const entry = old.subarray(at, at + WORDS);
      this.cells.set(entry, this.slotOf(entry) * WORDS);
    }
  }
}

function hashOf(text: string): Uint32Array {
  const digest = createHash('sha1').update(text).digest();
  return new Uint32Array(digest.buffer.slice(digest.byteOffset, digest.byteOffset + 12));
}
