// Buckets grow by 2 %: a quantile is right to 1 % whatever the numbers are, in a few hundred counters.
const GROWTH = Math.log(1.02);

/** Mean, range and quantiles of whole numbers that pass by; equal numbers in any order give equal answers. */
export class QuantileSketch {
  private readonly buckets = new Map<number, number>();
  private count = 0;
  private sum = 0n;
  private least = Number.POSITIVE_INFINITY;
  private greatest = Number.NEGATIVE_INFINITY;

  add(value: number): void {
    this.count += 1;
    this.sum += BigInt(Math.trunc(value));
    if (value < this.least) this.least = value;
    if (value > this.greatest) this.greatest = value;
    const bucket = bucketOf(value);
    this.buckets.set(bucket, (this.buckets.get(bucket) ?? 0) + 1);
  }

  /** Undefined when nothing passed. */
  summary(): NumberSummary | undefined {
    if (this.count === 0) return undefined;
    const ordered = [...this.buckets.entries()].sort(([a], [b]) => a - b);
    return {
      mean: Number(this.sum / BigInt(this.count)),
      min: this.least,
      p10: this.quantile(ordered, 0.1),
      p50: this.quantile(ordered, 0.5),
      p90: this.quantile(ordered, 0.9),
      max: this.greatest,
    };
  }

  private quantile(ordered: readonly (readonly [number, number])[], share: number): number {
    let rank = Math.floor(share * (this.count - 1));
    for (const [bucket, count] of ordered) {
      if (rank < count) return Math.min(this.greatest, Math.max(this.least, middleOf(bucket)));
      rank -= count;
    }
    return this.greatest;
  }
}

/** In the unit of the column; quantiles right to 1 %. */
export interface NumberSummary {
  mean: number;
  min: number;
  p10: number;
  p50: number;
  p90: number;
  max: number;
}

function bucketOf(value: number): number {
  if (value === 0) return 0;
  const size = Math.floor(Math.log(Math.abs(value)) / GROWTH) + 1;
  return value > 0 ? size : -size;
}

function middleOf(bucket: number): number {
  if (bucket === 0) return 0;
  const size = Math.round(Math.exp((Math.abs(bucket) - 0.5) * GROWTH));
  return bucket > 0 ? size : -size;
}
