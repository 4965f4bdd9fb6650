import type { Wording } from '../features/feature.ts';

/** What a farmer can do about a reason; `effort` orders advice, the cheapest first. */
export interface Action extends Wording {
  effort: number;
}

/** One reason code (scoring reference §4.3): what is said of a shortfall, of a strength, and what helps. */
export interface Reason {
  code: string;
  shortfall: Wording;
  strength: Wording;
  action?: Action;
}

/** All reason codes, in the order that breaks ties. R23 and R24 are nobody's strength. */
export const REASONS: readonly Reason[] = [
  {
    code: 'R01',
    shortfall: { zh: '近两年有贷款逾期', en: 'A loan was in arrears in the last two years' },
    strength: { zh: '近两年贷款没有逾期', en: 'No loan was in arrears in the last two years' },
    action: {
      effort: 3,
      zh: '结清逾期并连续按时还款一年',
      en: 'pay the arrears and repay on time for a year',
    },
  },
  {
    code: 'R02',
    shortfall: { zh: '逾期次数多或按时还款比例低', en: 'Arrears are frequent' },
    strength: { zh: '长期按时还款', en: 'Repayments are made on time' },
  },
  {
    code: 'R03',
    shortfall: { zh: '近期贷款查询较多', en: 'There are many recent enquiries for loans' },
    strength: { zh: '近期贷款查询少', en: 'There are few recent enquiries for loans' },
    action: { effort: 1, zh: '半年内不再申请新贷款', en: 'make no new application for six months' },
  },
  {
    code: 'R04',
    shortfall: { zh: '负债较高', en: 'Debt is high' },
    strength: { zh: '负债较低', en: 'Debt is low' },
    action: { effort: 4, zh: '按计划归还部分贷款', en: 'repay a part of the loans as planned' },
  },
  {
    code: 'R05',
    shortfall: { zh: '同时在用的贷款较多', en: 'Many loans or lenders at the same time' },
    strength: { zh: '在用贷款少', en: 'Few loans at the same time' },
  },
  {
    code: 'R06',
    shortfall: { zh: '为他人担保金额较高', en: 'Guarantees for others are high' },
    strength: { zh: '没有为他人担保的负担', en: 'No burden of guarantees for others' },
    action: { effort: 3, zh: '到期解除对外担保', en: 'be released from the guarantees for others' },
  },
  {
    code: 'R07',
    shortfall: { zh: '良好还款记录的时间较短', en: 'The record of good repayment is short' },
    strength: { zh: '良好还款记录时间长', en: 'The record of good repayment is long' },
    action: {
      effort: 1,
      zh: '保持按时还款，记录会随时间变长',
      en: 'keep repaying on time: the record grows with time',
    },
  },
  {
    code: 'R08',
    shortfall: { zh: '尚无贷款记录', en: 'There is no loan record yet' },
    strength: { zh: '有贷款记录可查', en: 'There is a loan record' },
  },
  {
    code: 'R09',
    shortfall: { zh: '有法院执行案件未结', en: 'A court enforcement is still open' },
    strength: { zh: '没有未结的法院执行案件', en: 'No court enforcement is open' },
    action: { effort: 4, zh: '履行判决、结清执行案件', en: 'settle the enforcement case' },
  },
  {
    code: 'R10',
    shortfall: { zh: '经营规模较小', en: 'The scale of the farm is small' },
    strength: { zh: '经营规模较大', en: 'The scale of the farm is large' },
  },
  {
    code: 'R11',
    shortfall: { zh: '土地流转合同将到期', en: 'Land transfer contracts end soon' },
    strength: { zh: '土地流转合同期限长', en: 'Land transfer contracts run long' },
    action: {
      effort: 2,
      zh: '续签土地流转合同三年以上',
      en: 'renew the land transfer contracts for three years or more',
    },
  },
  {
    code: 'R12',
    shortfall: { zh: '种植品种单一', en: 'There is a single kind of crop' },
    strength: { zh: '种植品种多样', en: 'There are several kinds of crops' },
  },
  {
    code: 'R13',
    shortfall: { zh: '产量低于全县平均', en: 'The yield is below the county mean' },
    strength: { zh: '产量高于全县平均', en: 'The yield is above the county mean' },
  },
  {
    code: 'R14',
    shortfall: { zh: '牲畜防疫记录不全', en: 'Vaccination records are incomplete' },
    strength: { zh: '牲畜防疫记录齐全', en: 'Vaccination records are complete' },
    action: {
      effort: 1,
      zh: '到畜牧站补全防疫记录',
      en: 'complete the vaccination records at the husbandry station',
    },
  },
  {
    code: 'R15',
    shortfall: { zh: '补贴申报未通过或不实', en: 'Support claims were refused or not correct' },
    strength: { zh: '补贴申报如实并已兑付', en: 'Support claims were correct and were paid' },
  },
  {
    code: 'R16',
    shortfall: { zh: '水电费有拖欠', en: 'Water or power bills are in arrears' },
    strength: { zh: '水电费按时缴纳', en: 'Water and power bills are paid on time' },
    action: {
      effort: 1,
      zh: '结清水电欠费并保持按时缴费',
      en: 'pay the water and power bills and keep paying on time',
    },
  },
  {
    code: 'R17',
    shortfall: { zh: '订单按时履约率低', en: 'Orders are fulfilled late' },
    strength: { zh: '订单按时履约', en: 'Orders are fulfilled on time' },
    action: { effort: 2, zh: '按约定时间发货', en: 'ship orders on the agreed day' },
  },
  {
    code: 'R18',
    shortfall: { zh: '因品质退货较多', en: 'Many refunds for quality' },
    strength: { zh: '品质退货少', en: 'Few refunds for quality' },
  },
  {
    code: 'R19',
    shortfall: { zh: '农资赊账未按时结清', en: 'Input invoices are not paid on time' },
    strength: { zh: '农资账款按时结清', en: 'Input invoices are paid on time' },
    action: { effort: 2, zh: '结清农资赊账', en: 'pay the open input invoices' },
  },
  {
    code: 'R20',
    shortfall: { zh: '经营记录时间短', en: 'The business record is short' },
    strength: { zh: '经营记录时间长', en: 'The business record is long' },
  },
  {
    code: 'R21',
    shortfall: { zh: '未投保农业保险', en: 'There is no farm insurance' },
    strength: { zh: '已投保农业保险', en: 'Farm insurance is held' },
    action: { effort: 2, zh: '投保农业保险', en: 'take out farm insurance' },
  },
  {
    code: 'R22',
    shortfall: { zh: '村级评议偏低', en: 'The village evaluation is low' },
    strength: { zh: '村级评议较好', en: 'The village evaluation is good' },
    action: { effort: 2, zh: '如有异议，十五日内提出复核', en: 'appeal within 15 days if you disagree' },
  },
  {
    code: 'R23',
    shortfall: { zh: '资料缺失：有关部门未提供', en: 'Data are missing: the agency did not provide them' },
    strength: { zh: '资料齐全', en: 'The data are complete' },
    action: {
      effort: 2,
      zh: '这不是您的过错，可请有关部门补报',
      en: 'this is not your fault; ask the agency to deliver the data',
    },
  },
  {
    code: 'R24',
    shortfall: { zh: '信息有误？', en: 'Is something wrong?' },
    strength: { zh: '信息无异议', en: 'Nothing is disputed' },
    action: { effort: 1, zh: '可提出异议', en: 'you may dispute it' },
  },
];

export const REASON_CODES: ReadonlySet<string> = new Set(REASONS.map((reason) => reason.code));

const ORDER = new Map(REASONS.map((reason, index) => [reason.code, index]));

/** Where a code stands in the catalogue: ties between reasons go to the lower place. */
export function reasonPlace(code: string): number {
  return ORDER.get(code) ?? REASONS.length;
}

/** The catalogue's reason of that code; throws on a code that no checked card can hold. */
export function reasonOf(code: string): Reason {
  const reason = REASONS[reasonPlace(code)];
  if (reason === undefined) throw new Error(`reason ${code} is not in the catalogue`);
  return reason;
}
