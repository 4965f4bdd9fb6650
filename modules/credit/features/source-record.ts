import { chinaDate } from '../../kernel/clock.ts';
import { invalid } from '../../kernel/problem.ts';

/** What the features need of a registry record: typed values, the event's date, and when it was received. */
export interface SourceRecord {
  recordId: string;
  datasetId: string;
  agencyId: string;
  personId?: string;
  eventDate?: string;
  receivedAt: number;
  values: Readonly<Record<string, string | number | boolean | null>>;
}

/** The records that may be used as of an instant, by dataset, in an order that depends on nothing but themselves. */
export interface KnownRecords {
  /** The calendar date in China at the as-of instant. */
  asOfDate: string;
  of: (datasetId: string) => readonly SourceRecord[];
  all: readonly SourceRecord[];
}

/** Leaves out everything dated or received after `asOf` and sorts the rest by event date and record id. */
export function recordsKnownAt(records: readonly SourceRecord[], asOf: number): KnownRecords {
  const asOfDate = chinaDate(asOf);
  const all = records
    .filter((record) => record.receivedAt <= asOf && (record.eventDate ?? '') <= asOfDate)
    .sort((a, b) => compareText(a.eventDate ?? '', b.eventDate ?? '') || compareText(a.recordId, b.recordId));
  const byDataset = new Map<string, SourceRecord[]>();
  for (const record of all) {
    const group = byDataset.get(record.datasetId);
    if (group === undefined) byDataset.set(record.datasetId, [record]);
    else group.push(record);
  }
  return { asOfDate, all, of: (datasetId) => byDataset.get(datasetId) ?? [] };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A number of the record, null when absent; 422 `record-value-invalid` when it is anything but a finite number. */
export function numberIn(record: SourceRecord, field: string): number | null {
  const value = record.values[field] ?? null;
  if (value === null) return null;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw faulty(record, field, 'a finite number');
}

/** A text of the record, null when absent; 422 `record-value-invalid` when it is no text. */
export function textIn(record: SourceRecord, field: string): string | null {
  const value = record.values[field] ?? null;
  if (value === null || typeof value === 'string') return value;
  throw faulty(record, field, 'a text');
}

/** A date `YYYY-MM-DD` of the record, null when absent; 422 `record-value-invalid` when it is no date. */
export function dateIn(record: SourceRecord, field: string): string | null {
  const value = textIn(record, field);
  if (value === null || /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  throw faulty(record, field, 'a date');
}

/** A yes or no of the record, null when absent; 422 `record-value-invalid` when it is neither. */
export function flagIn(record: SourceRecord, field: string): boolean | null {
  const value = record.values[field] ?? null;
  if (value === null || typeof value === 'boolean') return value;
  throw faulty(record, field, 'true or false');
}

function faulty(record: SourceRecord, field: string, expected: string): Error {
  return invalid(
    'record-value-invalid',
    `/records/${record.recordId}/values/${field}`,
    `${record.datasetId} must give ${expected} here.`,
  );
}
