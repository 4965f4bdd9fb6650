/** Basis points as a percentage with one decimal: `9,876` as `98.8%`. */
export function percent(basisPoints: number): string {
  return `${(basisPoints / 100).toFixed(1)}%`;
}
