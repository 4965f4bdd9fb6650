import { addDays } from '../random/calendar.ts';
import {
  hundredths,
  recordKey,
  rowAbout,
  type Dataset,
  type Draw,
  type FileStyle,
  type Row,
} from './dataset.ts';

const STYLE: FileStyle = {
  encoding: 'gb18030',
  lineEnd: '\r\n',
  dates: 'slashes',
  dot: '·',
  villageEnd: '村民委员会',
};

const CONTRACTS: Dataset = {
  id: 'land-contracts',
  contractVersion: 1,
  agency: 'natural-resources',
  style: STYLE,
  missingIdShare: 0.05,
  headers: {
    contractNumber: '合同编号',
    name: '承包方代表',
    idNumber: '证件号码',
    township: '乡镇',
    village: '村委会',
    phone: '电话',
    area: '合同面积(亩)',
    plots: '地块数',
    startsOn: '承包期起',
    endsOn: '承包期止',
  },
  dates: ['startsOn', 'endsOn'],
  draw: ({ household, random }) => {
    if (!random.chance(0.93)) return [];
    return [
      rowAbout(household, household.head, {
        contractNumber: recordKey(`${household.village.code}J`, household, 1),
        area: hundredths(contractedArea({ household, random })),
        plots: String(random.integer(2, 14)),
        startsOn: '1998-01-01',
        endsOn: '2027-12-31',
      }),
    ];
  },
};

/** In 0.01 亩: about 7 亩, more for those who manage well. */
function contractedArea({ household, random }: Pick<Draw, 'household' | 'random'>): number {
  return Math.max(80, Math.round(700 + 160 * household.quality + 260 * random.bell()));
}

const TRANSFERS: Dataset = {
  id: 'land-transfers',
  contractVersion: 1,
  agency: 'natural-resources',
  style: STYLE,
  missingIdShare: 0.06,
  headers: {
    contractNumber: '流转合同编号',
    name: '当事人',
    idNumber: '证件号码',
    township: '乡镇',
    village: '村委会',
    phone: '电话',
    direction: '流转方向',
    otherParty: '对方名称',
    area: '流转面积(亩)',
    yearlyRent: '年租金(元)',
    startsOn: '流转起始日',
    endsOn: '流转终止日',
  },
  dates: ['startsOn', 'endsOn'],
  draw: drawTransfer,
};

/** The household that manages better farms land of its neighbour: one contract, a row for each side. */
function drawTransfer({ household, neighbour, random }: Draw): Row[] {
  if (neighbour === undefined || !random.chance(0.22)) return [];
  const [taker, giver] =
    household.quality >= neighbour.quality ? [household, neighbour] : [neighbour, household];
  const area = random.integer(150, 900);
  const startsOn = addDays('2023-11-05', random.integer(0, 1_000));
  const shared = {
    contractNumber: recordKey('LZ', household, 1),
    area: hundredths(area),
    yearlyRent: hundredths(area * random.integer(350, 700)),
    startsOn,
    endsOn: `${String(Number(startsOn.slice(0, 4)) + random.integer(1, 10))}${startsOn.slice(4, 8)}28`,
  };
  return [
    rowAbout(taker, taker.head, { ...shared, direction: '流入', otherParty: giver.head.name }),
    rowAbout(giver, giver.head, { ...shared, direction: '流出', otherParty: taker.head.name }),
  ];
}

/** Who farms which land. */
export const LAND_DATASETS: readonly Dataset[] = [CONTRACTS, TRANSFERS];
