import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The invented county 田禾县: no division of China has this code within 百色市 4510. */
export const COUNTY_CODE = '451099';

/** A village of the county in the form the registry reads division registers. */
export interface Village {
  /** Twelve digits: county 6, township 3, village 3. */
  code: string;
  name: string;
  townshipCode: string;
  townshipName: string;
}

/** Where `county divisions` writes and everybody else reads. */
export const DIVISIONS_FILE = join(import.meta.dirname, 'divisions.json');

/** The 12 townships and 120 villages of the invented county, in the order of their codes. */
export function countyVillages(): Village[] {
  return JSON.parse(readFileSync(DIVISIONS_FILE, 'utf8')) as Village[];
}

/** The townships of villages, in the order of their codes. */
export function townshipsOf(villages: readonly Village[]): { code: string; name: string }[] {
  const names = new Map(villages.map(({ townshipCode, townshipName }) => [townshipCode, townshipName]));
  return [...names].map(([code, name]) => ({ code, name }));
}

const HOUSEHOLDS_PER_VILLAGE = 50;

/**
 * The villages in which a number of households live, in the order of their codes: about 50 in each, so that figures by
 * village are not all too small to be shown, in as many townships as there are such villages.
 */
export function inhabitedVillages(villages: readonly Village[], households: number): Village[] {
  const wanted = Math.max(1, Math.min(villages.length, Math.round(households / HOUSEHOLDS_PER_VILLAGE)));
  const turns = new Map<string, number>();
  const byTurns = villages
    .map((village) => {
      const turn = turns.get(village.townshipCode) ?? 0;
      turns.set(village.townshipCode, turn + 1);
      return { village, turn };
    })
    .sort((a, b) => a.turn - b.turn);
  const chosen = new Set(byTurns.slice(0, wanted).map(({ village }) => village));
  return villages.filter((village) => chosen.has(village));
}
