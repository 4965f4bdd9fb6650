/** How often a rule was right, among the leads that were decided. Shares in basis points. */
export interface Precision {
  confirmed: number;
  decided: number;
  /** Absent before the first decision. */
  shareBp?: number;
  /** Wilson score interval, z = 1.96, clamped to 0 and 10,000 and rounded outward. */
  lowBp: number;
  highBp: number;
}

const Z = 1.96;

/** Confirmed leads among decided ones with the Wilson score interval (Wilson 1927); without decisions all is possible. */
export function precisionOf(confirmed: number, decided: number): Precision {
  if (decided === 0) return { confirmed, decided, lowBp: 0, highBp: 10_000 };
  const p = confirmed / decided;
  const z2 = Z * Z;
  const centre = p + z2 / (2 * decided);
  const spread = Z * Math.sqrt((p * (1 - p)) / decided + z2 / (4 * decided * decided));
  const scale = 1 + z2 / decided;
  return {
    confirmed,
    decided,
    shareBp: Math.round(p * 10_000),
    lowBp: Math.max(0, Math.floor(((centre - spread) / scale) * 10_000)),
    highBp: Math.min(10_000, Math.ceil(((centre + spread) / scale) * 10_000)),
  };
}

/** A rule falls short when, after its minimum sample, even the upper end of the interval lies under its floor (ADR 20). */
export function fallsShort(
  precision: Precision,
  { floorBp, minimumSample }: { floorBp: number; minimumSample: number },
): boolean {
  return precision.decided >= minimumSample && precision.highBp < floorBp;
}
