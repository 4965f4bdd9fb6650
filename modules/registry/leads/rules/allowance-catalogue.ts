import { allowanceBusiness, allowanceCar, allowancePayroll } from './allowance-rules.ts';
import { USUAL, type ShippedRule } from './rule.ts';

const ALLOWANCE = 'civil-subsistence-allowance';
const BASIS = {
  zh: '《社会救助暂行办法》（国务院令第649号）和《最低生活保障审核确认办法》（民发〔2021〕57号）：经家庭授权核对收入和财产',
  en: 'Interim Measures for Social Assistance (State Council Decree 649) and Measures for the Subsistence Allowance (Minfa 2021-57): income and property are checked by the household’s authorisation',
};

export const ALLOWANCE_RULES: readonly ShippedRule[] = [
  {
    ...USUAL,
    id: 'allowance-business',
    title: { zh: '低保户名下有经营主体', en: 'Allowance and a business' },
    question: {
      zh: '这户在领低保，家里有人登记了公司或注册资本较大的经营主体。它还在经营吗？收入报过吗？',
      en: 'This household receives the allowance and somebody in it has registered a company or a business of some capital. Is it still running, and has its income been declared?',
    },
    compares: {
      zh: '低保对象与经营主体登记：公司，或注册资本不低于限额且未注销的其他主体',
      en: 'Allowance against registered businesses: a company, or another business not ended whose capital reaches the limit',
    },
    basis: BASIS,
    datasets: [ALLOWANCE, 'market-registrations'],
    parameters: [
      {
        name: 'capitalFen',
        title: { zh: '注册资本不低于', en: 'Registered capital from' },
        unit: 'fen',
        value: 20_000_000,
        min: 1_000_000,
        max: 1_000_000_000,
      },
    ],
    detect: allowanceBusiness,
  },
  {
    ...USUAL,
    id: 'allowance-car',
    title: { zh: '低保户名下有较新的轿车', en: 'Allowance and a recent car' },
    question: {
      zh: '这户在领低保，家里有人名下有一辆较新的轿车。车是谁在用？钱从哪里来？是不是残疾人代步车？',
      en: 'This household receives the allowance and somebody in it owns a rather new car. Who uses it, how was it paid for, and is it for somebody with a disability?',
    },
    compares: {
      zh: '低保对象与机动车登记：在用轿车，登记未满年限，购置价不低于限额（没有价格的按限额算）',
      en: 'Allowance against vehicles: a car in use, registered for less than the years, at or above the price (without a price it counts as at the limit)',
    },
    basis: BASIS,
    datasets: [ALLOWANCE, 'vehicle-registrations'],
    parameters: [
      {
        name: 'ageYears',
        title: { zh: '登记未满', en: 'Registered for less than' },
        unit: 'years',
        value: 8,
        min: 1,
        max: 30,
      },
      {
        name: 'priceFen',
        title: { zh: '购置价不低于', en: 'Price from' },
        unit: 'fen',
        value: 6_000_000,
        min: 0,
        max: 500_000_000,
      },
    ],
    detect: allowanceCar,
  },
  {
    ...USUAL,
    id: 'allowance-payroll',
    title: { zh: '低保户有财政供养人员', en: 'Allowance and public payroll' },
    question: {
      zh: '这户在领低保，家里有人在财政供养名册上。他还在岗吗？和这户一起生活吗？',
      en: 'This household receives the allowance and somebody in it is on the public payroll. Is the post still held, and does that person live with the household?',
    },
    compares: {
      zh: '低保对象与财政供养人员：没有截止日期的在册人员，公益性岗位不算',
      en: 'Allowance against public payroll: posts without an end; jobs given as relief do not count',
    },
    basis: BASIS,
    datasets: [ALLOWANCE, 'finance-payroll'],
    severity: 'high',
    detect: allowancePayroll,
  },
];
