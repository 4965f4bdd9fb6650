import type { Tx } from '../../kernel/transaction.ts';
import { GRADES } from '../scorecard/scorecard.ts';
import type { Scoring, Village } from '../scores/scoring.ts';
import { gradeCounts, type GradeCount } from './standing-view.ts';
import { nestedLines, withholdSmallCells } from './withhold-small-cells.ts';

/** Cells of fewer households are withheld. */
export const SMALLEST_CELL = 10;

/** The columns of the overview: the grades, scored without a number, not scored yet. */
const COLUMNS = [...GRADES, 'unrated', 'unscored'] as const;

/** That no household is without a score tells nothing about any of them. */
const harmlessZeros: ReadonlySet<number> = new Set([COLUMNS.indexOf('unscored')]);

export interface GradeCell {
  grade: (typeof COLUMNS)[number];
  withheld: boolean;
  households?: number;
}

export interface GradeRow {
  /** Absent below the threshold. */
  households?: number;
  cells: GradeCell[];
}

interface TownshipName {
  townshipCode: string;
  townshipName: string;
}

export interface CreditOverview {
  asOf: number;
  threshold: number;
  county: GradeRow;
  townships: (GradeRow & TownshipName)[];
  villages: (GradeRow & TownshipName & { villageCode: string; villageName: string })[];
}

/**
 * Households per grade for the county, its townships and its villages, k-anonymous: small cells, and those that would
 * give them away across the levels, are withheld.
 */
export async function creditOverview(tx: Tx, scoring: Scoring): Promise<CreditOverview> {
  const villages = await scoring.registry.villages(tx);
  const byVillage = tableOf(villages, await gradeCounts(tx));
  const townships = [...new Map(villages.map((village) => [village.townshipCode, village.townshipName]))];
  const parentOf = villages.map((village) => townships.findIndex(([code]) => code === village.townshipCode));
  const byTownship = townships.map((_, parent) =>
    totalOf(byVillage.filter((_row, at) => parentOf[at] === parent)),
  );
  const counts = [...byTownship, ...byVillage];
  const lines = nestedLines(townships.length, parentOf, COLUMNS.length);
  const withheld = withholdSmallCells(counts, SMALLEST_CELL, { lines, harmlessZeros });
  const county = totalOf(byTownship);
  const row = (at: number): GradeRow => rowOf(counts[at] ?? [], withheld[at] ?? []);
  return {
    asOf: scoring.clock.now(),
    threshold: SMALLEST_CELL,
    county: rowOf(county, withholdSmallCells([county], SMALLEST_CELL, { harmlessZeros })[0] ?? []),
    townships: townships.map(([townshipCode, townshipName], at) => ({
      townshipCode,
      townshipName,
      ...row(at),
    })),
    villages: villages.map(({ code, name, townshipCode, townshipName }, at) => ({
      villageCode: code,
      villageName: name,
      townshipCode,
      townshipName,
      ...row(townships.length + at),
    })),
  };
}

function totalOf(rows: readonly (readonly number[])[]): number[] {
  return COLUMNS.map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
}

function tableOf(villages: readonly Village[], graded: readonly GradeCount[]): number[][] {
  const byCell = new Map(graded.map((count) => [`${count.villageCode} ${count.grade}`, count.households]));
  return villages.map((village) => {
    const row = COLUMNS.map((grade) => byCell.get(`${village.code} ${grade}`) ?? 0);
    const scored = row.reduce((sum, count) => sum + count, 0);
    row[COLUMNS.length - 1] = Math.max(0, village.households - scored);
    return row;
  });
}

function rowOf(counts: readonly number[], withheld: readonly boolean[]): GradeRow {
  const households = counts.reduce((sum, count) => sum + count, 0);
  const cells = COLUMNS.map((grade, column): GradeCell => {
    if (withheld[column] !== false) return { grade, withheld: true };
    return { grade, withheld: false, households: counts[column] ?? 0 };
  });
  return households < SMALLEST_CELL ? { cells } : { households, cells };
}
