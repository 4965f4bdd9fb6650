import type { Household } from '../household/household.ts';
import { addDays, COUNTY_DATE, monthStart } from '../random/calendar.ts';
import type { Random } from '../random/random.ts';
import { hundredths, recordKey, rowAbout, shareBy, type Dataset, type Row } from './dataset.ts';

const POWER: Dataset = {
  id: 'power-bills',
  contractVersion: 1,
  agency: 'power-company',
  style: { encoding: 'utf-8-bom', lineEnd: '\r\n', dates: 'dashes', dot: '·', villageEnd: '村' },
  missingIdShare: 0.15,
  headers: {
    billNumber: '账单号',
    accountNumber: '用电户号',
    name: '户名',
    idNumber: '用户证件号',
    township: '乡镇',
    village: '用电村',
    phone: '联系方式',
    month: '账期',
    amount: '电费(元)',
    dueOn: '应缴日期',
    paidOn: '缴费日期',
  },
  dates: ['dueOn', 'paidOn'],
  // The grid reads meters in villages every second month.
  draw: ({ household, random }) =>
    [-12, -10, -8, -6, -4, -2].map((months, nth) => bill(household, random, { months, nth })),
};

function bill(household: Household, random: Random, { months, nth }: { months: number; nth: number }): Row {
  const month = monthStart(COUNTY_DATE, months);
  const dueOn = `${monthStart(month, 1).slice(0, 8)}20`;
  const late = random.chance(shareBy(household.quality, 0.1, -0.07));
  const paidOn = addDays(dueOn, late ? random.integer(1, 75) : -random.integer(0, 12));
  return rowAbout(household, household.head, {
    billNumber: recordKey('ZD', household, nth + 1),
    accountNumber: recordKey('45', household, 0),
    month: month.slice(0, 7),
    amount: hundredths(random.integer(2_200, 24_000)),
    dueOn,
    paidOn: paidOn < COUNTY_DATE ? paidOn : '',
  });
}

const SALES: Dataset = {
  id: 'commerce-sales',
  contractVersion: 1,
  agency: 'ecommerce-centre',
  style: { encoding: 'utf-8', lineEnd: '\n', dates: 'dashes', dot: '·', villageEnd: '村' },
  missingIdShare: 0.05,
  headers: {
    shopNumber: '店铺编号',
    name: '店主姓名',
    idNumber: '店主身份证号',
    township: '乡镇',
    village: '发货村',
    phone: '店主手机',
    month: '月份',
    orders: '订单数',
    ordersOnTime: '按时发货数',
    qualityRefunds: '质量退款数',
    sales: '销售额(元)',
    reportedOn: '统计日期',
  },
  dates: ['reportedOn'],
  draw: ({ household, random }) => {
    if (!random.chance(shareBy(household.quality, 0.08, 0.04))) return [];
    const months = random.integer(4, 24);
    return Array.from({ length: months }, (_, index) => salesRow(household, random, index - months));
  },
};

function salesRow(household: Household, random: Random, months: number): Row {
  const month = monthStart(COUNTY_DATE, months);
  const orders = random.integer(5, 160);
  return rowAbout(household, household.head, {
    shopNumber: recordKey('DS', household, 1),
    month: month.slice(0, 7),
    orders: String(orders),
    ordersOnTime: String(Math.round(orders * shareBy(household.quality, 0.92, 0.05))),
    qualityRefunds: String(Math.round(orders * shareBy(household.quality, 0.03, -0.02))),
    sales: hundredths(orders * random.integer(2_500, 6_000)),
    // The month's figures come out on its last days, so that October is reported before the county's date.
    reportedOn: `${month.slice(0, 8)}28`,
  });
}

const INVOICES: Dataset = {
  id: 'supply-invoices',
  contractVersion: 1,
  agency: 'supply-cooperative',
  style: { encoding: 'xlsx', lineEnd: '\r\n', dates: 'excel-serial', dot: '·', villageEnd: '村' },
  missingIdShare: 0.14,
  headers: {
    invoiceNumber: '单据号',
    name: '客户',
    idNumber: '身份证号',
    township: '乡镇',
    village: '村屯',
    phone: '电话',
    goods: '货物',
    amount: '金额',
    soldOn: '销售日期',
    dueOn: '约定付款日',
    paidOn: '付款日期',
  },
  dates: ['soldOn', 'dueOn', 'paidOn'],
  draw: ({ household, random }) => {
    if (!random.chance(0.3)) return [];
    return Array.from({ length: random.integer(1, 5) }, (_, nth) => invoice(household, random, nth + 1));
  },
};

function invoice(household: Household, random: Random, nth: number): Row {
  const soldOn = addDays('2024-11-10', random.integer(0, 660));
  const dueOn = addDays(soldOn, 30);
  const late = random.chance(shareBy(household.quality, 0.14, -0.09));
  const paidOn = addDays(dueOn, late ? random.integer(1, 90) : -random.integer(0, 30));
  return rowAbout(household, household.head, {
    invoiceNumber: recordKey('GX', household, nth),
    goods: random.pick(['化肥', '农药', '种子', '饲料', '农膜']),
    amount: hundredths(random.integer(5_000, 180_000)),
    soldOn,
    dueOn,
    paidOn: paidOn < COUNTY_DATE ? paidOn : '',
  });
}

/** Bills, online sales and goods bought on credit. */
export const LIVING_DATASETS: readonly Dataset[] = [POWER, SALES, INVOICES];
