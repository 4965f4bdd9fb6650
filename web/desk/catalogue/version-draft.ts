import type { FieldError } from '../../kit/error-summary.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import type { CatalogueWords } from './catalogue-words.ts';

type Schemas = components['schemas'];
export type ContractDocument = Schemas['ContractDocument'];
export type Proposal = Schemas['AgreementProposal'];

/** What is typed on the page of a new version. */
export interface VersionDraft {
  mode: 'edit' | 'yaml';
  yaml: string;
  note: string;
  graceDays: string;
  /** Percent, as typed. */
  tolerance: string;
  promise: string;
  boundsOf: string;
  min: string;
  max: string;
  /** The type of a field to be added; empty when none is. */
  fieldType: string;
  fieldHeader: string;
  fieldName: string;
  fieldZh: string;
  fieldEn: string;
  fieldUnit: string;
  fieldValues: string;
  fieldRequired: readonly 'required'[];
  fieldClass: Schemas['FieldClass'];
  fieldRecipients: readonly Schemas['Recipient'][];
}

export function draftOf(document: ContractDocument): VersionDraft {
  return {
    mode: 'edit',
    yaml: '',
    note: '',
    graceDays: '30',
    tolerance: String(document.toleranceBp / 100),
    promise: String(document.agreement?.freshnessDays ?? ''),
    boundsOf: '',
    min: '',
    max: '',
    fieldType: '',
    fieldHeader: '',
    fieldName: '',
    fieldZh: '',
    fieldEn: '',
    fieldUnit: '',
    fieldValues: '',
    fieldRequired: [],
    fieldClass: 'NORMAL',
    fieldRecipients: [],
  };
}

/** Numbers that are no numbers, before anything is sent. */
export function faultsOf(draft: VersionDraft, words: CatalogueWords): FieldError[] {
  const whole = /^-?\d{1,15}$/;
  const rules: [boolean, keyof VersionDraft][] = [
    [/^\d{1,3}$/.test(draft.graceDays), 'graceDays'],
    ...(draft.mode === 'yaml'
      ? []
      : ([
          [/^\d{1,3}(\.\d{1,2})?$/.test(draft.tolerance), 'tolerance'],
          [/^\d{1,4}$/.test(draft.promise), 'promise'],
          [draft.min === '' || whole.test(draft.min), 'min'],
          [draft.max === '' || whole.test(draft.max), 'max'],
        ] satisfies [boolean, keyof VersionDraft][])),
  ];
  return rules.filter(([right]) => !right).map(([, field]) => ({ field, message: words.wrongNumber }));
}

/** What is sent: the text as it stands, or the present document with what was changed. */
export function proposalOf(document: ContractDocument, version: number, draft: VersionDraft): Proposal {
  const beside = {
    ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
    graceDays: Number(draft.graceDays),
  };
  if (draft.mode === 'yaml') return { yaml: draft.yaml, ...beside };
  return { contract: { ...changedDocument(document, draft), version }, ...beside };
}

function changedDocument(document: ContractDocument, draft: VersionDraft): ContractDocument {
  const columns = document.columns.map((column) =>
    column.name === draft.boundsOf ? { ...column, ...boundsOf(draft) } : column,
  );
  const { agreement } = document;
  return {
    ...document,
    toleranceBp: Math.round(Number(draft.tolerance) * 100),
    columns: draft.fieldType === '' ? columns : [...columns, addedColumn(draft)],
    ...(agreement
      ? {
          agreement: {
            ...agreement,
            freshnessDays: Number(draft.promise),
            purposes: [...new Set([...agreement.purposes, ...newRecipients(draft)])],
          },
        }
      : {}),
  };
}

function newRecipients({ fieldType, fieldRecipients }: VersionDraft): readonly Schemas['Recipient'][] {
  return fieldType === '' ? [] : fieldRecipients;
}

function boundsOf({ min, max }: VersionDraft): { min?: number; max?: number } {
  return { ...(min === '' ? {} : { min: Number(min) }), ...(max === '' ? {} : { max: Number(max) }) };
}

function addedColumn(draft: VersionDraft): ContractDocument['columns'][number] {
  return {
    name: draft.fieldName.trim(),
    header: draft.fieldHeader.trim(),
    title: { zh: draft.fieldZh.trim(), en: draft.fieldEn.trim() },
    type: draft.fieldType,
    required: draft.fieldRequired.includes('required'),
    maxLength: 200,
    scale: 0,
    excelSerial: false,
    class: draft.fieldClass,
    recipients: [...draft.fieldRecipients],
    ...(draft.fieldUnit === '' ? {} : { unit: draft.fieldUnit }),
    ...(draft.fieldType === 'code' ? { values: valuesOf(draft.fieldValues) } : {}),
  };
}

/** One choice a line: the text in the file, `=`, our code. */
function valuesOf(text: string): Record<string, string> {
  const pairs = text
    .split('\n')
    .map((line) => line.split('='))
    .filter(([found = '']) => found.trim() !== '')
    .map(([found = '', code = '']) => [found.trim(), code.trim()]);
  return Object.fromEntries(pairs) as Record<string, string>;
}

/** The field for a member of the added column; titles come by language. */
const FIELD_OF_MEMBER: Readonly<Record<string, keyof VersionDraft>> = {
  name: 'fieldName',
  header: 'fieldHeader',
  type: 'fieldType',
  unit: 'fieldUnit',
  class: 'fieldClass',
  recipients: 'fieldRecipients',
  values: 'fieldValues',
  'title/zh': 'fieldZh',
  'title/en': 'fieldEn',
};
const FIELD_OF_POINTER: Readonly<Record<string, keyof VersionDraft>> = {
  '/note': 'note',
  '/toleranceBp': 'tolerance',
  '/agreement/freshnessDays': 'promise',
};

/** The field on the page that a pointer of the server speaks of; empty when none does. */
export function fieldAt(pointer: string, { mode }: VersionDraft, columns: number): string {
  if (mode === 'yaml') return pointer === '/note' ? 'note' : 'yaml';
  const column = /^\/columns\/(\d+)(?:\/(.*))?$/.exec(pointer);
  if (!column) return FIELD_OF_POINTER[pointer] ?? '';
  const [, index, member = 'header'] = column;
  return Number(index) < columns ? fieldOfPresent(member) : fieldOfAdded(member);
}

function fieldOfPresent(member: string): keyof VersionDraft {
  return member === 'min' || member === 'max' ? member : 'boundsOf';
}

function fieldOfAdded(member: string): keyof VersionDraft {
  return FIELD_OF_MEMBER[member] ?? (member.startsWith('values/') ? 'fieldValues' : 'fieldHeader');
}
