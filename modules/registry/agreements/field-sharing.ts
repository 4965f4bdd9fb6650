import type { FieldClass, LegalBasis, Recipient } from '../contract/agreement-terms.ts';
import type { ContractColumn, DataContract, TwoLanguages } from '../contract/data-contract.ts';

/** Why a bank may ask a person, in the words of the consent: a test holds this list against that context. */
export const RELEASING_CONSENTS = [
  'LOAN_APPROVAL',
  'CARD_APPROVAL',
  'GUARANTOR_CHECK',
  'POST_LOAN',
  'PREQUALIFY',
] as const;

/** What is told about one recipient of a field. */
export interface FieldRecipient {
  recipient: Recipient;
  who: TwoLanguages;
  /** What they get of it. */
  form: TwoLanguages;
  /** Purposes of a person's consent that release it; empty where the legal basis alone suffices. */
  consents: readonly string[];
  /** A separate written consent after a notice of adverse consequences is needed too (class WARN_WRITTEN). */
  writtenConsent: boolean;
}

/** Who gets a field, under which agreement, and what law makes of it. */
export interface FieldSharing {
  dataset: string;
  version: number;
  agency: DataContract['agency'];
  column: Pick<ContractColumn, 'name' | 'header' | 'title'>;
  class: FieldClass;
  legalBasis: LegalBasis;
  recipients: readonly FieldRecipient[];
}

const RECIPIENT_TEXT: Readonly<
  Record<Recipient, { who: TwoLanguages; form: TwoLanguages; consented: boolean }>
> = {
  'identity-linkage': {
    who: { zh: '平台的身份关联', en: 'the linkage of this platform' },
    form: {
      zh: '只在平台内用来判断是不是同一个人',
      en: 'used inside, to tell whether records are of one person',
    },
    consented: false,
  },
  'credit-scoring': {
    who: { zh: '平台的信用评分', en: 'the credit score of this platform' },
    form: {
      zh: '计入分数；分数凭本人授权才给银行',
      en: 'counts in the score, which a bank gets by consent only',
    },
    consented: true,
  },
  'bank-report': {
    who: { zh: '本人授权的银行', en: 'the bank the person consented to' },
    form: { zh: '得分原因中的说明', en: 'as sentences in the reasons of the score' },
    consented: true,
  },
  'fairness-test': {
    who: { zh: '模型公平性检验', en: 'fairness tests of the scorecard' },
    form: { zh: '只作分组比较，不计入分数', en: 'to compare groups, never scored' },
    consented: false,
  },
  relief: {
    who: { zh: '社会救助和帮扶部门', en: 'officials for relief and assistance' },
    form: { zh: '办理救助时逐户核对', en: 'household by household, while relief is decided' },
    consented: false,
  },
  'lead-review': {
    who: { zh: '疑点核查人员', en: 'officials who check conflict leads' },
    form: { zh: '作为疑点的依据行', en: 'as evidence rows of a lead' },
    consented: false,
  },
  statistics: {
    who: { zh: '统计', en: 'statistics' },
    form: { zh: '只有汇总数，不含个人', en: 'totals only, about nobody in particular' },
    consented: false,
  },
};

/** A recipient in words. */
export function recipientText(recipient: Recipient): { who: TwoLanguages; form: TwoLanguages } {
  const { who, form } = RECIPIENT_TEXT[recipient];
  return { who, form };
}

/** Who gets this column under this version; `undefined` when there is no such column or nothing was agreed on. */
export function fieldSharing(contract: DataContract, columnName: string): FieldSharing | undefined {
  const column = contract.columns.find(({ name }) => name === columnName);
  if (!column || !contract.agreement) return undefined;
  const fieldClass = column.class ?? 'WARN_WRITTEN';
  return {
    dataset: contract.dataset,
    version: contract.version,
    agency: contract.agency,
    column: { name: column.name, header: column.header, title: column.title },
    class: fieldClass,
    legalBasis: contract.agreement.legalBasis,
    recipients: (column.recipients ?? []).map((recipient) => {
      const { who, form, consented } = RECIPIENT_TEXT[recipient];
      return {
        recipient,
        who,
        form,
        consents: consented ? RELEASING_CONSENTS : [],
        writtenConsent: consented && fieldClass === 'WARN_WRITTEN',
      };
    }),
  };
}
