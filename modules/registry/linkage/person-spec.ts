import { readFileSync } from 'node:fs';
import type { LinkModel } from './link-model.ts';
import type { LinkSpec } from './link-spec.ts';

/**
 * How the registry links persons: name, ID number, birth date and sex of the record's own, the village by its division
 * code, the telephone. The household number is no evidence of who somebody is: all of a family have it.
 */
export const PERSON_SPEC: LinkSpec = {
  name: 'person',
  oneRecordPerSource: false,
  columns: [
    { name: 'name', role: 'full-name', language: 'zh', format: 'any' },
    { name: 'sex', role: 'sex', language: 'latin', format: 'any' },
    { name: 'birthDate', role: 'birth-date', language: 'latin', format: 'yyyy-mm-dd' },
    { name: 'idNumber', role: 'id-number', language: 'latin', format: 'any' },
    { name: 'phone', role: 'phone', language: 'latin', format: 'any' },
    { name: 'village', role: 'village', language: 'zh', format: 'any' },
  ],
};

/** The approved model of persons, trained on the generated county: see the README how. */
export function personModel(): LinkModel {
  return JSON.parse(readFileSync(new URL('./models/person-1.json', import.meta.url), 'utf8')) as LinkModel;
}
