import type { LinkSpec } from '../linkage/link-spec.ts';

/** By what the registry links persons. The columns are filled from the subject of a data contract. */
export const PERSON_SPEC = {
  name: 'person',
  oneRecordPerSource: false,
  columns: [
    { name: 'name', role: 'full-name', language: 'zh', format: 'any' },
    { name: 'idNumber', role: 'id-number', language: 'zh', format: 'any' },
    { name: 'birthDate', role: 'birth-date', language: 'zh', format: 'yyyy-mm-dd' },
    { name: 'sex', role: 'sex', language: 'zh', format: 'any' },
    // The code of the village, however its name was written; like a postcode it begins with the township.
    { name: 'village', role: 'postcode', language: 'latin', format: 'any' },
    { name: 'phone', role: 'phone', language: 'zh', format: 'any' },
    { name: 'householdNumber', role: 'household-number', language: 'zh', format: 'any' },
  ],
} as const satisfies LinkSpec;

export type PersonColumn = (typeof PERSON_SPEC)['columns'][number]['name'];
