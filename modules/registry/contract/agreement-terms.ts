import type { TwoLanguages } from './data-contract.ts';

/**
 * What law makes of a field (征信业管理条例 Art. 14): `NORMAL`; `WARN_WRITTEN` only with a written consent after a notice
 * of adverse consequences (income, deposits, securities, insurance, real estate, tax); `PROHIBITED` never.
 */
export const FIELD_CLASSES = ['NORMAL', 'WARN_WRITTEN', 'PROHIBITED'] as const;
export type FieldClass = (typeof FIELD_CLASSES)[number];

/** How often the agency delivers. */
export const REFRESH_PERIODS = ['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'] as const;
export type RefreshPeriod = (typeof REFRESH_PERIODS)[number];

/** On what the sharing rests. */
export const BASIS_KINDS = ['law', 'regulation', 'county-document', 'written-agreement'] as const;

export interface LegalBasis {
  kind: (typeof BASIS_KINDS)[number];
  /** Name of the law, document or agreement. */
  title: TwoLanguages;
  /** Article or number, such as 第二十四条. */
  article?: string;
}

/** Who gets a field and for what: a closed list, each code a recipient with its one purpose. */
export const RECIPIENTS = [
  'identity-linkage',
  'credit-scoring',
  'bank-report',
  'fairness-test',
  'relief',
  'lead-review',
  'statistics',
] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** What both sides agree on beside the columns. */
export interface AgreementTerms {
  legalBasis: LegalBasis;
  /** The purposes of use; a column's recipients are among them. */
  purposes: readonly Recipient[];
  refresh: RefreshPeriod;
  /** The promise: never more days than this between two published deliveries. */
  freshnessDays: number;
  /** How long delivered rows are kept after they were superseded. */
  retentionMonths: number;
  /** The office that answers questions; no person's name. */
  contact: { office: TwoLanguages; phone: string };
}
