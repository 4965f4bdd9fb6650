export {
  generateCounty,
  MANIFEST_FILE,
  TRUTH_FILE,
  type County,
  type CountyFarmer,
  type CountyFile,
  type CountyOrder,
} from './generate-county.ts';
export { COUNTY_CODE, countyVillages, DIVISIONS_FILE, type Village } from './places/divisions.ts';
export { extractDivisions } from './places/extract-divisions.ts';
