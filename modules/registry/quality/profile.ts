import type { ContractColumn, DataContract } from '../contract/data-contract.ts';
import type { CheckedRow, StandardRow } from '../intake/check-row.ts';
import { dimensionOf } from './dimension-of.ts';
import { FrequentValues } from './frequent-values.ts';
import { QuantileSketch, type NumberSummary } from './quantile-sketch.ts';

/** What one column of a file looks like. `filled` + `empty` = rows that were taken. */
export interface ColumnProfile {
  column: string;
  filled: number;
  empty: number;
  /** Cells that could not be used, of rows taken or not. */
  invalid: number;
  numbers?: NumberSummary;
  /** Rows by code, for columns with listed values. */
  codes?: Readonly<Record<string, number>>;
  /** Rows that share one value, where there are suspiciously many. */
  mostFrequent?: number;
}

/** A file in figures; no value of a row stands in it. */
export interface Profile {
  rows: number;
  accepted: number;
  /** Rows by dimension that have a finding of it. */
  faulty: Readonly<Record<'validity' | 'consistency', number>>;
  /** Cells that were left empty although they should be filled, of all such cells. */
  gaps: number;
  late: number;
  dated: number;
  columns: readonly ColumnProfile[];
}

interface Counter {
  column: ContractColumn;
  filled: number;
  invalid: number;
  sketch?: QuantileSketch;
  codes?: Map<string, number>;
  frequent?: FrequentValues;
}

const NUMBERS = new Set(['integer', 'decimal', 'money', 'area', 'weight', 'year']);
const IDENTIFYING = new Set(['id-number', 'phone']);

/** Takes the measure of a file while its rows pass by. */
export class Profiler {
  private readonly contract: DataContract;
  private readonly counters: readonly Counter[];
  private readonly byName: ReadonlyMap<string, Counter>;
  private readonly shouldBeFilled: ReadonlySet<string>;
  private readonly lateBefore: string | undefined;
  private rows = 0;
  private accepted = 0;
  private gaps = 0;
  private late = 0;
  private dated = 0;
  private readonly faulty = { validity: 0, consistency: 0 };

  /** `today`: the day of receipt in China. */
  constructor(contract: DataContract, today: string) {
    this.contract = contract;
    this.counters = contract.columns.map(counterOf);
    this.byName = new Map(this.counters.map((counter) => [counter.column.name, counter]));
    this.shouldBeFilled = new Set(contract.quality.complete);
    const { timeliness } = contract.quality;
    this.lateBefore = timeliness && daysBefore(today, timeliness.days);
  }

  add(row: CheckedRow): void {
    this.rows += 1;
    this.addFindings(row);
    if (!('rejected' in row)) this.addCells(row);
  }

  profile(): Profile {
    return {
      rows: this.rows,
      accepted: this.accepted,
      faulty: { ...this.faulty },
      gaps: this.gaps,
      late: this.late,
      dated: this.dated,
      columns: this.counters.map((counter) => columnProfile(counter, this.accepted)),
    };
  }

  private addFindings({ findings }: CheckedRow): void {
    let validity = false;
    let consistency = false;
    for (const finding of findings) {
      const dimension = dimensionOf(finding.code);
      if (dimension === 'completeness') this.gaps += 1;
      if (dimension === 'validity') validity = true;
      if (dimension === 'consistency') consistency = true;
      const counter = dimension === 'validity' ? this.byName.get(finding.column ?? '') : undefined;
      if (counter) counter.invalid += 1;
    }
    if (validity) this.faulty.validity += 1;
    if (consistency) this.faulty.consistency += 1;
  }

  private addCells(row: StandardRow): void {
    // A withdrawal says nothing but its key.
    if (row.withdraws) return;
    this.accepted += 1;
    for (const counter of this.counters) {
      const { name } = counter.column;
      const value = row.identity[name] ?? row.values[name] ?? null;
      if (value !== null && value !== '') count(counter, value);
      else if (this.shouldBeFilled.has(name)) this.gaps += 1;
    }
    this.addDate(row);
  }

  private addDate(row: StandardRow): void {
    const { timeliness } = this.contract.quality;
    const date = timeliness && row.values[timeliness.column];
    if (typeof date !== 'string' || this.lateBefore === undefined) return;
    this.dated += 1;
    if (date < this.lateBefore) this.late += 1;
  }
}

function count(counter: Counter, value: string | number | boolean): void {
  counter.filled += 1;
  if (typeof value === 'number') counter.sketch?.add(value);
  if (typeof value !== 'string') return;
  counter.frequent?.add(value);
  counter.codes?.set(value, (counter.codes.get(value) ?? 0) + 1);
}

function counterOf(column: ContractColumn): Counter {
  return {
    column,
    filled: 0,
    invalid: 0,
    ...(NUMBERS.has(column.type) ? { sketch: new QuantileSketch() } : {}),
    ...(column.type === 'code' ? { codes: new Map<string, number>() } : {}),
    ...(IDENTIFYING.has(column.type) ? { frequent: new FrequentValues() } : {}),
  };
}

const FREQUENT_ROWS = 200;
const FEW_ROWS = 20;

/** The same in 200 rows, or in a fifth of at least 20: more than any person or phone has in one file. */
function suspicious(most: number, filled: number): boolean {
  return most >= FREQUENT_ROWS || (most >= FEW_ROWS && most * 5 >= filled);
}

function columnProfile(counter: Counter, accepted: number): ColumnProfile {
  const { column, filled, invalid, sketch, codes, frequent } = counter;
  const numbers = sketch?.summary();
  const most = frequent?.most() ?? 0;
  return {
    column: column.name,
    filled,
    empty: accepted - filled,
    invalid,
    ...(numbers ? { numbers } : {}),
    ...(codes ? { codes: Object.fromEntries([...codes].sort(([a], [b]) => (a < b ? -1 : 1))) } : {}),
    ...(suspicious(most, filled) ? { mostFrequent: most } : {}),
  };
}

function daysBefore(date: string, days: number): string {
  const instant = Date.parse(`${date}T00:00:00.000Z`) - days * 86_400_000;
  return new Date(instant).toISOString().slice(0, 10);
}
