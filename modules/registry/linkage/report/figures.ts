/** Centibits as bits with sign: 641 is `+6.41`. */
export function bits(centibits: number): string {
  const sign = centibits > 0 ? '+' : centibits < 0 ? '−' : '';
  return `${sign}${(Math.abs(centibits) / 100).toFixed(2)}`;
}

/** Parts per million as a share: 12,500 is `1.25 %`; small ones keep four digits behind the point. */
export function percent(ppm: number): string {
  return `${(ppm / 10_000).toFixed(ppm > 0 && ppm < 1_000 ? 4 : 2)} %`;
}

/** A whole number with separators of thousands. */
export function whole(count: number): string {
  return count.toLocaleString('en');
}

/** A coordinate with two digits behind the point, so that pages are the same bytes everywhere. */
export function at(coordinate: number): string {
  return (Math.round(coordinate * 100) / 100).toString();
}
