import { compact, read, unread, type Reading } from './cell.ts';
import { textSyllables } from './pinyin.ts';

/** A village as the division register names it. */
export interface Village {
  /** Twelve digits; the first nine are the township. */
  code: string;
  name: string;
  townshipCode: string;
  townshipName: string;
}

/** Finds a village by its code or by how an agency spells it, within a township when one is given. */
export type FindVillage = (cell: string, township?: string) => Reading<string>;

/** Prepares the search over the villages of the county. */
export function villageFinder(villages: readonly Village[]): FindVillage {
  const codes = new Set(villages.map(({ code }) => code));
  const spellings = new Map<string, string[]>();
  const townships = new Map<string, string>();
  for (const village of villages) {
    const township = townshipStem(village.townshipName);
    townships.set(township, township);
    const stem = villageStem(village.name);
    const sound = textSyllables(stem).join(' ');
    for (const key of new Set([`${township}/${stem}`, `/${stem}`, `${township}/~${sound}`, `/~${sound}`]))
      spellings.set(key, [...(spellings.get(key) ?? []), village.code]);
  }
  const only = (key: string): string | undefined => {
    const found = spellings.get(key);
    return found?.length === 1 ? found[0] : undefined;
  };
  return memoised((cell, townshipCell) => {
    const text = compact(cell);
    if (codes.has(text)) return read(text);
    const split = splitTownship(text, townships);
    const township = townshipCell === undefined ? split.township : townshipStem(compact(townshipCell));
    const stem = villageStem(split.village);
    const sound = `~${textSyllables(stem).join(' ')}`;
    const exact = only(`${township}/${stem}`);
    if (exact !== undefined) return read(exact);
    const similar = only(`/${stem}`) ?? only(`${township}/${sound}`) ?? only(`/${sound}`);
    return similar === undefined ? unread('F_VILLAGE_UNKNOWN') : read(similar, 'F_VILLAGE_SPELLING');
  });
}

function villageStem(name: string): string {
  const stem = name.replace(/(村民委员会|居民委员会|社区居委会|村委会|居委会|村委|行政村|社区|村)+$/u, '');
  return stem === '' ? name : stem;
}

function townshipStem(name: string): string {
  const stem = name
    .replace(/^.*[市县区](?=.{2,}[镇乡]|.{2,}街道)/u, '')
    .replace(/(街道办事处|街道|镇|乡)$/u, '');
  return stem === '' ? name : stem;
}

/** `百育镇那力村` carries its township in front. */
function splitTownship(
  text: string,
  townships: ReadonlyMap<string, string>,
): { township: string; village: string } {
  const match = /^(.*?(?:街道办事处|街道|镇|乡))(.+)$/u.exec(text);
  const township = match?.[1] === undefined ? undefined : townships.get(townshipStem(match[1]));
  return township === undefined ? { township: '', village: text } : { township, village: match?.[2] ?? text };
}

/** Files repeat a few hundred spellings hundreds of thousands of times. */
function memoised(find: FindVillage): FindVillage {
  const known = new Map<string, Reading<string>>();
  return (cell, township) => {
    const key = `${township ?? ''}\n${cell}`;
    const before = known.get(key);
    if (before) return before;
    const found = find(cell, township);
    if (known.size < 20_000) known.set(key, found);
    return found;
  };
}
