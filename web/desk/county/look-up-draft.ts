import type { components } from '../../../openapi/contract.gen.ts';
import type { FieldError } from '../../kit/error-summary.tsx';
import type { CountyWords } from './county-words.ts';

type Schemas = components['schemas'];
export type NewLookup = Schemas['NewHouseholdLookup'];

/** What is typed to find one household, and why. */
export interface LookUpDraft {
  by: 'person' | 'household';
  name: string;
  idNumber: string;
  householdId: string;
  reason: Schemas['LookupReason'] | '';
  caseNumber: string;
}

export const emptyLookUp: LookUpDraft = {
  by: 'person',
  name: '',
  idNumber: '',
  householdId: '',
  reason: '',
  caseNumber: '',
};

export function lookUpFaults(draft: LookUpDraft, words: CountyWords): FieldError[] {
  const person = draft.by === 'person';
  const rules: [boolean, string, string][] = [
    [!person || draft.name.trim() !== '', 'name', words.nameNeeded],
    [!person || draft.idNumber.trim().length >= 15, 'idNumber', words.idNumberNeeded],
    [person || /^hh_[0-9A-Za-z]+$/.test(draft.householdId.trim()), 'householdId', words.householdNeeded],
    [draft.reason !== '', 'reason', words.reasonNeeded],
    [/^[0-9A-Za-z-]*$/.test(draft.caseNumber), 'caseNumber', words.caseNumberWrong],
  ];
  return rules.filter(([right]) => !right).map(([, field, message]) => ({ field, message }));
}

export function lookUpOf(draft: LookUpDraft): NewLookup {
  return {
    ...(draft.by === 'person'
      ? { subject: { idNumber: draft.idNumber.trim(), name: draft.name.trim() } }
      : { householdId: draft.householdId.trim() }),
    reason: draft.reason as Schemas['LookupReason'],
    ...(draft.caseNumber === '' ? {} : { caseNumber: draft.caseNumber }),
  };
}
