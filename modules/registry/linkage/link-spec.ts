/** What a column means; the comparison and the blocking of a column follow from it. */
export const ROLES = [
  'full-name',
  'given-name',
  'surname',
  'birth-date',
  'id-number',
  'sex',
  'phone',
  'address',
  'village',
  'postcode',
  'household-number',
  'organisation-code',
  'organisation-name',
  'category',
  'free-text',
  'number',
  'latitude',
  'longitude',
] as const;

export type Role = (typeof ROLES)[number];

export const DATE_FORMATS = [
  'yyyymmdd',
  'yyyy-mm-dd',
  'yyyy/mm/dd',
  'dd/mm/yyyy',
  'mm/dd/yyyy',
  'yyyy',
  'any',
] as const;

export type DateFormat = (typeof DATE_FORMATS)[number];

/** One compared column. `language` is that of names and text: `zh` by code points and pinyin, `latin` by letters. */
export interface LinkColumn {
  name: string;
  role: Role;
  language: 'zh' | 'latin';
  format: DateFormat;
}

/** What is linked, by which columns. The same spec gives the same comparisons and the same blocking keys. */
export interface LinkSpec {
  name: string;
  columns: readonly LinkColumn[];
  /** No two records of one source are the same thing; then records are compared only across sources. */
  oneRecordPerSource: boolean;
}
