import type { SourceRecord } from './source-record.ts';

/** Of records about the same thing only the one received last, ties by record id; in the order of the input. */
export function latestBy<R extends SourceRecord>(records: readonly R[], key: (record: R) => string): R[] {
  return pick(records, key, (a, b) => a.receivedAt - b.receivedAt);
}

/** Of observations of the same thing only the newest by event date, then by arrival; in the order of the input. */
export function newestBy<R extends SourceRecord>(records: readonly R[], key: (record: R) => string): R[] {
  return pick(records, key, (a, b) => {
    const [one, other] = [a.eventDate ?? '', b.eventDate ?? ''];
    if (one !== other) return one < other ? -1 : 1;
    return a.receivedAt - b.receivedAt;
  });
}

function pick<R extends SourceRecord>(
  records: readonly R[],
  key: (record: R) => string,
  compare: (a: R, b: R) => number,
): R[] {
  const picked = new Map<string, R>();
  for (const record of records) {
    const thing = key(record);
    const before = picked.get(thing);
    if (before === undefined) picked.set(thing, record);
    else {
      const order = compare(record, before);
      if (order > 0 || (order === 0 && record.recordId > before.recordId)) picked.set(thing, record);
    }
  }
  const kept = new Set(picked.values());
  return records.filter((record) => kept.has(record));
}
