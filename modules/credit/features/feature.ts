/** A text in Chinese and English. */
export interface Wording {
  zh: string;
  en: string;
}

/**
 * Consent class. `C`: the core consent covers it. `W`: only with a separate written consent and risk notice
 * (征信业管理条例 Art. 14 ¶2). `M`: for fairness monitoring only, never scored.
 */
export type ConsentClass = 'C' | 'W' | 'M';

/** What a missing value means. `N`: neutral points. `B`: a bin of its own. `X`: the feature is not scored. */
export type MissingRule = 'N' | 'B' | 'X';

/** What a larger value does to the score. `flat-up` may be flat over long stretches; `flat` says nothing. */
export type Trend = 'up' | 'down' | 'flat-up' | 'flat';

/** Every value is a whole number of its unit: shares in basis points, areas in 0.01 亩, livestock in 0.01 head equivalents, money in fen. */
export type FeatureUnit =
  | 'days'
  | 'count'
  | 'months'
  | 'fen'
  | 'basis-points'
  | 'hundredth-mu'
  | 'hundredth-heads'
  | 'kilowatts'
  | 'years'
  | 'yes-no'
  | 'points';

/** The part of life a feature speaks of; a household without any `lending` value has a thin file. */
export type FeatureGroup =
  'lending' | 'obligation' | 'farming' | 'support' | 'living' | 'selling' | 'village' | 'person';

/** How far back from the as-of date a feature looks: so many months, the present state, or everything known. */
export type FeatureWindow = number | 'now' | 'life';

/** One entry of the feature catalogue (scoring reference §4.1). */
export interface Feature {
  number: number;
  code: string;
  name: Wording;
  group: FeatureGroup;
  unit: FeatureUnit;
  window: FeatureWindow;
  consent: ConsentClass;
  missing: MissingRule;
  trend: Trend;
  /** Smallest and largest value that makes sense; anything outside is "unseen" and gets neutral points. */
  domain: { min: number; max?: number };
  /** The datasets and fields it is computed from; empty while no agency of the county delivers them. */
  sources: readonly FeatureSource[];
}

export interface FeatureSource {
  dataset: string;
  fields: readonly string[];
}

/** Feature values of one household by feature code: a whole number, or null where nothing is known. */
export type FeatureValues = Readonly<Record<string, number | null>>;
