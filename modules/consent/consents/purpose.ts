/** Why a bank may ask a person (PBOC 查询原因 style). A closed list: no other purpose can be consented to. */
export const CONSENT_PURPOSES = [
  'LOAN_APPROVAL',
  'CARD_APPROVAL',
  'GUARANTOR_CHECK',
  'POST_LOAN',
  'PREQUALIFY',
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Hard inquiries stand for a credit decision; soft ones do not. */
export type InquiryKind = 'soft' | 'hard';

/** What is released: the number and grade, the sentences behind it, the datasets it rests on. */
export const CONSENT_DATA_TYPES = ['credit-score', 'score-reasons', 'data-sources'] as const;
export type ConsentDataType = (typeof CONSENT_DATA_TYPES)[number];

/** The same sentence in Chinese and in English. */
export interface Wording {
  zh: string;
  en: string;
}

const PURPOSES: Readonly<Record<ConsentPurpose, { kind: InquiryKind; text: Wording }>> = {
  LOAN_APPROVAL: {
    kind: 'hard',
    text: { zh: '审批您申请的贷款', en: 'to decide on a loan you applied for' },
  },
  CARD_APPROVAL: {
    kind: 'hard',
    text: { zh: '审批您申请的信用卡', en: 'to decide on a credit card you applied for' },
  },
  GUARANTOR_CHECK: {
    kind: 'hard',
    text: { zh: '审查您为他人担保的资格', en: 'to check whether you can stand surety for somebody' },
  },
  POST_LOAN: { kind: 'soft', text: { zh: '管理您已有的贷款', en: 'to look after a loan you already have' } },
  PREQUALIFY: { kind: 'soft', text: { zh: '预估您能贷多少', en: 'to estimate how much you could borrow' } },
};

const DATA_TYPES: Readonly<Record<ConsentDataType, Wording>> = {
  'credit-score': { zh: '您家的信用分和等级', en: "your household's score and grade" },
  'score-reasons': { zh: '得分高低的原因', en: 'the reasons behind the score' },
  'data-sources': {
    zh: '得分用了哪些部门的数据、有多新',
    en: 'which records the score used and how fresh they are',
  },
};

/** The kind of inquiry a purpose stands for. */
export function kindOf(purpose: ConsentPurpose): InquiryKind {
  return PURPOSES[purpose].kind;
}

/** A purpose in the farmer's words. */
export function purposeText(purpose: ConsentPurpose): Wording {
  return PURPOSES[purpose].text;
}

/** A data type in the farmer's words. */
export function dataText(type: ConsentDataType): Wording {
  return DATA_TYPES[type];
}
