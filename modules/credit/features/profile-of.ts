import { farmingFeatures } from './farming-features.ts';
import type { DatasetFreshness, Finding, HouseholdProfile } from './household-profile.ts';
import { landFeatures } from './land-features.ts';
import { lendingFeatures } from './lending-features.ts';
import { livingFeatures } from './living-features.ts';
import { recordsKnownAt, type KnownRecords, type SourceRecord } from './source-record.ts';
import { sellingFeatures } from './selling-features.ts';
import { supportFeatures } from './support-features.ts';

/** Every group of features that the county's datasets feed. */
const GROUPS: readonly ((known: KnownRecords) => Finding[])[] = [
  lendingFeatures,
  landFeatures,
  farmingFeatures,
  supportFeatures,
  livingFeatures,
  sellingFeatures,
];

/**
 * The features of a household from its records as of an instant. Nothing dated or received later counts, and the
 * order of the records does not matter. Refuses with 422 `record-value-invalid` a value that is not of its type.
 */
export function profileOf(records: readonly SourceRecord[], asOf: number): HouseholdProfile {
  const known = recordsKnownAt(records, asOf);
  const computed = GROUPS.flatMap((features) => features(known)).filter((finding) => finding.value !== null);
  return {
    values: Object.fromEntries(computed.map((finding) => [finding.feature, finding.value])),
    reach: Object.fromEntries(computed.map((finding) => [finding.feature, finding.reach ?? null])),
    records: Object.fromEntries(computed.map((finding) => [finding.feature, finding.records])),
    freshness: freshnessOf(known.all),
    disputed: known.disputed,
  };
}

function freshnessOf(records: readonly SourceRecord[]): DatasetFreshness[] {
  const byDataset = new Map<string, DatasetFreshness>();
  for (const { datasetId, agencyId, receivedAt } of records) {
    const key = `${datasetId} ${agencyId}`;
    const before = byDataset.get(key) ?? { datasetId, agencyId, receivedAt, records: 0 };
    byDataset.set(key, {
      ...before,
      receivedAt: Math.max(before.receivedAt, receivedAt),
      records: before.records + 1,
    });
  }
  return [...byDataset.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, freshness]) => freshness);
}
