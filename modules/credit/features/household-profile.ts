import type { FeatureValues } from './feature.ts';
import type { DisputedRecord, SourceRecord } from './source-record.ts';

/** One computed feature: its value, the records it was read from, and what the household can reach. */
export interface Finding {
  feature: string;
  value: number | null;
  /** The value that the farmer can reach within twelve months by the action of the reason; absent when none. */
  reach?: number;
  records: readonly SourceRecord[];
}

/** All that scoring knows of a household as of an instant. */
export interface HouseholdProfile {
  values: FeatureValues;
  reach: FeatureValues;
  /** Records behind each feature. */
  records: Readonly<Record<string, readonly SourceRecord[]>>;
  /** The newest arrival of each dataset and the number of its records that were known. */
  freshness: readonly DatasetFreshness[];
  /** Records left out while an objection is open. */
  disputed: readonly DisputedRecord[];
}

export interface DatasetFreshness {
  datasetId: string;
  agencyId: string;
  receivedAt: number;
  records: number;
}
