/** The synthetic county: agency files as dirty as real ones, with the truth beside them. */
export { generateCounty, TRUTH_FILE, type County, type CountyFile } from './generate-county.ts';
export { generatePeople, type PeopleOrder, type PeopleSet } from './people-set/generate-people.ts';
export { countyVillages, DIVISIONS_FILE, type Village } from './places/divisions.ts';
export { extractDivisions } from './places/extract-divisions.ts';
