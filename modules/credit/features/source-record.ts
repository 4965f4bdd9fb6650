import { chinaDate } from '../../kernel/clock.ts';
import { invalid } from '../../kernel/problem.ts';
import { DATASETS, isCreditDataset, type DatasetId, type FieldOf } from './datasets.ts';

/** What the features need of a registry record: typed values, the event's date, and when it was received. */
export interface SourceRecord {
  recordId: string;
  datasetId: string;
  agencyId: string;
  personId?: string;
  eventDate?: string;
  receivedAt: number;
  values: Readonly<Record<string, string | number | boolean | null>>;
  /** Columns under an open objection, whose values are handed out as missing. */
  frozen?: readonly string[];
}

/** A record of one dataset, so that only the columns credit declared can be read of it. */
export type RecordOf<Id extends DatasetId> = SourceRecord & { datasetId: Id };

/** The records that may be used as of an instant, in an order that depends on nothing but themselves. */
export interface KnownRecords {
  /** The calendar date in China at the as-of instant. */
  asOfDate: string;
  of: <Id extends DatasetId>(datasetId: Id) => readonly RecordOf<Id>[];
  all: readonly SourceRecord[];
  /** Records left out because a column that credit reads is under objection. */
  disputed: readonly DisputedRecord[];
}

/** A record that speaks for no feature while the objection to these columns is open. */
export interface DisputedRecord {
  recordId: string;
  datasetId: string;
  agencyId: string;
  columns: readonly string[];
}

/**
 * Leaves out everything dated or received after `asOf`, the datasets that credit does not read, and the records of which
 * a column that it reads is under objection: a missing value is not zero, so the record speaks for nothing until the
 * objection is decided. Sorts the rest by event date and record id.
 */
export function recordsKnownAt(records: readonly SourceRecord[], asOf: number): KnownRecords {
  const asOfDate = chinaDate(asOf);
  const distinct = [...new Map(records.map((record) => [record.recordId, record])).values()];
  const known = distinct
    .filter((record) => isCreditDataset(record.datasetId))
    .filter((record) => record.receivedAt <= asOf && (record.eventDate ?? '') <= asOfDate);
  const all = known
    .filter((record) => disputedColumns(record).length === 0)
    .sort((a, b) => compareText(a.eventDate ?? '', b.eventDate ?? '') || compareText(a.recordId, b.recordId));
  const byDataset = new Map<string, SourceRecord[]>();
  for (const record of all) {
    const group = byDataset.get(record.datasetId);
    if (group === undefined) byDataset.set(record.datasetId, [record]);
    else group.push(record);
  }
  return {
    asOfDate,
    all,
    disputed: known.flatMap(disputedRecord).sort((a, b) => compareText(a.recordId, b.recordId)),
    of: <Id extends DatasetId>(datasetId: Id) => (byDataset.get(datasetId) ?? []) as RecordOf<Id>[],
  };
}

/** The columns under objection that some feature reads, sorted. */
function disputedColumns({ datasetId, frozen = [] }: SourceRecord): string[] {
  const read: readonly string[] = isCreditDataset(datasetId) ? DATASETS[datasetId].fields : [];
  return frozen.filter((column) => read.includes(column)).sort(compareText);
}

function disputedRecord(record: SourceRecord): DisputedRecord[] {
  const columns = disputedColumns(record);
  const { recordId, datasetId, agencyId } = record;
  return columns.length === 0 ? [] : [{ recordId, datasetId, agencyId, columns }];
}

/** The last day a record can speak of: an item it calls open may have been paid a day after it was received. */
export function lastDayOf(record: SourceRecord, asOfDate: string): string {
  const received = chinaDate(record.receivedAt);
  return received < asOfDate ? received : asOfDate;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A number of the record, null when absent; 422 `record-value-invalid` when it is anything but a finite number. */
export function numberIn<Id extends DatasetId>(record: RecordOf<Id>, field: FieldOf<Id>): number | null {
  const value = record.values[field] ?? null;
  if (value === null) return null;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw faulty(record, field, 'a finite number');
}

/** A text of the record, null when absent; 422 `record-value-invalid` when it is no text. */
export function textIn<Id extends DatasetId>(record: RecordOf<Id>, field: FieldOf<Id>): string | null {
  const value = record.values[field] ?? null;
  if (value === null || typeof value === 'string') return value;
  throw faulty(record, field, 'a text');
}

/** A date `YYYY-MM-DD` of the record, null when absent; 422 `record-value-invalid` when it is no date. */
export function dateIn<Id extends DatasetId>(record: RecordOf<Id>, field: FieldOf<Id>): string | null {
  const value = textIn(record, field);
  if (value === null || /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  throw faulty(record, field, 'a date');
}

/** A yes or no of the record, null when absent; 422 `record-value-invalid` when it is neither. */
export function flagIn<Id extends DatasetId>(record: RecordOf<Id>, field: FieldOf<Id>): boolean | null {
  const value = record.values[field] ?? null;
  if (value === null || typeof value === 'boolean') return value;
  throw faulty(record, field, 'true or false');
}

/** The number a text key is made of: the record's own id where the source gave none, so that nothing is merged. */
export function keyIn<Id extends DatasetId>(record: RecordOf<Id>, field: FieldOf<Id>): string {
  return textIn(record, field) ?? record.recordId;
}

function faulty(record: SourceRecord, field: string, expected: string): Error {
  return invalid(
    'record-value-invalid',
    `/records/${record.recordId}/values/${field}`,
    `${record.datasetId} must give ${expected} here.`,
  );
}
