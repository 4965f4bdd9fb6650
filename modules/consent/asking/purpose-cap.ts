import { DAY, HOUR } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import type { ConsentTerms, DataLife, FetchType, Frequency } from '../consents/consent.ts';
import type { ConsentDataType, ConsentPurpose } from '../consents/purpose.ts';

/** What a purpose allows at most. The most specific rule that fits a data type holds for it. */
interface CapRule {
  purpose: ConsentPurpose;
  fetchType?: FetchType;
  dataType?: ConsentDataType;
  /** From the request to the expiry, days. */
  expiryDays: number;
  lookbackMonths: number;
  /** Inquiries per 30 days. */
  per30Days: number;
  /** How long a bank may keep the answer, days. */
  dataLifeDays: number;
}

/** Necessity decides: an approval is over in weeks, a loan is watched as long as it runs, a quote is forgotten. */
export const CAP_RULES: readonly CapRule[] = [
  { purpose: 'LOAN_APPROVAL', expiryDays: 90, lookbackMonths: 60, per30Days: 30, dataLifeDays: 1095 },
  {
    purpose: 'LOAN_APPROVAL',
    fetchType: 'ONETIME',
    expiryDays: 30,
    lookbackMonths: 60,
    per30Days: 30,
    dataLifeDays: 1095,
  },
  { purpose: 'CARD_APPROVAL', expiryDays: 30, lookbackMonths: 60, per30Days: 30, dataLifeDays: 1095 },
  { purpose: 'GUARANTOR_CHECK', expiryDays: 30, lookbackMonths: 60, per30Days: 10, dataLifeDays: 1095 },
  { purpose: 'POST_LOAN', expiryDays: 1095, lookbackMonths: 60, per30Days: 30, dataLifeDays: 1095 },
  {
    purpose: 'POST_LOAN',
    dataType: 'data-sources',
    expiryDays: 365,
    lookbackMonths: 60,
    per30Days: 30,
    dataLifeDays: 365,
  },
  { purpose: 'PREQUALIFY', expiryDays: 30, lookbackMonths: 60, per30Days: 4, dataLifeDays: 30 },
];

const FREQUENCY_MS: Readonly<Record<Frequency['unit'], number>> = { HOUR, DAY, MONTH: 30 * DAY };
const LIFE_DAYS: Readonly<Record<DataLife['unit'], number>> = { DAY: 1, MONTH: 30, YEAR: 365 };

/** The length of one counting window of a frequency, ms. */
export function windowOf(frequency: Frequency): number {
  return FREQUENCY_MS[frequency.unit];
}

/** Refuses terms that go beyond what their purpose allows: 422 `purpose-cap-exceeded` with the field and the cap. */
export function checkCaps(terms: ConsentTerms, now: number): void {
  for (const dataType of terms.dataTypes) {
    const rule = mostSpecific(terms, dataType);
    if (terms.consentExpiry - now > rule.expiryDays * DAY)
      throw exceeded('/consentExpiry', rule.expiryDays, 'days');
    if (terms.lookbackMonths > rule.lookbackMonths)
      throw exceeded('/lookbackMonths', rule.lookbackMonths, 'months');
    const { frequency, dataLife } = terms;
    if (frequency && frequency.value * 30 * DAY > rule.per30Days * windowOf(frequency)) {
      throw exceeded('/frequency', rule.per30Days, 'inquiries per 30 days');
    }
    if (dataLife && dataLife.value * LIFE_DAYS[dataLife.unit] > rule.dataLifeDays) {
      throw exceeded('/dataLife', rule.dataLifeDays, 'days');
    }
  }
}

function mostSpecific(terms: ConsentTerms, dataType: ConsentDataType): CapRule {
  const fitting = CAP_RULES.filter(
    (rule) =>
      rule.purpose === terms.purpose &&
      (rule.fetchType === undefined || rule.fetchType === terms.fetchType) &&
      (rule.dataType === undefined || rule.dataType === dataType),
  );
  const [best] = fitting.sort((a, b) => specificity(b) - specificity(a));
  if (!best) throw new Error(`no cap for ${terms.purpose}`);
  return best;
}

/** A rule for one data type is narrower than one for a way of fetching. */
function specificity(rule: CapRule): number {
  return (rule.dataType === undefined ? 0 : 2) + (rule.fetchType === undefined ? 0 : 1);
}

function exceeded(field: string, most: number, unit: string): Problem {
  const message = `This purpose allows at most ${String(most)} ${unit}.`;
  return new Problem('invalid', 'purpose-cap-exceeded', message, {
    fields: [{ field, message }],
    extra: { most, unit },
  });
}
