import type { AgreementTerms, FieldClass, Recipient } from './agreement-terms.ts';
import type { CrossRule, DeliveryTerms, QualityTerms, Reference } from './quality-contract.ts';

/** A text in both languages of the platform. */
export interface TwoLanguages {
  zh: string;
  en: string;
}

/**
 * What a cell is and what it becomes. Every type says in `values/` how it is read; what stands in a record's values:
 * `text`, `person-name`, `household-number`, `uscc`, `code` text; `date` `YYYY-MM-DD`; `month` `YYYY-MM`;
 * `village` the 12-digit code; `integer`, `year` a whole number; `decimal` the number times 10^`scale`; `money` fen;
 * `area` 0.01 亩; `weight` grams; `boolean` true or false; `id-number` and `phone` never stand there.
 */
export const COLUMN_TYPES = [
  'text',
  'id-number',
  'person-name',
  'phone',
  'household-number',
  'uscc',
  'code',
  'village',
  'date',
  'month',
  'year',
  'integer',
  'decimal',
  'money',
  'area',
  'weight',
  'boolean',
] as const;

export type ColumnType = (typeof COLUMN_TYPES)[number];

/** Units a contract may name: the file's unit, not ours. */
export const COLUMN_UNITS = {
  money: ['元', '万元'],
  area: ['亩', '公顷'],
  weight: ['克', '两', '斤', '公斤', '担', '吨'],
} as const;

/** One column of a dataset. `name` is ours (camelCase), `header` the exact text in the file. */
export interface ContractColumn {
  name: string;
  header: string;
  title: TwoLanguages;
  type: ColumnType;
  /** An empty cell rejects the row. */
  required: boolean;
  /** Largest number of characters of a text; 200 when the contract is silent. */
  maxLength: number;
  unit?: string;
  /** Decimal places kept by `decimal`. */
  scale: number;
  min?: number;
  max?: number;
  /** `code`: the text in the file to the code we keep. */
  values?: Readonly<Record<string, string>>;
  /** `date`: whole numbers are Excel serial dates. */
  excelSerial: boolean;
  /** `village`: the column with the township's name, which narrows the search. */
  township?: string;
  /** What law makes of it; stated wherever an agreement stands. */
  class?: FieldClass;
  /** Who gets it beside the person; stated wherever an agreement stands. */
  recipients?: readonly Recipient[];
}

/** Which columns say whom a row is about. All are names of columns. */
export interface ContractSubject {
  idNumber?: string;
  name?: string;
  birthDate?: string;
  sex?: string;
  village?: string;
  phone?: string;
  deceased?: string;
  householdNumber?: string;
  /** The relation to the head of the household; `code` column in which `head` is the head. */
  relation?: string;
}

/** The agreement with one agency about one dataset, as a YAML file in `contracts/` states it. */
export interface DataContract {
  dataset: string;
  version: number;
  title: TwoLanguages;
  agency: { slug: string; name: TwoLanguages };
  columns: readonly ContractColumn[];
  /** The columns that identify a row in every delivery. */
  naturalKey: readonly string[];
  subject: ContractSubject;
  /** The date column that says when the fact happened. */
  eventDate?: string;
  /** True for the register that forms households and their membership (civil affairs). */
  formsHouseholds: boolean;
  /** Largest share of rejected rows in basis points. */
  toleranceBp: number;
  maxRows: number;
  allowEmpty: boolean;
  /** What both sides agreed on; absent only in files that are used on the command line. */
  agreement?: AgreementTerms;
  /** What cells of one row must say about each other. */
  rules: readonly CrossRule[];
  /** Columns whose values together stand at most once in a file, beside the natural key. */
  unique: readonly (readonly string[])[];
  references: readonly Reference[];
  deliveries: DeliveryTerms;
  quality: QualityTerms;
}
