const KEPT = 1_024;

/**
 * Finds values that stand in very many rows, in bounded memory (Misra and Gries): of `rows` values seen, any value is
 * undercounted by at most `rows` / 1,024 and never overcounted.
 */
export class FrequentValues {
  private readonly counts = new Map<string, number>();

  add(value: string): void {
    const count = this.counts.get(value);
    if (count !== undefined) this.counts.set(value, count + 1);
    else if (this.counts.size < KEPT) this.counts.set(value, 1);
    else this.decrease();
  }

  /** How often the most frequent value was seen at least. */
  most(): number {
    let most = 0;
    for (const count of this.counts.values()) if (count > most) most = count;
    return most;
  }

  private decrease(): void {
    for (const [value, count] of this.counts) {
      if (count === 1) this.counts.delete(value);
      else this.counts.set(value, count - 1);
    }
  }
}
