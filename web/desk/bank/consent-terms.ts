import type { components } from '../../../openapi/contract.gen.ts';
import { isoDate } from '../../kit/date-text.ts';
import type { FieldError } from '../../kit/error-summary.tsx';
import type { OwnSentences } from '../page/use-submit.ts';
import type { BankWords } from './bank-words.ts';

type Schemas = components['schemas'];
export type NewConsent = Schemas['NewConsent'];

/** What is typed into the request, field by field. */
export interface ConsentDraft {
  name: string;
  idNumber: string;
  reference: string;
  purpose: Schemas['ConsentPurpose'] | '';
  dataTypes: Schemas['ConsentDataType'][];
  fetchType: Schemas['FetchType'];
  consentMode: Schemas['ConsentMode'];
  expiry: string;
  lookbackMonths: string;
  frequency: string;
  frequencyUnit: Schemas['Frequency']['unit'];
  dataLife: string;
  dataLifeUnit: Schemas['DataLife']['unit'];
}

export const emptyDraft: ConsentDraft = {
  name: '',
  idNumber: '',
  reference: '',
  purpose: '',
  dataTypes: ['credit-score', 'score-reasons', 'data-sources'],
  fetchType: 'ONETIME',
  consentMode: 'VIEW',
  expiry: '',
  lookbackMonths: '60',
  frequency: '1',
  frequencyUnit: 'MONTH',
  dataLife: '1',
  dataLifeUnit: 'YEAR',
};

const whole = (text: string, most: number): boolean => /^[1-9]\d{0,3}$/.test(text) && Number(text) <= most;

/** What is missing or cannot be right, in the order of the form. */
export function draftFaults(draft: ConsentDraft, words: BankWords): FieldError[] {
  const rules: [boolean, string, string][] = [
    [draft.name.trim() !== '', 'name', words.nameNeeded],
    [draft.idNumber.trim().length >= 15, 'idNumber', words.idNumberNeeded],
    [/^[0-9A-Za-z._/-]*$/.test(draft.reference), 'reference', words.referenceWrong],
    [draft.purpose !== '', 'purpose', words.purposeNeeded],
    [draft.dataTypes.includes('credit-score'), 'dataTypes', words.dataNeeded],
    [draft.fetchType === 'ONETIME' || whole(draft.frequency, 365), 'frequency', words.numberNeeded],
    [draft.consentMode !== 'STORE' || whole(draft.dataLife, 365), 'dataLife', words.numberNeeded],
    [isoDate(draft.expiry) !== undefined, 'expiry', words.expiryNeeded],
    [whole(draft.lookbackMonths, 1200), 'lookbackMonths', words.lookbackWrong],
  ];
  return rules.filter(([right]) => !right).map(([, field, message]) => ({ field, message }));
}

/** The request of a draft without faults; the consent ends with the chosen day in China. */
export function requestOf(draft: ConsentDraft): NewConsent {
  const { frequency, frequencyUnit, dataLife, dataLifeUnit, reference } = draft;
  return {
    subject: { idNumber: draft.idNumber.trim(), name: draft.name.trim() },
    ...(reference === '' ? {} : { reference }),
    purpose: draft.purpose as Schemas['ConsentPurpose'],
    fetchType: draft.fetchType,
    dataTypes: draft.dataTypes,
    consentMode: draft.consentMode,
    consentExpiry: new Date(`${isoDate(draft.expiry) ?? ''}T23:59:59+08:00`).toISOString(),
    lookbackMonths: Number(draft.lookbackMonths),
    ...(draft.fetchType === 'PERIODIC'
      ? { frequency: { unit: frequencyUnit, value: Number(frequency) } }
      : {}),
    ...(draft.consentMode === 'STORE' ? { dataLife: { unit: dataLifeUnit, value: Number(dataLife) } } : {}),
  };
}

/** The fields of the form by the pointers of the server's refusals. */
export function draftFields(words: BankWords): Record<string, FieldError> {
  return {
    '/subject': { field: 'idNumber', message: words.subjectUnknown },
    '/subject/name': { field: 'name', message: words.subjectUnknown },
    '/subject/idNumber': { field: 'idNumber', message: words.idNumberWrong },
    '/reference': { field: 'reference', message: words.referenceWrong },
    '/consentExpiry': { field: 'expiry', message: words.expiryWrong },
    '/lookbackMonths': { field: 'lookbackMonths', message: words.lookbackWrong },
    '/frequency': { field: 'frequency', message: words.numberNeeded },
    '/frequency/value': { field: 'frequency', message: words.numberNeeded },
    '/dataLife': { field: 'dataLife', message: words.numberNeeded },
    '/dataLife/value': { field: 'dataLife', message: words.numberNeeded },
  };
}

/** The refusals of a request that its bank can do something about. */
export function requestRefusals(words: BankWords): OwnSentences {
  return {
    absent: words.subjectUnknown,
    'consent-asked-recently': words.askedRecently,
    'subject-deceased': words.deceased,
    'organisation-suspended': words.suspended,
    'expiry-past': words.expiryPast,
    'purpose-cap-exceeded': ({ most, unit }) =>
      words.capExceeded(String(most), words.capUnits[String(unit)] ?? String(unit)),
  };
}
