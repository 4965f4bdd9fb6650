import type { AccessAction, AccessPurpose, DenialReason } from './access-entry.ts';
import type { AccessRow } from './access-table.ts';

/** The same sentence in Chinese and in English. */
export interface Wording {
  zh: string;
  en: string;
}

const ACTION: Readonly<Record<AccessAction, Wording>> = {
  inquiry: { zh: '查询您家的信用分', en: "asked for your household's score" },
  'score-read': { zh: '再次查看已提供的信用分', en: 'read the released score again' },
  'household-lookup': { zh: '查看您家的档案', en: "opened your household's file" },
  'person-lookup': { zh: '查看您个人档案的来源', en: 'opened the sources of your own file' },
  'objection-read': { zh: '查看您提出的异议', en: 'read your objection' },
  'log-search': { zh: '查看您的查询记录', en: 'read the log of accesses to your data' },
  'log-export': { zh: '导出您的查询记录', en: 'took out the log of accesses to your data' },
};

const PURPOSE: Readonly<Record<AccessPurpose, Wording>> = {
  LOAN_APPROVAL: { zh: '审批贷款', en: 'to decide on a loan' },
  CARD_APPROVAL: { zh: '审批信用卡', en: 'to decide on a credit card' },
  GUARANTOR_CHECK: { zh: '审查担保资格', en: 'to check a guarantor' },
  POST_LOAN: { zh: '贷后管理', en: 'to look after a running loan' },
  PREQUALIFY: { zh: '预估授信', en: 'to estimate a credit line' },
  REGULATORY: { zh: '监管检查', en: 'to supervise' },
  ASSISTANCE: { zh: '帮扶工作', en: 'for assistance work' },
  COMPLAINT: { zh: '处理投诉', en: 'to handle a complaint' },
  CORRECTION: { zh: '更正信息', en: 'to correct data' },
  SURVEY: { zh: '入户核查', en: 'for a household survey' },
};

const DENIAL: Readonly<Record<DenialReason, Wording>> = {
  'consent-revoked': { zh: '授权已撤回', en: 'the consent is withdrawn' },
  'consent-paused': { zh: '授权已暂停', en: 'the consent is paused' },
  'consent-expired': { zh: '授权已到期', en: 'the consent has expired' },
  'consent-consumed': { zh: '一次性授权已用过', en: 'the one-time consent is used up' },
  'consent-not-authorised': { zh: '您没有授权', en: 'you have not agreed' },
  'purpose-not-consented': { zh: '用途与授权不符', en: 'it was for a purpose you did not agree to' },
  'frequency-exceeded': { zh: '超过约定次数', en: 'it was more often than agreed' },
  'not-found': { zh: '它没有得到您的授权', en: 'it holds no consent of yours' },
  'out-of-area': { zh: '不在其管辖范围', en: 'you live outside its area' },
};

/** One line of the log as a sentence for the person it concerns. */
export function inPlainWords(
  row: Pick<AccessRow, 'action' | 'purpose' | 'decision' | 'reason'>,
  who: string,
): Wording {
  const action = ACTION[row.action];
  const purpose = row.purpose === null ? undefined : PURPOSE[row.purpose];
  const why: Wording = purpose ? { zh: `为${purpose.zh}`, en: ` ${purpose.en}` } : { zh: '', en: '' };
  const end = outcome(row);
  return { zh: `${who}${why.zh}${action.zh}，${end.zh}。`, en: `${who} ${action.en}${why.en}; ${end.en}.` };
}

function outcome(row: Pick<AccessRow, 'decision' | 'reason'>): Wording {
  if (row.decision === 'granted') return { zh: '已提供', en: 'it was given' };
  const reason = row.reason === null ? undefined : DENIAL[row.reason];
  return reason
    ? { zh: `已拒绝（${reason.zh}）`, en: `it was refused: ${reason.en}` }
    : { zh: '已拒绝', en: 'it was refused' };
}
