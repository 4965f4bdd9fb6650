import type { Cells, Dataset, Row } from '../datasets/dataset.ts';
import type { Random } from '../random/random.ts';
import { DAMAGES, type Damaged } from './damage.ts';
import {
  CORRUPTED_SHARE,
  DUPLICATE_SHARE,
  ERROR_WEIGHTS,
  SECOND_ERROR_SHARE,
  THIRD_ERROR_SHARE,
  type DirtKind,
} from './dirt-rates.ts';

/** A row as the agency sends it, and what is wrong with it. */
export interface SoiledRow {
  cells: Cells;
  dirt: readonly DirtKind[];
  /** The export repeats the row. */
  twice: boolean;
}

/** What a row is soiled with. */
interface Soil {
  random: Random;
  spared: boolean;
}

const WEIGHT_SUM = ERROR_WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0);
const TRIES = 20;

/** Turns a true row into one as agencies send it; a `spared` one is only written in the agency's style. */
export function soilRow(row: Row, dataset: Dataset, { random, spared }: Soil): SoiledRow {
  const damaged: Damaged = { row, dataset, cells: { ...row.cells }, random };
  const dirt: DirtKind[] = row.cells['idNumber'] === row.person.idNumber ? [] : ['id-borrowed'];
  if (spared) return { cells: inStyle(damaged, dirt), dirt, twice: false };
  if (random.chance(dataset.missingIdShare)) {
    damaged.cells['idNumber'] = '';
    dirt.push('id-missing');
  }
  for (let left = errorCount(random); left > 0; left -= 1) damageOnce(damaged, dirt);
  const cells = inStyle(damaged, dirt);
  return { cells, dirt, twice: random.chance(DUPLICATE_SHARE) };
}

function errorCount(random: Random): number {
  if (!random.chance(CORRUPTED_SHARE)) return 0;
  if (!random.chance(SECOND_ERROR_SHARE)) return 1;
  return random.chance(THIRD_ERROR_SHARE) ? 3 : 2;
}

/** Draws errors until one can happen in this row. */
function damageOnce(damaged: Damaged, dirt: DirtKind[]): void {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const kind = drawKind(damaged.random);
    const change = dirt.includes(kind) ? undefined : DAMAGES[kind]?.(damaged);
    if (change !== undefined) {
      Object.assign(damaged.cells, change);
      dirt.push(kind);
      return;
    }
  }
}

function drawKind(random: Random): DirtKind {
  let rest = random.integer(0, WEIGHT_SUM - 1);
  for (const [kind, weight] of ERROR_WEIGHTS) {
    if (rest < weight) return kind;
    rest -= weight;
  }
  return 'id-spaced';
}

/** Writes villages and dots of names as this agency does. */
function inStyle({ row, dataset, cells }: Damaged, dirt: DirtKind[]): Cells {
  const { village } = row.household;
  if (cells['village'] === village.name)
    cells['village'] = `${village.name.replace(/村(民)?委会$/u, '')}${dataset.style.villageEnd}`;
  const name = cells['name'] ?? '';
  if (name.includes('·') && dataset.style.dot !== '·') {
    cells['name'] = name.replaceAll('·', dataset.style.dot);
    dirt.push('name-dot');
  }
  return cells;
}
