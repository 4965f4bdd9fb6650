import type { TwoLanguages } from '../../contract/data-contract.ts';
import type { Detect, Parameters } from './facts.ts';

/** One threshold of a rule: fen, 0.01 亩, years or basis points. */
export interface RuleParameter {
  name: string;
  title: TwoLanguages;
  unit: 'fen' | 'area' | 'years' | 'bp';
  value: number;
  min: number;
  max: number;
}

/** What a version of a rule says. Stored with the version, so that a lead is read by the words that made it. */
export interface RuleDefinition {
  title: TwoLanguages;
  /** What is asked: a question, never a verdict. */
  question: TwoLanguages;
  compares: TwoLanguages;
  /** The legal or administrative basis of the check. */
  basis: TwoLanguages;
  /** The datasets whose records it lays side by side. */
  datasets: readonly string[];
  parameters: readonly RuleParameter[];
  /** ppm; see `confidenceOf`. */
  confidence: { basePpm: number; unnumberedPpm: number };
  severity: Severity;
  /** Days to answer. */
  replyDays: number;
  /** Basis points: below it the rule pauses itself, see `fallsShort`. */
  floorBp: number;
  minimumSample: number;
}

export const SEVERITIES = ['low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A rule as it is shipped: version 1. Detecting is code, everything else data that later versions may change. */
export interface ShippedRule extends RuleDefinition {
  id: string;
  /** Absent for the rule that compares households by plot: see `evaluate/evaluate-plots.ts`. */
  detect?: Detect;
}

export function parametersOf({ parameters }: Pick<RuleDefinition, 'parameters'>): Parameters {
  return Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
}

/** What most rules have in common; a rule says only where it differs. */
export const USUAL = {
  parameters: [],
  confidence: { basePpm: 900_000, unnumberedPpm: 800_000 },
  severity: 'medium',
  replyDays: 15,
  floorBp: 3_000,
  minimumSample: 20,
} as const satisfies Partial<RuleDefinition>;
