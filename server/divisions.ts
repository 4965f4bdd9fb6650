import { readFileSync } from 'node:fs';
import { countyVillages, type Village } from '../modules/county/index.ts';

/** The villages of the county: from the operator's file, else those of the invented county. */
export function loadDivisions(file: string | undefined): readonly Village[] {
  if (file === undefined) return countyVillages();
  try {
    return checked(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`DIVISIONS_FILE ${file} cannot be read as a list of villages`, { cause: error });
  }
}

function checked(content: unknown): readonly Village[] {
  if (!Array.isArray(content)) throw new TypeError('not a list');
  for (const village of content as Partial<Village>[]) {
    if (!/^\d{12}$/.test(village.code ?? ''))
      throw new TypeError(`${JSON.stringify(village)} has no code of 12 digits`);
    if (!village.name || !village.townshipCode || !village.townshipName) {
      throw new TypeError(`${String(village.code)} lacks a name`);
    }
  }
  return content as readonly Village[];
}
