import { addDays } from '../random/calendar.ts';
import type { Household } from '../household/household.ts';
import type { Random } from '../random/random.ts';
import {
  hundredths,
  recordKey,
  rowAbout,
  shareBy,
  type Cells,
  type Dataset,
  type FileStyle,
  type Row,
} from './dataset.ts';

const STYLE: FileStyle = {
  encoding: 'gb18030',
  lineEnd: '\r\n',
  dates: 'slashes',
  dot: '.',
  villageEnd: '村',
};

const YEARS = [2024, 2025, 2026];

const SUBSIDIES: Dataset = {
  id: 'finance-subsidies',
  contractVersion: 1,
  agency: 'finance-bureau',
  style: STYLE,
  missingIdShare: 0.03,
  headers: {
    claimNumber: '申报编号',
    programme: '补贴项目',
    householdNumber: '户号',
    name: '申领人',
    idNumber: '身份证号码',
    township: '乡镇',
    village: '所在村',
    phone: '联系电话',
    claimedAmount: '申报金额(元)',
    paidAmount: '兑付金额(元)',
    outcome: '审核结果',
    claimedOn: '申报日期',
    paidOn: '兑付日期',
  },
  dates: ['claimedOn', 'paidOn'],
  draw: ({ household, random }) =>
    YEARS.flatMap((year, index) => {
      const programmes = [
        '耕地地力保护补贴',
        random.pick(['种粮一次性补贴', '良种补贴', '农机购置补贴', '退耕还林补助']),
      ];
      return programmes
        .slice(0, random.chance(0.3) ? 2 : 1)
        .flatMap((programme, nth) =>
          random.chance(0.85) ? [claim(household, random, { year, programme, nth: index * 2 + nth })] : [],
        );
    }),
};

function claim(
  household: Household,
  random: Random,
  { year, programme, nth }: { year: number; programme: string; nth: number },
): Row {
  const claimed = random.integer(12_000, 95_000);
  const claimedOn = `${String(year)}-0${String(random.integer(3, 5))}-${String(random.integer(10, 28))}`;
  return rowAbout(household, household.head, {
    claimNumber: recordKey(`BT${String(year)}`, household, nth),
    programme,
    claimedAmount: hundredths(claimed),
    claimedOn,
    ...outcomeOf(household.quality, random, { claimed, claimedOn }),
  });
}

function outcomeOf(
  quality: number,
  random: Random,
  { claimed, claimedOn }: { claimed: number; claimedOn: string },
): Cells {
  const paidOn = addDays(claimedOn, random.integer(40, 110));
  if (random.chance(shareBy(quality, 0.012, -0.012)))
    return { outcome: '申报不实退回', paidAmount: '0.00', paidOn: '' };
  if (random.chance(0.02)) return { outcome: '其他原因退回', paidAmount: '0.00', paidOn: '' };
  if (random.chance(shareBy(quality, 0.08, -0.05)))
    return {
      outcome: '部分兑付',
      paidAmount: hundredths(Math.round((claimed * random.integer(40, 90)) / 100)),
      paidOn,
    };
  return { outcome: '已兑付', paidAmount: hundredths(claimed), paidOn };
}

const FARM_INSURANCE: Dataset = {
  id: 'finance-farm-insurance',
  contractVersion: 1,
  agency: 'finance-bureau',
  style: STYLE,
  missingIdShare: 0.04,
  headers: {
    policyNumber: '保单号',
    name: '被保险人',
    idNumber: '被保险人证件号',
    township: '乡镇',
    village: '所在村',
    phone: '联系电话',
    line: '险种',
    commercial: '是否商业险',
    premium: '保费(元)',
    losses: '出险次数',
    indemnity: '赔付金额(元)',
    startsOn: '保险起期',
    endsOn: '保险止期',
  },
  dates: ['startsOn', 'endsOn'],
  draw: ({ household, random }) =>
    YEARS.flatMap((year, nth) => {
      if (!random.chance(shareBy(household.quality, 0.4, 0.1))) return [];
      const losses = random.chance(0.15) ? 1 : 0;
      return rowAbout(household, household.head, {
        policyNumber: recordKey(`PN${String(year)}`, household, nth),
        line: random.pick(['水稻种植险', '甘蔗种植险', '育肥猪养殖险', '芒果种植险', '能繁母猪险']),
        commercial: random.chance(0.2) ? '是' : '否',
        premium: hundredths(random.integer(2_000, 30_000)),
        losses: String(losses),
        indemnity: losses === 0 ? '0.00' : hundredths(random.integer(30_000, 400_000)),
        startsOn: `${String(year)}-03-01`,
        endsOn: `${String(year + 1)}-02-28`,
      });
    }),
};

/** What the county pays and insures. */
export const SUPPORT_DATASETS: readonly Dataset[] = [SUBSIDIES, FARM_INSURANCE];
