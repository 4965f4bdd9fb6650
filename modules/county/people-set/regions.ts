import { countyVillages, type Village } from '../places/divisions.ts';

/** A village of the set with the county that its addresses name. */
export interface Region {
  county: string;
  village: Village;
  /** Where a clerk who mistakes the village puts its people: the next village of the same township. */
  mistakenFor: Village;
}

const COUNTIES = ['田禾县', '云岭县', '右溪县', '百林县', '西陇县', '乐坡县'] as const;
const PEOPLE_PER_COUNTY = 300_000;

/**
 * The villages of as many invented counties as so many people fill. Village names are real and the same in each county;
 * the townships of the further counties bear the county's first character, so that an address without county is one place.
 */
export function regionsOf(people: number): Region[] {
  const villages = countyVillages();
  const counties = COUNTIES.slice(
    0,
    Math.min(COUNTIES.length, Math.max(1, Math.ceil(people / PEOPLE_PER_COUNTY))),
  );
  return counties.flatMap((county, nth) =>
    villages.map((village, index) => ({
      county,
      village: inCounty(village, nth, county),
      mistakenFor: inCounty(neighbourOf(villages, index), nth, county),
    })),
  );
}

function neighbourOf(villages: readonly Village[], index: number): Village {
  const own = villages[index];
  const next = villages[index + 1];
  const other = next?.townshipCode === own?.townshipCode ? next : villages[index - 1];
  if (other === undefined) throw new Error('a township of one village');
  return other;
}

function inCounty(village: Village, nth: number, county: string): Village {
  if (nth === 0) return village;
  const code = String(451_099 - nth);
  return {
    code: `${code}${village.code.slice(6)}`,
    name: village.name,
    townshipCode: `${code}${village.townshipCode.slice(6)}`,
    townshipName: `${county.charAt(0)}${village.townshipName}`,
  };
}
