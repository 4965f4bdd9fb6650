import type { RecordValue } from '../../intake/read-cell.ts';

/** A published record as rules read it; values in the units of its contract (fen, 0.01 亩). */
export interface FactRecord {
  id: string;
  dataset: string;
  agency: string;
  /** Whom it is joined to; null when it is about the household as a whole. */
  personId: string | null;
  /** The row carries a valid ID number: it is joined for sure. */
  numbered: boolean;
  batchId: string;
  rowNo: number;
  contractVersion: number;
  values: Readonly<Record<string, RecordValue>>;
}

export interface FactMember {
  personId: string;
  head: boolean;
  relation: string;
  /** Of the ID number, else of the household register; `YYYY-MM-DD`. */
  birthDate?: string;
}

/** What the published records say about one household now. */
export interface HouseholdFacts {
  householdId: string;
  villageCode: string;
  /** The day of evaluation in China. */
  today: string;
  members: readonly FactMember[];
  records: readonly FactRecord[];
  /** Loans under a member's ID number that are joined to somebody else or to nobody. */
  loansUnderNumber: readonly { ownerId: string; record: FactRecord }[];
  /** Rows of the register under a member's ID number that are joined to somebody else or to nobody. */
  rowsUnderNumber: readonly { ownerId: string; record: FactRecord }[];
}

/** One record of the evidence and the columns that contradict. */
export interface Evidence {
  record: FactRecord;
  columns: readonly string[];
}

/** A contradiction that a rule sees. `margin` in ppm: how far a figure is beyond its limit, 1,000,000 when none counts. */
export interface Finding {
  subjectKey: string;
  personId?: string;
  evidence: readonly Evidence[];
  margin: number;
}

/** Thresholds of a rule by name: fen, 0.01 亩, years, days, basis points. */
export type Parameters = Readonly<Record<string, number>>;

export type Detect = (facts: HouseholdFacts, parameters: Parameters) => Finding[];

export function ofDataset(facts: Pick<HouseholdFacts, 'records'>, dataset: string): FactRecord[] {
  return facts.records.filter((record) => record.dataset === dataset);
}

/** A date, month or text of a record; `undefined` where there is none. */
export function textOf(record: FactRecord, column: string): string | undefined {
  const value = record.values[column];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberOf(record: FactRecord, column: string): number | undefined {
  const value = record.values[column];
  return typeof value === 'number' ? value : undefined;
}

/** Whole years from a birth date to another date, both `YYYY-MM-DD`; a birthday counts. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** How far `value` lies beyond `limit`, in ppm of the limit, at most 1,000,000. */
export function marginPpm(value: number, limit: number): number {
  if (limit <= 0) return 1_000_000;
  return Math.max(0, Math.min(1_000_000, Math.round(((value - limit) * 1_000_000) / limit)));
}
