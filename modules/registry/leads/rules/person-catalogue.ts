import {
  borrowerInEnforcement,
  minorBorrower,
  subsidyTwice,
  twoRegisters,
  youngPensioner,
} from './person-rules.ts';
import { USUAL, type ShippedRule } from './rule.ts';

const LOAN_BASIS = {
  zh: '《个人贷款管理办法》（国家金融监督管理总局令2024年第3号）：贷前调查',
  en: 'Measures for Personal Loans (NFRA Decree 2024-3): inquiry before lending',
};

export const PERSON_RULES: readonly ShippedRule[] = [
  {
    ...USUAL,
    id: 'borrower-in-enforcement',
    title: { zh: '执行案件期间放款', en: 'Loan during enforcement' },
    question: {
      zh: '放这笔贷款时，法院登记这位家人有执行案件没结。案件结了没有？银行当时知道吗？',
      en: 'When this loan was issued, the court listed an open enforcement case. Has it ended, and did the bank know?',
    },
    compares: {
      zh: '被执行人案件与贷款：放款日在立案之后、结案之前',
      en: 'Enforcement cases against loans: issued after filing and before closing',
    },
    basis: LOAN_BASIS,
    datasets: ['court-enforcement', 'bank-loans'],
    detect: borrowerInEnforcement,
  },
  {
    ...USUAL,
    id: 'young-pensioner',
    title: { zh: '未到年龄领养老金', en: 'Pension before the age' },
    question: {
      zh: '发放时，按登记的生日算，这位家人还没有到领养老金的年龄。生日登记得对吗？发的是哪一种待遇？',
      en: 'By the birth date registered, this member was not of pension age when paid. Is the birth date right, and which benefit was it?',
    },
    compares: {
      zh: '养老金发放日与出生日期；生日当天算到龄',
      en: 'Day of payment against birth date; the birthday counts',
    },
    basis: {
      zh: '《关于建立统一的城乡居民基本养老保险制度的意见》（国发〔2014〕8号）：年满60周岁',
      en: 'Opinions on the unified residents’ pension (Guofa 2014-8): from 60 years',
    },
    datasets: ['finance-pensions', 'civil-household-members'],
    parameters: [
      {
        name: 'pensionAge',
        title: { zh: '领取年龄', en: 'Age from which it is due' },
        unit: 'years',
        value: 60,
        min: 40,
        max: 80,
      },
    ],
    detect: youngPensioner,
  },
  {
    ...USUAL,
    id: 'two-registers',
    title: { zh: '一人登记在两户', en: 'One person in two households' },
    question: {
      zh: '这位家人同时登记在两个户号里。是结婚、分户以后没有迁出，还是同名写错了？',
      en: 'This member stands under two household numbers. Was moving out forgotten after a marriage or division, or is it somebody else?',
    },
    compares: {
      zh: '户籍家庭成员：同一人、两个户号',
      en: 'Household register: one person, two household numbers',
    },
    basis: {
      zh: '《户口登记条例》第六条：一个公民只能在一个地方登记为常住人口',
      en: 'Household Registration Regulations, article 6: a citizen is registered in one place',
    },
    datasets: ['civil-household-members'],
    severity: 'low',
    replyDays: 30,
    detect: twoRegisters,
  },
  {
    ...USUAL,
    id: 'subsidy-twice',
    title: { zh: '同年同项补贴发了两次', en: 'One subsidy paid twice in a year' },
    question: {
      zh: '同一年、同一项补贴，这户有两笔。是分两次发的，还是两个人各报了一次？',
      en: 'One programme was paid to this household twice in a year. Was it paid in parts, or claimed by two people?',
    },
    compares: {
      zh: '同一户、同一年、同一项目的已兑付申报；农机购置补贴不算',
      en: 'Paid claims of one household, year and programme; machines do not count',
    },
    basis: {
      zh: '《关于全面推开农业“三项补贴”改革工作的通知》（财农〔2016〕26号）：同一项目不重复享受',
      en: 'Notice on the reform of the three farm subsidies (Cainong 2016-26): one programme is paid once',
    },
    datasets: ['finance-subsidies'],
    detect: subsidyTwice,
  },
  {
    ...USUAL,
    id: 'minor-borrower',
    title: { zh: '未成年人证件号下有贷款', en: 'Loan under a minor’s ID number' },
    question: {
      zh: '这笔贷款登记的身份证号是家里未成年人的。是号码抄错了，还是别人用了孩子的证件？',
      en: 'This loan stands under the ID number of a minor in the household. Was it copied wrongly, or was the child’s document used?',
    },
    compares: {
      zh: '贷款登记的证件号与户籍出生日期：放款日未满成年年龄',
      en: 'ID number of loans against birth date: below the age on the day of issue',
    },
    basis: LOAN_BASIS,
    datasets: ['bank-loans', 'civil-household-members'],
    parameters: [
      {
        name: 'adultAge',
        title: { zh: '成年年龄', en: 'Age of majority' },
        unit: 'years',
        value: 18,
        min: 16,
        max: 25,
      },
    ],
    severity: 'high',
    detect: minorBorrower,
  },
];
