import { addDays } from '../random/calendar.ts';
import type { Person } from '../household/household.ts';
import type { Random } from '../random/random.ts';
import {
  hundredths,
  recordKey,
  rowAbout,
  shareBy,
  type Cells,
  type Dataset,
  type Draw,
  type FileStyle,
  type Row,
} from './dataset.ts';
import { landOf } from './land.ts';

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
  contractVersion: 2,
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
    area: '补贴面积(亩)',
    claimedAmount: '申报金额(元)',
    paidAmount: '兑付金额(元)',
    outcome: '审核结果',
    claimedOn: '申报日期',
    paidOn: '兑付日期',
  },
  dates: ['claimedOn', 'paidOn'],
  draw: (draw) => {
    const { random } = draw;
    const own = YEARS.flatMap((year, index) => {
      const programmes = [
        '耕地地力保护补贴',
        random.pick(['种粮一次性补贴', '良种补贴', '农机购置补贴', '退耕还林补助']),
      ];
      return programmes
        .slice(0, random.chance(0.3) ? 2 : 1)
        .flatMap((programme, nth) =>
          random.chance(0.85) ? [claim(draw, { year, programme, nth: index * 2 + nth })] : [],
        );
    });
    return [...own, ...plantedClaims(draw)];
  },
};

/** Claims that should not have been paid: after death, without land, or twice in one year. */
function plantedClaims({ household, plan: { plant } }: Draw): Row[] {
  const claimOf = (person: Person, nth: number, programme: string, on: string): Row =>
    rowAbout(household, person, {
      claimNumber: recordKey('BT2026', household, nth),
      programme,
      claimedAmount: '680.00',
      paidAmount: '680.00',
      outcome: '已兑付',
      claimedOn: on,
      paidOn: addDays(on, 45),
    });
  const [head, spouse] = household.members;
  if (plant === undefined || head === undefined) return [];
  if (plant.kind === 'dead-payee') return [claimOf(plant.person, 90, '能繁母猪补贴', '2026-07-02')];
  if (plant.kind === 'subsidy-without-land') return [claimOf(head, 90, '耕地地力保护补贴', '2026-04-20')];
  if (plant.kind !== 'subsidy-twice') return [];
  return [claimOf(head, 90, '良种补贴', '2026-03-18'), claimOf(spouse ?? head, 91, '良种补贴', '2026-03-18')];
}

/** The area of a claim that is paid by area, in 亩: what the household farms, save planted. */
function claimedArea({ household, plan, random, seed }: Draw, programme: string): string {
  const { area } = landOf(seed, household);
  if (programme === '耕地地力保护补贴')
    return hundredths(plan.plant?.kind === 'subsidy-area' ? Math.round(area * 1.6) : area);
  return programme === '种粮一次性补贴' ? hundredths(Math.round((area * random.integer(50, 95)) / 100)) : '';
}

function claim(draw: Draw, { year, programme, nth }: { year: number; programme: string; nth: number }): Row {
  const { household, random } = draw;
  const claimed = random.integer(12_000, 95_000);
  const claimedOn = `${String(year)}-0${String(random.integer(3, 5))}-${String(random.integer(10, 28))}`;
  return rowAbout(household, household.head, {
    claimNumber: recordKey(`BT${String(year)}`, household, nth),
    programme,
    claimedAmount: hundredths(claimed),
    claimedOn,
    ...outcomeOf(household.quality, random, { claimed, claimedOn }),
    area: claimedArea(draw, programme),
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
  contractVersion: 2,
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
    area: '投保面积(亩)',
    premium: '保费(元)',
    losses: '出险次数',
    indemnity: '赔付金额(元)',
    startsOn: '保险起期',
    endsOn: '保险止期',
  },
  dates: ['startsOn', 'endsOn'],
  draw: (draw) => [...ownPolicies(draw), ...plantedPolicy(draw)],
};

function ownPolicies({ household, random, seed }: Draw): Row[] {
  const { area } = landOf(seed, household);
  return YEARS.flatMap((year, nth) => {
    if (!random.chance(shareBy(household.quality, 0.4, 0.1))) return [];
    const losses = random.chance(0.15) ? 1 : 0;
    const line = random.pick(['水稻种植险', '甘蔗种植险', '育肥猪养殖险', '芒果种植险', '能繁母猪险']);
    return rowAbout(household, household.head, {
      policyNumber: recordKey(`PN${String(year)}`, household, nth),
      line,
      commercial: random.chance(0.2) ? '是' : '否',
      premium: hundredths(random.integer(2_000, 30_000)),
      losses: String(losses),
      indemnity: losses === 0 ? '0.00' : hundredths(random.integer(30_000, 400_000)),
      startsOn: `${String(year)}-03-01`,
      endsOn: `${String(year + 1)}-02-28`,
      area: line.endsWith('种植险') ? hundredths(Math.round((area * random.integer(60, 100)) / 100)) : '',
    });
  });
}

/** A policy over far more land than the household farms. */
function plantedPolicy({ household, plan, seed }: Draw): Row[] {
  if (plan.plant?.kind !== 'insured-area') return [];
  return [
    rowAbout(household, household.head, {
      policyNumber: recordKey('PN2026', household, 90),
      line: '水稻种植险',
      commercial: '否',
      area: hundredths(landOf(seed, household).area * 2 + 1_500),
      premium: '148.00',
      losses: '0',
      indemnity: '0.00',
      startsOn: '2026-03-01',
      endsOn: '2027-02-28',
    }),
  ];
}

/** What the county pays and insures. */
export const SUPPORT_DATASETS: readonly Dataset[] = [SUBSIDIES, FARM_INSURANCE];
