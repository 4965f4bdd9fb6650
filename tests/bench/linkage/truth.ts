import { join } from 'node:path';
import { countPairs, type PairCounts } from './evaluator.ts';
import { Codes, tableRows } from './table.ts';

/** Who really stands behind the records of a set; places follow `truth.csv`. */
export interface Truth {
  entity: Int32Array;
  source: Int32Array;
  /** Place of a record by `source/record`. */
  places: Codes;
}

/** Reads `truth.csv` (`source,record,entity,…`) of a folder; throws when a record stands there twice. */
export function readTruth(folder: string): Truth {
  const [places, entities, sources] = [new Codes(), new Codes(), new Codes()];
  const [entity, source]: [number[], number[]] = [[], []];
  for (const [from = '', record = '', who = ''] of tableRows(join(folder, 'truth.csv'))) {
    if (places.of(`${from}/${record}`) !== entity.length) throw new Error(`${from}/${record} stands twice`);
    entity.push(entities.of(who));
    source.push(sources.of(from));
  }
  return { entity: Int32Array.from(entity), source: Int32Array.from(source), places };
}

/** Reads `clusters.csv` (`source,record,cluster`) in the order of the truth; throws when a record is missing or unknown. */
export function readClusters(file: string, { places, entity }: Truth): Int32Array {
  const codes = new Codes();
  const cluster = new Int32Array(entity.length).fill(-1);
  for (const [from = '', record = '', name = ''] of tableRows(file)) {
    const place = places.find(`${from}/${record}`);
    if (place === undefined) throw new Error(`${file}: ${from}/${record} is unknown`);
    cluster[place] = codes.of(name);
  }
  const missing = cluster.indexOf(-1);
  if (missing >= 0) throw new Error(`${file}: record at place ${String(missing)} has no cluster`);
  return cluster;
}

/** The pairs that a join by equal ID numbers finds; `valid` keeps only numbers that are 18 characters and right. */
export function exactIdPairs(
  folder: string,
  truth: Truth,
  { sources, column, valid }: { sources: readonly string[]; column: number; valid: boolean },
): PairCounts {
  const codes = new Codes();
  const cluster = new Int32Array(truth.entity.length);
  for (const source of sources)
    for (const cells of tableRows(join(folder, `${source}.csv`))) {
      const key = `${source}/${cells[0] ?? ''}`;
      const place = truth.places.find(key);
      if (place === undefined) throw new Error(`${key} is unknown`);
      const id = cells[column] ?? '';
      cluster[place] = codes.of(id === '' || (valid && !isValidId(id)) ? `single ${key}` : id);
    }
  return countPairs(truth.entity, cluster);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function isValidId(id: string): boolean {
  if (!/^\d{17}[\dX]$/u.test(id)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(id.charAt(index)), 0);
  return '10X98765432'.charAt(sum % 11) === id.charAt(17);
}
