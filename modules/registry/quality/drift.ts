import type { DriftTerms, QualityTerms } from '../contract/quality-contract.ts';
import type { Baseline } from './assess.ts';
import type { ColumnProfile, Profile } from './profile.ts';

/** How a full delivery differs from the one before; `before` and `now` in rows, basis points or the column's unit. */
export interface Drift {
  kind: 'rows' | 'nulls' | 'new-codes' | 'mean' | 'median';
  column?: string;
  before: number;
  now: number;
  /** The change in basis points: of the rows, of the share, or of the earlier figure; negative for less. */
  changeBp: number;
  limitBp: number;
  breached: boolean;
}

type Figures = Pick<Profile, 'rows' | 'accepted' | 'columns'>;

/** Compares a file with the last full delivery of its dataset; nothing is said when that one was too short. */
export function driftOf(now: Figures, before: Baseline, terms: QualityTerms): Drift[] {
  if (before.rows < Math.max(1, terms.minimumRows)) return [];
  const columns = now.accepted < Math.max(1, terms.minimumRows) ? [] : now.columns;
  const earlier = new Map(before.columns.map((column) => [column.column, column]));
  return [
    rowsDrift(now.rows, before.rows, terms.drift),
    ...columns.flatMap((column) => {
      const own = earlier.get(column.column);
      return own ? columnDrift(column, own, terms.drift) : [];
    }),
  ];
}

function rowsDrift(now: number, before: number, terms: DriftTerms): Drift {
  const changeBp = changeOf(before, now);
  const limitBp = changeBp < 0 ? terms.rowsFewerBp : terms.rowsMoreBp;
  return { kind: 'rows', before, now, changeBp, limitBp, breached: Math.abs(changeBp) >= limitBp };
}

function columnDrift(now: ColumnProfile, before: ColumnProfile, terms: DriftTerms): Drift[] {
  const { column } = now;
  const drift: Drift[] = [];
  const [emptyBefore, emptyNow] = [share(before.empty, total(before)), share(now.empty, total(now))];
  const nulls = emptyNow - emptyBefore;
  drift.push({
    kind: 'nulls',
    column,
    before: emptyBefore,
    now: emptyNow,
    changeBp: nulls,
    limitBp: terms.nullsMoreBp,
    breached: nulls >= terms.nullsMoreBp && nulls > 0,
  });
  if (now.codes && before.codes) drift.push(codesDrift(now, before, terms.newCodesBp));
  if (now.numbers && before.numbers) {
    drift.push(shift('mean', column, [before.numbers.mean, now.numbers.mean], terms.shiftBp));
    drift.push(shift('median', column, [before.numbers.p50, now.numbers.p50], terms.shiftBp));
  }
  return drift;
}

function codesDrift(now: ColumnProfile, before: ColumnProfile, limitBp: number): Drift {
  const known = before.codes ?? {};
  const fresh = Object.entries(now.codes ?? {}).filter(([code]) => !Object.hasOwn(known, code));
  const rows = fresh.reduce((sum, [, count]) => sum + count, 0);
  const changeBp = share(rows, now.filled);
  const breached = changeBp >= limitBp && changeBp > 0;
  return {
    kind: 'new-codes',
    column: now.column,
    before: Object.keys(known).length,
    now: fresh.length,
    changeBp,
    limitBp,
    breached,
  };
}

function shift(
  kind: 'mean' | 'median',
  column: string,
  [before, now]: readonly [number, number],
  limitBp: number,
): Drift {
  const changeBp = changeOf(before, now);
  return { kind, column, before, now, changeBp, limitBp, breached: Math.abs(changeBp) > limitBp };
}

function total({ filled, empty }: ColumnProfile): number {
  return filled + empty;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part * 10_000) / whole);
}

const MOST = 1_000_000;

/** Of what it was; from nothing any change is as large as can be said. */
function changeOf(before: number, now: number): number {
  if (before === now) return 0;
  if (before === 0) return now > 0 ? MOST : -MOST;
  const change = Math.round(((now - before) * 10_000) / Math.abs(before));
  return Math.max(-MOST, Math.min(MOST, change));
}
