import type { DataContract } from '../contract/data-contract.ts';
import { DIMENSIONS, type DeliveryKind, type Dimension } from '../contract/quality-contract.ts';
import { driftOf, type Drift } from './drift.ts';
import type { ColumnProfile, Profile } from './profile.ts';
import { warningsOf, type Warning } from './warnings.ts';

/** What becomes of a file that keeps its contract. */
export type Gate = 'pass' | 'hold' | 'refuse';

/** Why a file waits for an approver. `found` and `limit` in basis points. */
export interface HoldReason {
  code: 'H_SCORE' | 'H_DRIFT' | 'H_ENDS';
  column?: string;
  drift?: Drift['kind'];
  found: number;
  limit: number;
}

/** The quality of one file in basis points: 10,000 is without fault. */
export interface Quality {
  scoreBp: number;
  /** A dimension that nothing can be said about is null and has no weight. */
  dimensions: Readonly<Record<Dimension, number | null>>;
  columns: readonly ColumnProfile[];
  drift: readonly Drift[];
  /** The batch or report that drift was measured against. */
  comparedWith: string | null;
  warnings: readonly Warning[];
  gate: Gate;
  reasons: readonly HoldReason[];
  rows: number;
  accepted: number;
  /** Rows in force that a full delivery ends because they are missing from it. */
  ending: number;
}

/** What a file is compared with: the last full delivery of the dataset. */
export interface Baseline {
  /** Its batch. */
  name: string;
  rows: number;
  accepted: number;
  columns: readonly ColumnProfile[];
}

export interface AssessInput {
  contract: DataContract;
  kind: DeliveryKind;
  profile: Profile;
  /** Rows whose key or unique value other rows have as well. */
  repeated: number;
  baseline: Baseline | undefined;
  /** How many rows in force there are, and how many of them this file ends. */
  ending: { inForce: number; rows: number };
}

/** Weighs a file as a whole. Pure: the same rows, contract and baseline give the same answer. */
export function assess(input: AssessInput): Quality {
  const { contract, profile, baseline } = input;
  const dimensions = dimensionsOf(input);
  const scoreBp = scoreOf(dimensions, contract.quality.weights);
  // Changes and withdrawals say nothing about the dataset as a whole.
  const comparable = input.kind === 'full' && baseline !== undefined;
  const drift = comparable ? driftOf(profile, baseline, contract.quality) : [];
  const reasons = [...scoreReasons(input, scoreBp), ...driftReasons(drift), ...endReasons(input)];
  const refused = judged(input) && scoreBp < contract.quality.refuseBp;
  return {
    scoreBp,
    dimensions,
    columns: profile.columns,
    drift,
    comparedWith: comparable ? baseline.name : null,
    warnings: warningsOf(profile),
    gate: refused ? 'refuse' : reasons.length > 0 ? 'hold' : 'pass',
    reasons,
    rows: profile.rows,
    accepted: profile.accepted,
    ending: input.ending.rows,
  };
}

function judged({ profile, contract }: AssessInput): boolean {
  return profile.rows > 0 && profile.rows >= contract.quality.minimumRows;
}

function dimensionsOf(input: AssessInput): Record<Dimension, number | null> {
  const { profile, contract, repeated, kind } = input;
  const { rows, faulty, gaps, dated, late } = profile;
  // A withdrawal needs nothing but its key.
  const cells = kind === 'withdrawals' ? 0 : rows * contract.quality.complete.length;
  return {
    completeness: shareWithout(gaps, cells),
    validity: shareWithout(faulty.validity, rows),
    uniqueness: shareWithout(repeated, rows),
    consistency: shareWithout(faulty.consistency, rows),
    timeliness: shareWithout(late, dated),
  };
}

function shareWithout(faulty: number, all: number): number | null {
  return all === 0 ? null : Math.max(0, Math.floor(((all - faulty) * 10_000) / all));
}

function scoreOf(
  dimensions: Readonly<Record<Dimension, number | null>>,
  weights: Readonly<Record<Dimension, number>>,
): number {
  let sum = 0;
  let weight = 0;
  for (const name of DIMENSIONS) {
    const value = dimensions[name];
    if (value === null) continue;
    sum += value * weights[name];
    weight += weights[name];
  }
  return weight === 0 ? 10_000 : Math.floor(sum / weight);
}

function scoreReasons(input: AssessInput, scoreBp: number): HoldReason[] {
  const { passBp } = input.contract.quality;
  return judged(input) && scoreBp < passBp ? [{ code: 'H_SCORE', found: scoreBp, limit: passBp }] : [];
}

function driftReasons(drift: readonly Drift[]): HoldReason[] {
  return drift
    .filter(({ breached }) => breached)
    .map(({ kind, column, changeBp, limitBp }) => ({
      code: 'H_DRIFT',
      drift: kind,
      found: changeBp,
      limit: limitBp,
      ...(column === undefined ? {} : { column }),
    }));
}

function endReasons({ ending, contract }: AssessInput): HoldReason[] {
  const limit = contract.deliveries.endsHoldBp;
  const found = ending.inForce === 0 ? 0 : Math.ceil((ending.rows * 10_000) / ending.inForce);
  return found > limit ? [{ code: 'H_ENDS', found, limit }] : [];
}
