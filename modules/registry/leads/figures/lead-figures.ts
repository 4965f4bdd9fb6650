import type { Tx } from '../../../kernel/transaction.ts';
import type { VillageCount } from '../../people/count-villages.ts';
import { countLeads } from '../leads-view.ts';
import type { LeadState } from '../life/lead-state.ts';

/** Smaller numbers are withheld, and so is a second one where a sum would give them away. */
export const SMALLEST_SHOWN = 5;

export const FIGURE_GROUPS = ['waiting', 'asked', 'confirmed', 'groundless'] as const;
export type FigureGroup = (typeof FIGURE_GROUPS)[number];

const GROUP_OF: Readonly<Record<LeadState, FigureGroup>> = {
  open: 'waiting',
  overdue: 'waiting',
  asked: 'asked',
  answered: 'asked',
  confirmed: 'confirmed',
  upheld: 'confirmed',
  appealed: 'confirmed',
  dismissed: 'groundless',
  'data-error': 'groundless',
  overturned: 'groundless',
  'resolved-by-data': 'groundless',
};

export interface FigureCell {
  group: FigureGroup;
  withheld: boolean;
  leads?: number;
}

export interface FigureRow {
  code: string;
  name: string;
  households: number;
  cells: FigureCell[];
}

/** Leads by village and group of states in an area; the county's row is the sum of its villages. */
export async function leadFigures(
  tx: Tx,
  area: string,
  villages: readonly VillageCount[],
): Promise<{ county: FigureRow; villages: FigureRow[] }> {
  const own = villages.filter(({ code }) => code.startsWith(area));
  const index = new Map(own.map(({ code }, at) => [code, at]));
  const counts = own.map(() => FIGURE_GROUPS.map(() => 0));
  for (const { code, state, leads } of await countLeads(tx, area)) {
    const row = counts[index.get(code) ?? -1];
    const column = FIGURE_GROUPS.indexOf(GROUP_OF[state]);
    if (row) row[column] = (row[column] ?? 0) + leads;
  }
  const totals = FIGURE_GROUPS.map((_, at) => counts.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const hidden = withhold(counts);
  return {
    county: {
      code: area,
      name: '',
      households: own.reduce((sum, { households }) => sum + households, 0),
      cells: cellsOf(
        totals,
        totals.map((count) => count > 0 && count < SMALLEST_SHOWN),
      ),
    },
    villages: own.map(({ code, name, townshipName, households }, at) => ({
      code,
      name: `${townshipName}${name}`,
      households,
      cells: cellsOf(counts[at] ?? [], hidden[at] ?? []),
    })),
  };
}

function cellsOf(counts: readonly number[], hidden: readonly boolean[]): FigureCell[] {
  return FIGURE_GROUPS.map((group, at) =>
    hidden[at] === true ? { group, withheld: true } : { group, withheld: false, leads: counts[at] ?? 0 },
  );
}

/**
 * Withholds counts from 1 to below the threshold. Known are the sums of the columns, not of the rows: a column with
 * withheld cells has at least two of them that add up to the threshold, the smallest shown ones go first. Zeros tell
 * about nobody and are shown unless they are needed as a second cell.
 */
export function withhold(counts: readonly (readonly number[])[], threshold = SMALLEST_SHOWN): boolean[][] {
  const hidden = counts.map((row) => row.map((count) => count > 0 && count < threshold));
  for (const [column] of FIGURE_GROUPS.entries()) {
    const own = counts.map((row, at) => ({ at, count: row[column] ?? 0 }));
    const kept = own.filter(({ at }) => hidden[at]?.[column] !== true).sort((a, b) => a.count - b.count);
    const gone = own.filter(({ at }) => hidden[at]?.[column] === true);
    let cells = gone.length;
    let sum = gone.reduce((total, { count }) => total + count, 0);
    const shown = [...kept.filter(({ count }) => count > 0), ...kept.filter(({ count }) => count === 0)];
    while (cells > 0 && (cells < 2 || sum < threshold)) {
      const next = shown.shift();
      const row = next && hidden[next.at];
      if (!next || !row) break;
      row[column] = true;
      cells += 1;
      sum += next.count;
    }
  }
  return hidden;
}
