import type { Tx } from '../../kernel/transaction.ts';
import { GRADES } from '../scorecard/scorecard.ts';
import type { Scoring, Village } from '../scores/scoring.ts';
import { gradeCounts, type GradeCount } from './standing-view.ts';
import { withholdSmallCells } from './withhold-small-cells.ts';

/** Cells of fewer households are withheld. */
export const SMALLEST_CELL = 10;

/** The columns of the overview: the grades, scored without a number, not scored yet. */
const COLUMNS = [...GRADES, 'unrated', 'unscored'] as const;

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

export interface CreditOverview {
  asOf: number;
  threshold: number;
  county: GradeRow;
  villages: (GradeRow &
    Pick<Village, 'townshipCode' | 'townshipName'> & { villageCode: string; villageName: string })[];
}

/** Households per village and grade, k-anonymous: small cells, and those that would give them away, are withheld. */
export async function creditOverview(tx: Tx, scoring: Scoring): Promise<CreditOverview> {
  const villages = await scoring.registry.villages(tx);
  const counts = tableOf(villages, await gradeCounts(tx));
  const withheld = withholdSmallCells(counts, SMALLEST_CELL);
  const county = COLUMNS.map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const [countyWithheld = []] = withholdSmallCells([county], SMALLEST_CELL);
  return {
    asOf: scoring.clock.now(),
    threshold: SMALLEST_CELL,
    county: rowOf(county, countyWithheld),
    villages: villages.map((village, index) => ({
      villageCode: village.code,
      villageName: village.name,
      townshipCode: village.townshipCode,
      townshipName: village.townshipName,
      ...rowOf(counts[index] ?? [], withheld[index] ?? []),
    })),
  };
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
