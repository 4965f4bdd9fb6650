import type { Finding } from './facts.ts';
import type { RuleDefinition } from './rule.ts';

const WHOLE = 1_000_000;

/**
 * How sure a finding is, in ppm: the rule's base, times `unnumberedPpm` for each person's record without a valid ID number
 * (it is joined by traits), times 0.7 at the limit rising to 1 at twice the limit. Rounded after each step.
 */
export function confidenceOf(
  { confidence }: Pick<RuleDefinition, 'confidence'>,
  finding: Pick<Finding, 'evidence' | 'margin'>,
): number {
  const unnumbered = finding.evidence.filter(({ record }) => !record.numbered && record.personId !== null);
  const joined = unnumbered.reduce((ppm) => times(ppm, confidence.unnumberedPpm), confidence.basePpm);
  return times(joined, 700_000 + Math.round((300_000 * finding.margin) / WHOLE));
}

function times(ppm: number, factor: number): number {
  return Math.round((ppm * factor) / WHOLE);
}
