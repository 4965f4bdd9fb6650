import type { components } from '../../../openapi/contract.gen.ts';

type Schemas = components['schemas'];
type VillageCounts = Schemas['VillageList']['items'][number];
type Grades = Schemas['CreditOverview']['villages'][number];

export const METRICS = ['scored', 'good', 'households'] as const;
export type Metric = (typeof METRICS)[number];

/** The figures of a village, or of a township as the sum of its villages; shares in percent, absent when withheld. */
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
}

interface GradeSums {
  all: number;
  scored: number;
  good: number;
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
    ...shares(sumsOf(byCode.get(village.code)?.cells ?? [])),
  }));
}

/** The townships, each with what its villages published; a village's withheld cells stay out of the shares. */
export function townshipFigures(counts: readonly VillageCounts[], grades: readonly Grades[]): AreaFigures[] {
  const townships = new Map(counts.map((village) => [village.townshipCode, village.townshipName]));
  return [...townships].map(([code, name]) => {
    const here = counts.filter((village) => village.townshipCode === code);
    const cells = grades.filter((row) => row.townshipCode === code).flatMap((row) => row.cells);
    return {
      code,
      name,
      townshipCode: code,
      townshipName: name,
      villages: here.length,
      households: here.reduce((sum, village) => sum + village.households, 0),
      persons: here.reduce((sum, village) => sum + village.persons, 0),
      ...shares(sumsOf(cells)),
    };
  });
}

function named({ code, name, townshipCode, townshipName }: VillageCounts) {
  return { code, name, townshipCode, townshipName };
}

/** What the cells that are shown add up to. */
export function sumsOf(cells: readonly Schemas['GradeCell'][]): GradeSums {
  const sum = (wanted: (grade: string) => boolean) =>
    cells.filter((cell) => wanted(cell.grade)).reduce((total, cell) => total + (cell.households ?? 0), 0);
  return {
    all: sum(() => true),
    scored: sum((grade) => !UNSCORED.includes(grade)),
    good: sum((grade) => GOOD.includes(grade)),
  };
}

function shares({ all, scored, good }: GradeSums) {
  return {
    scored: all === 0 ? undefined : (100 * scored) / all,
    good: scored === 0 ? undefined : (100 * good) / scored,
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
