import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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
