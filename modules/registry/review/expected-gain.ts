/** What deciding a case is worth, before anybody has looked. */
export interface GainEvidence {
  /** Weight of evidence for "one person", prior included, in centibits. */
  weightCb: number;
  /** Records on each side. */
  leftRecords: number;
  rightRecords: number;
  /** Both sides hold a valid ID number, and not the same: the pair's own weight may not know of it. */
  idClash?: boolean;
  /** Whether both sides are one person at present. */
  joinedNow: boolean;
  /** Money that hangs on the answer (loans, subsidies of both sides) in fen; 0 while nobody tells. */
  stakeFen?: number;
}

const MILLION = 1_000_000;
/** So much money counts as much as the case itself once more. */
const STAKE_UNIT_FEN = 1_000_000_00;
const MAX_STAKE_FACTOR = 4;
/** What two different valid ID numbers weigh against one person, in centibits. */
const CLASH_CB = 1_000;
const MAX_GAIN = 9_000_000_000_000;

/** The probability that both sides are one person, in ppm, from the weight in centibits (log2 odds x 100). */
export function probabilityPpm(weightCb: number): number {
  return Math.round(MILLION / (1 + 2 ** (-weightCb / 100)));
}

/**
 * The expected number of wrong links removed or right links gained by an answer, in millionths of a link: the chance
 * that the present state is wrong, times the pairs of records that would change, raised by the money at stake.
 */
export function expectedGain(evidence: GainEvidence): number {
  const { weightCb, leftRecords, rightRecords, joinedNow, stakeFen = 0 } = evidence;
  const same = probabilityPpm(evidence.idClash === true ? weightCb - CLASH_CB : weightCb);
  const wrong = joinedNow ? MILLION - same : same;
  const pairs = Math.max(1, leftRecords) * Math.max(1, rightRecords);
  const factor = 1 + Math.min(MAX_STAKE_FACTOR, Math.max(0, stakeFen) / STAKE_UNIT_FEN);
  return Math.min(MAX_GAIN, Math.round(wrong * pairs * factor));
}
