import { createHash } from 'node:crypto';

const MODULUS = 1n << 128n;

/** A sum over rows that is equal for equal rows in whatever order they come. */
export class RowsDigest {
  private sum = 0n;
  private rows = 0;

  add(text: string): void {
    const digest = createHash('sha256').update(text).digest();
    this.sum += (digest.readBigUInt64BE(0) << 64n) + digest.readBigUInt64BE(8);
    this.rows += 1;
  }

  /** 32 hexadecimal digits and the number of rows. */
  text(): string {
    return `${(this.sum % MODULUS).toString(16).padStart(32, '0')}-${String(this.rows)}`;
  }
}
