import type { FeatureValues, Wording } from '../features/feature.ts';
import { featureOf } from '../features/catalogue.ts';
import type { RankedReason } from './rank-reasons.ts';
import { reasonOf } from './reason-catalogue.ts';
import { valueText } from './words.ts';

/** Where a record came from. */
export interface RecordSource {
  recordId: string;
  datasetId: string;
  agencyId: string;
}

/** One reason as a farmer and a bank read it, tied to the records it speaks of. */
export interface ScoreReason {
  code: string;
  direction: 'shortfall' | 'strength';
  zh: string;
  en: string;
  points: number;
  /** The records it speaks of, twenty at most. */
  sources: RecordSource[];
  /** What can be done, in both languages; only with a shortfall that can be acted on. */
  action?: string;
  actionEn?: string;
}

const NAMED_FACTORS = 2;
/** Enough to check a sentence; a spotless history of years would name hundreds. */
const MOST_SOURCES = 20;

/** Puts ranked reasons into sentences with the factor's own value, and ties them to the records behind it. */
export function explain(
  ranked: readonly RankedReason[],
  values: FeatureValues,
  sourcesOf: (feature: string) => readonly RecordSource[],
): ScoreReason[] {
  return ranked.map((reason) => {
    const catalogue = reasonOf(reason.code);
    const sentence = reason.direction === 'shortfall' ? catalogue.shortfall : catalogue.strength;
    const details = reason.features
      .slice(0, NAMED_FACTORS)
      .map((code) => detailOf(code, values[code] ?? null));
    const action = reason.direction === 'shortfall' ? catalogue.action : undefined;
    return {
      code: reason.code,
      direction: reason.direction,
      zh: `${sentence.zh}（${details.map((detail) => detail.zh).join('；')}）`,
      en: `${sentence.en} (${details.map((detail) => detail.en).join('; ')})`,
      points: reason.points,
      sources: distinct(reason.features.flatMap((code) => sourcesOf(code))),
      ...(action === undefined ? {} : { action: action.zh, actionEn: action.en }),
    };
  });
}

function detailOf(code: string, value: number | null): Wording {
  const feature = featureOf(code);
  if (feature === undefined) throw new Error(`feature ${code} is not in the catalogue`);
  if (value === null) {
    return { zh: `${feature.name.zh}：无资料`, en: `${feature.name.en}: no data` };
  }
  const text = valueText(feature.unit, value);
  return { zh: `${feature.name.zh}：${text.zh}`, en: `${feature.name.en}: ${text.en}` };
}

function distinct(sources: readonly RecordSource[]): RecordSource[] {
  return [...new Map(sources.map((source) => [source.recordId, source])).values()].slice(0, MOST_SOURCES);
}
