import type { components } from '../../../openapi/contract.gen.ts';

type Schemas = components['schemas'];
type VillageCounts = Schemas['VillageList']['items'][number];
type Grades = Schemas['CreditOverview']['villages'][number];
type TownshipGrades = Schemas['CreditOverview']['townships'][number];

export const METRICS = ['scored', 'good', 'households'] as const;
export type Metric = (typeof METRICS)[number];

/**
 * The figures of a village or a township; shares in percent of its households. Where small cells are withheld, a share
 * is what at least holds (`least` names it); it is absent when nothing may be said.
 */
export interface AreaFigures {
  code: string;
  name: string;
  townshipCode: string;
  townshipName: string;
  villages: number;
  households: number;
  persons: number;
  scored: number | undefined;
  good: number | undefined;
  least: boolean;
}

const GOOD: readonly string[] = ['AAA', 'AA', 'A'];
const UNSCORED: readonly string[] = ['unrated', 'unscored'];

/** Every village with its counts and what may be said of its grades. */
export function villageFigures(counts: readonly VillageCounts[], grades: readonly Grades[]): AreaFigures[] {
  const byCode = new Map(grades.map((row) => [row.villageCode, row]));
  return counts.map((village) => ({
    ...named(village),
    villages: 1,
    households: village.households,
    persons: village.persons,
    ...sharesOf(byCode.get(village.code)?.cells ?? [], village.households),
  }));
}

/** The townships with what may be said of each as a whole. */
export function townshipFigures(
  counts: readonly VillageCounts[],
  grades: readonly TownshipGrades[],
): AreaFigures[] {
  const byCode = new Map(grades.map((row) => [row.townshipCode, row]));
  const townships = new Map(counts.map((village) => [village.townshipCode, village.townshipName]));
  return [...townships].map(([code, name]) => {
    const here = counts.filter((village) => village.townshipCode === code);
    const households = here.reduce((sum, village) => sum + village.households, 0);
    return {
      code,
      name,
      townshipCode: code,
      townshipName: name,
      villages: here.length,
      households,
      persons: here.reduce((sum, village) => sum + village.persons, 0),
      ...sharesOf(byCode.get(code)?.cells ?? [], households),
    };
  });
}

function named({ code, name, townshipCode, townshipName }: VillageCounts) {
  return { code, name, townshipCode, townshipName };
}

/** The shares of households that are scored, and that stand at A or better, as far as the cells are shown. */
export function sharesOf(
  cells: readonly Schemas['GradeCell'][],
  households: number,
): Pick<AreaFigures, 'scored' | 'good' | 'least'> {
  const share = (wanted: (grade: string) => boolean): number | undefined => {
    const shown = cells.filter((cell) => wanted(cell.grade) && !cell.withheld);
    if (shown.length === 0 || households === 0) return undefined;
    return (100 * shown.reduce((sum, cell) => sum + (cell.households ?? 0), 0)) / households;
  };
  return {
    scored: share((grade) => !UNSCORED.includes(grade)),
    good: share((grade) => GOOD.includes(grade)),
    least: cells.some((cell) => cell.withheld && !UNSCORED.includes(cell.grade)),
  };
}

/** The class of a figure on the five-step scale, 0 to 4; shares in fifths, counts between least and most. */
export function stepOf(areas: readonly AreaFigures[], area: AreaFigures, metric: Metric): number | undefined {
  const value = area[metric];
  if (value === undefined) return undefined;
  const [least, most] = metric === 'households' ? range(areas) : [0, 100];
  if (most === least) return 2;
  return Math.min(4, Math.floor((5 * (value - least)) / (most - least)));
}

/** The lower and upper edge of each of the five classes. */
export function classEdges(areas: readonly AreaFigures[], metric: Metric): [number, number][] {
  const [least, most] = metric === 'households' ? range(areas) : [0, 100];
  return [0, 1, 2, 3, 4].map((step) => [
    least + ((most - least) * step) / 5,
    least + ((most - least) * (step + 1)) / 5,
  ]);
}

function range(areas: readonly AreaFigures[]): [number, number] {
  const all = areas.map((area) => area.households);
  return [Math.min(...all), Math.max(...all)];
}
