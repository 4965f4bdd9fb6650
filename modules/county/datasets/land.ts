import type { Household } from '../household/household.ts';
import { planOf } from '../plants/plan.ts';
import { addDays } from '../random/calendar.ts';
import { seededRandom } from '../random/random.ts';
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
  draw: ({ household, plan, seed }) => {
    const land = landOf(seed, household);
    if (!land.inFile || plan.plant?.kind === 'subsidy-without-land') return [];
    return [
      rowAbout(household, household.head, {
        contractNumber: contractNumber(household),
        area: hundredths(land.area),
        plots: String(land.plots),
        startsOn: '1998-01-01',
        endsOn: '2027-12-31',
      }),
    ];
  },
};

function contractNumber(household: Household): string {
  return recordKey(`${household.village.code}J`, household, 1);
}

/**
 * The land a household holds under contract, in 0.01 亩: about 7 亩, more for those who manage well. `inFile`: the
 * contract stands in the agency's file. The same whoever asks.
 */
export function landOf(seed: number, household: Household): { inFile: boolean; area: number; plots: number } {
  const random = seededRandom(seed, `rows/land-contracts/${String(household.index)}`);
  const inFile = random.chance(0.93);
  const area = Math.max(80, Math.round(700 + 160 * household.quality + 260 * random.bell()));
  return { inFile, area, plots: random.integer(2, 14) };
}

/** The survey of plots: up to three parcels that add up to the contract; one planted parcel stands under two contracts. */
const PARCELS: Dataset = {
  id: 'land-parcels',
  contractVersion: 1,
  agency: 'natural-resources',
  style: STYLE,
  missingIdShare: 0.02,
  headers: {
    parcelCode: '地块代码',
    contractNumber: '承包合同编号',
    name: '承包方代表',
    idNumber: '证件号码',
    township: '乡镇',
    village: '村委会',
    area: '实测面积(亩)',
    surveyedOn: '调查日期',
  },
  dates: ['surveyedOn'],
  draw: ({ household, plan, neighbour, seed }) => {
    if (plan.plant?.kind === 'subsidy-without-land') return [];
    const land = landOf(seed, household);
    const count = Math.min(3, land.plots);
    const share = Math.floor(land.area / count);
    const rows = Array.from({ length: count }, (_, at) => {
      const area = at === 0 ? land.area - share * (count - 1) : share;
      return parcelRow(household, { at, area, contract: contractNumber(household), holder: household });
    });
    if (plan.plant?.kind === 'same-parcel' && neighbour !== undefined)
      rows.push(
        parcelRow(household, { at: 0, area: share, contract: contractNumber(neighbour), holder: neighbour }),
      );
    return rows;
  },
};

function parcelRow(
  place: Household,
  parcel: { at: number; area: number; contract: string; holder: Household },
): Row {
  const number = String(place.index * 10 + parcel.at + 1).padStart(7, '0');
  return rowAbout(parcel.holder, parcel.holder.head, {
    parcelCode: `${place.village.code}${number}`,
    contractNumber: parcel.contract,
    area: hundredths(parcel.area),
    surveyedOn: '2024-04-16',
  });
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
function drawTransfer({ household, neighbour, random, seed }: Draw): Row[] {
  if (neighbour === undefined || !random.chance(0.22)) return [];
  const landless = [household, neighbour].some(
    (one) => planOf(seed, one, true).plant?.kind === 'subsidy-without-land',
  );
  if (landless) return [];
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
export const LAND_DATASETS: readonly Dataset[] = [CONTRACTS, PARCELS, TRANSFERS];
