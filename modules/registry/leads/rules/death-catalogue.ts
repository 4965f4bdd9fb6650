import { deadBorrower, deadPayee } from './death-rules.ts';
import { USUAL, type ShippedRule } from './rule.ts';

export const DEATH_RULES: readonly ShippedRule[] = [
  {
    ...USUAL,
    id: 'dead-payee',
    title: { zh: '去世后仍有发放', en: 'Paid after death' },
    question: {
      zh: '登记显示这位家人已经去世，之后还有一笔发放记在他名下。登记的日期对吗？钱到了谁的账户？家里知道吗？',
      en: 'The register says that this member has died, and a later payment stands under the name. Is the day right, whose account did it reach, and does the family know?',
    },
    compares: {
      zh: '死亡登记与养老金、惠农补贴、低保的发放日期；当天的不算，养老金按月，去世当月的不算',
      en: 'Deaths against pensions, farm support and allowance; a payment on the day itself is due, and so is the pension for that month',
    },
    basis: {
      zh: '《社会保险法》和《社会保险经办条例》（国务院令第765号）：待遇领取人死亡后停止发放并核对',
      en: 'Social Insurance Law and Social Insurance Handling Regulations (Decree 765): benefits end with death and are checked',
    },
    datasets: ['civil-deaths', 'finance-pensions', 'finance-subsidies', 'civil-subsistence-allowance'],
    severity: 'high',
    detect: deadPayee,
  },
  {
    ...USUAL,
    id: 'dead-borrower',
    title: { zh: '去世后有新放贷款', en: 'Loan issued after death' },
    question: {
      zh: '登记显示这位家人已经去世，之后银行还以他的名义放了一笔贷款。日期对吗？贷款是谁办的？',
      en: 'The register says that this member has died, and a loan was issued in the name afterwards. Are the days right, and who applied?',
    },
    compares: { zh: '死亡登记与贷款放款日', en: 'Deaths against the day on which loans were issued' },
    basis: {
      zh: '《个人贷款管理办法》（国家金融监督管理总局令2024年第3号）：借款人身份真实',
      en: 'Measures for Personal Loans (NFRA Decree 2024-3): the identity of the borrower is true',
    },
    datasets: ['civil-deaths', 'bank-loans'],
    severity: 'high',
    detect: deadBorrower,
  },
];
