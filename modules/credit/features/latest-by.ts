import type { SourceRecord } from './source-record.ts';

/**
 * Of records about the same thing only the one received last, ties by record id; records without a key stand for
 * themselves. The order of the result is the order of the input.
 */
export function latestBy(
  records: readonly SourceRecord[],
  key: (record: SourceRecord) => string | null,
): SourceRecord[] {
  const latest = new Map<string, SourceRecord>();
  for (const record of records) {
    const thing = key(record) ?? record.recordId;
    const before = latest.get(thing);
    if (before === undefined || isLater(record, before)) latest.set(thing, record);
  }
  const kept = new Set(latest.values());
  return records.filter((record) => kept.has(record));
}

function isLater(a: SourceRecord, b: SourceRecord): boolean {
  return a.receivedAt > b.receivedAt || (a.receivedAt === b.receivedAt && a.recordId > b.recordId);
}
