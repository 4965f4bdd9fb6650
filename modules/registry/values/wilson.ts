/** A share that was seen, and where the true share probably lies; all in ppm. */
export interface WilsonShare {
  sharePpm: number;
  fromPpm: number;
  toPpm: number;
}

const MILLION = 1_000_000;
/** The 97.5 % point of the normal distribution: 95 % on both sides together. */
const Z = 1.959963984540054;

/**
 * The share of `hits` among `cases` and its 95 % interval by Wilson's score method (1927), in ppm; `undefined` without
 * cases. Throws a RangeError when hits are not between 0 and cases.
 */
export function wilsonShare(hits: number, cases: number): WilsonShare | undefined {
  if (!Number.isSafeInteger(hits) || !Number.isSafeInteger(cases) || hits < 0 || hits > cases)
    throw new RangeError('hits lie between 0 and cases');
  if (cases === 0) return undefined;
  const share = hits / cases;
  const weight = (Z * Z) / cases;
  const centre = (share + weight / 2) / (1 + weight);
  const half = (Z * Math.sqrt((share * (1 - share)) / cases + weight / cases / 4)) / (1 + weight);
  // Rounding must not push a bound off the scale: at no hits the lower bound is 0, at all hits the upper is 1.
  return {
    sharePpm: Math.round(share * MILLION),
    fromPpm: hits === 0 ? 0 : Math.round((centre - half) * MILLION),
    toPpm: hits === cases ? MILLION : Math.round((centre + half) * MILLION),
  };
}
