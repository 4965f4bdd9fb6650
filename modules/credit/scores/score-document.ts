import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import { CATALOGUE, DEFINITIONS_VERSION } from '../features/catalogue.ts';
import type { FeatureValues } from '../features/feature.ts';
import type { DatasetFreshness, HouseholdProfile } from '../features/household-profile.ts';
import type { DisputedRecord } from '../features/source-record.ts';
import { advise, type Advice } from '../reasons/advise.ts';
import { explain, type RecordSource, type ScoreReason } from '../reasons/explain.ts';
import { rankReasons } from '../reasons/rank-reasons.ts';
import type { Model } from '../models/models.ts';
import { gradeOf, type Grade } from '../scorecard/scorecard.ts';
import { scoreProfile, type CardScore, type PointTrace } from '../scorecard/score-profile.ts';
import type { CompiledCard } from '../scorecard/compile-card.ts';

/** Everything a score was computed from, sealed: the same input and model give the same output, byte for byte. */
export interface ScoreInput {
  householdId: string;
  asOf: number;
  definitionsVersion: string;
  model: { modelId: string; version: string; sha256: string };
  features: FeatureSnapshot[];
  sources: RecordSource[];
  freshness: DatasetFreshness[];
  /** Records left out while an objection is open; absent when there are none. */
  disputed?: DisputedSource[];
}

/** A record under objection, with the columns and the features that would have read them. */
export interface DisputedSource extends RecordSource {
  columns: string[];
  features: string[];
}

/** One feature as it stood; `records` are ids of records in `sources`. */
export interface FeatureSnapshot {
  feature: string;
  value: number | null;
  reach?: number;
  records: string[];
}

/** What the card made of the input. `score` and `grade` are absent when the data are too thin for a number. */
export interface ScoreOutput {
  score?: number;
  grade?: Grade;
  notScorable?: 'too-few-features' | 'coverage-too-low';
  thin: boolean;
  coverageBp: number;
  basePoints: number;
  /** `disputed`: a record that the feature reads is under objection and was left out. */
  points: { feature: string; bin: string; points: number; disputed?: true }[];
  reasons: ScoreReason[];
  advice: Advice[];
  freshness: DatasetFreshness[];
  disputed?: DisputedSource[];
}

export interface ScoreDocument {
  format: 'tianxin-score/1';
  input: ScoreInput;
  output: ScoreOutput;
}

/** Seals what is known of a household as the input of a score by a model. */
export function sealInput(
  subject: { householdId: string; asOf: number },
  profile: HouseholdProfile,
  model: Model,
): ScoreInput {
  const features = Object.keys(profile.values)
    .sort()
    .map((feature): FeatureSnapshot => {
      const reach = profile.reach[feature] ?? null;
      return {
        feature,
        value: profile.values[feature] ?? null,
        ...(reach === null ? {} : { reach }),
        records: (profile.records[feature] ?? []).map((record) => record.recordId).sort(),
      };
    });
  const sources = new Map<string, RecordSource>();
  for (const { recordId, datasetId, agencyId } of Object.values(profile.records).flat()) {
    sources.set(recordId, { recordId, datasetId, agencyId });
  }
  return {
    householdId: subject.householdId,
    asOf: subject.asOf,
    definitionsVersion: DEFINITIONS_VERSION,
    model: { modelId: model.modelId, version: model.version, sha256: model.sha256 },
    features,
    sources: [...sources.values()].sort((a, b) => (a.recordId < b.recordId ? -1 : 1)),
    freshness: [...profile.freshness],
    ...(profile.disputed.length === 0 ? {} : { disputed: profile.disputed.map(disputedSource) }),
  };
}

function disputedSource({ recordId, datasetId, agencyId, columns }: DisputedRecord): DisputedSource {
  const features = CATALOGUE.filter(({ sources }) =>
    sources.some(
      ({ dataset, fields }) => dataset === datasetId && columns.some((name) => fields.includes(name)),
    ),
  ).map(({ code }) => code);
  return { recordId, datasetId, agencyId, columns: [...columns], features: features.sort() };
}

/** Computes a score from a sealed input; pure, so that a replay gives the same document. */
export function computeDocument(input: ScoreInput, model: Model): ScoreDocument {
  const values: FeatureValues = Object.fromEntries(input.features.map((f) => [f.feature, f.value]));
  const reach: FeatureValues = Object.fromEntries(input.features.map((f) => [f.feature, f.reach ?? null]));
  const outcome = scoreProfile(model.card, values);
  const sourceOf = new Map(input.sources.map((source) => [source.recordId, source]));
  const recordsOf = new Map(input.features.map((f) => [f.feature, f.records]));
  const reasons = explain(rankReasons(model.card, outcome), values, (feature) =>
    (recordsOf.get(feature) ?? []).flatMap((id) => sourceOf.get(id) ?? []),
  );
  const rated = outcome.notScorable === undefined;
  return {
    format: 'tianxin-score/1',
    input,
    output: {
      ...(rated ? { score: outcome.score, grade: gradeOf(model.card.declared, outcome.score) } : {}),
      ...(outcome.notScorable === undefined ? {} : { notScorable: outcome.notScorable }),
      thin: outcome.thin,
      coverageBp: outcome.coverageBp,
      basePoints: model.card.basePoints,
      points: pointLines(model.card, outcome, input.disputed ?? []),
      reasons,
      advice: advise(model.card, outcome, values, reach),
      freshness: input.freshness,
      ...(input.disputed === undefined ? {} : { disputed: input.disputed }),
    },
  };
}

/** A document as it is kept: input and output apart, so that a score is read without its input. */
export interface SealedDocument {
  input: string;
  output: string;
  /** Of the whole document's canonical JSON. */
  sha256: string;
}

/** The canonical JSON (RFC 8785) of a document's parts and the SHA-256 of the whole. */
export function sealDocument({ input, output }: ScoreDocument): SealedDocument {
  const parts = { input: canonicalize(input), output: canonicalize(output) };
  const sha256 = createHash('sha256').update(documentText(parts), 'utf8').digest('hex');
  return { ...parts, sha256 };
}

/** The canonical JSON of the whole document, put together from its parts: the members stand in canonical order. */
export function documentText(parts: { input: string; output: string }): string {
  return `{"format":"tianxin-score/1","input":${parts.input},"output":${parts.output}}`;
}

function pointLines(
  card: CompiledCard,
  outcome: CardScore,
  disputed: readonly DisputedSource[],
): ScoreOutput['points'] {
  const inDispute = new Set(disputed.flatMap(({ features }) => features));
  return outcome.trace.map((line) => ({
    feature: line.feature,
    bin: binName(card, line),
    points: line.points,
    ...(inDispute.has(line.feature) ? { disputed: true } : {}),
  }));
}

/** The bin as an interval, such as `[3000000,8000000)`, or the rule that gave the points. */
function binName(card: CompiledCard, line: PointTrace): string {
  if (line.kind !== 'bin') return line.kind;
  const declared = card.factors.find((factor) => factor.feature === line.feature)?.declared.bins[line.bin];
  return `[${String(declared?.from ?? '-∞')},${String(declared?.to ?? '∞')})`;
}
