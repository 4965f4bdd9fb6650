import type { Household } from '../household/household.ts';
import { COUNTY_YEAR } from '../random/calendar.ts';
import type { Random } from '../random/random.ts';
import {
  hundredths,
  recordKey,
  rowAbout,
  shareBy,
  type Dataset,
  type Draw,
  type FileStyle,
  type Row,
} from './dataset.ts';

const STYLE: FileStyle = {
  encoding: 'gb18030',
  lineEnd: '\r\n',
  dates: 'dashes',
  dot: '．',
  villageEnd: '村',
};

/** What is grown, how often (in hundredths) and the usual harvest in kilograms per 亩. */
const CROPS = [
  { word: '水稻', often: 30, yield: 460 },
  { word: '玉米', often: 24, yield: 410 },
  { word: '甘蔗', often: 14, yield: 4_900 },
  { word: '芒果', often: 10, yield: 900 },
  { word: '花生', often: 7, yield: 240 },
  { word: '黄豆', often: 5, yield: 130 },
  { word: '蔬菜', often: 6, yield: 2_100 },
  { word: '土豆', often: 4, yield: 1_200 },
] as const;

const FARMING_YEARS = [COUNTY_YEAR - 2, COUNTY_YEAR - 1, COUNTY_YEAR];

const CROP_REGISTER: Dataset = {
  id: 'agriculture-crops',
  contractVersion: 1,
  agency: 'agriculture',
  style: STYLE,
  missingIdShare: 0.1,
  headers: {
    householdNumber: '户号',
    name: '户主',
    idNumber: '身份证号',
    township: '乡镇',
    village: '村名',
    phone: '联系电话',
    year: '年度',
    crop: '作物',
    plot: '地块序号',
    area: '播种面积(亩)',
    output: '总产量(公斤)',
    recordedOn: '登记日期',
  },
  dates: ['recordedOn'],
  draw: ({ household, random }) => {
    if (!random.chance(0.86)) return [];
    const kinds = random.integer(1, 3);
    const crops = Array.from({ length: kinds }, () => drawCrop(random));
    return FARMING_YEARS.flatMap((year) =>
      crops.map((crop, index) => cropRow({ household, random }, { crop, year, plot: index + 1 })),
    );
  },
};

type Crop = (typeof CROPS)[number];

function drawCrop(random: Random): Crop {
  let rest = random.integer(0, 99);
  for (const crop of CROPS) {
    if (rest < crop.often) return crop;
    rest -= crop.often;
  }
  return CROPS[0];
}

function cropRow(
  { household, random }: Pick<Draw, 'household' | 'random'>,
  { crop, year, plot }: { crop: Crop; year: number; plot: number },
): Row {
  const area = random.integer(80, 600);
  const luck = Math.max(0.35, 0.95 + 0.13 * household.quality + 0.09 * random.bell());
  return rowAbout(household, household.head, {
    year: String(year),
    crop: crop.word,
    plot: String(plot),
    area: hundredths(area),
    output: String(Math.round((area * crop.yield * luck) / 100)),
    recordedOn: `${String(year)}-10-${String(random.integer(8, 28)).padStart(2, '0')}`,
  });
}

/** What is kept, how often (in hundredths) and the largest usual number. */
const ANIMALS = [
  { word: '鸡', often: 46, most: 60 },
  { word: '生猪', often: 30, most: 24 },
  { word: '鸭', often: 22, most: 50 },
  { word: '水牛', often: 13, most: 4 },
  { word: '黄牛', often: 8, most: 9 },
  { word: '山羊', often: 8, most: 30 },
  { word: '鹅', often: 5, most: 20 },
] as const;

const LIVESTOCK: Dataset = {
  id: 'agriculture-livestock',
  contractVersion: 1,
  agency: 'agriculture',
  style: STYLE,
  missingIdShare: 0.12,
  headers: {
    householdNumber: '户号',
    name: '养殖户',
    idNumber: '身份证号',
    township: '乡镇',
    village: '村名',
    phone: '联系电话',
    species: '畜禽种类',
    heads: '存栏数',
    breeding: '能繁母畜数',
    vaccinated: '已免疫数',
    recordedOn: '登记日期',
  },
  dates: ['recordedOn'],
  draw: ({ household, random }) =>
    ANIMALS.flatMap((animal) => {
      if (!random.chance(animal.often / 100)) return [];
      const heads = random.integer(
        1,
        Math.max(2, Math.round(animal.most * shareBy(household.quality, 0.6, 0.2))),
      );
      const vaccinated = random.chance(shareBy(household.quality, 0.6, 0.18))
        ? heads
        : random.integer(0, heads);
      return rowAbout(household, household.head, {
        species: animal.word,
        heads: String(heads),
        breeding: String(random.integer(0, Math.floor(heads / 4))),
        vaccinated: String(vaccinated),
        recordedOn: `${String(COUNTY_YEAR)}-0${String(random.integer(3, 9))}-${String(random.integer(10, 28))}`,
      });
    }),
};

const FACILITIES: Dataset = {
  id: 'agriculture-facilities',
  contractVersion: 1,
  agency: 'agriculture',
  style: { ...STYLE, dates: 'excel-serial' },
  missingIdShare: 0.08,
  headers: {
    facilityNumber: '设施编号',
    name: '业主姓名',
    idNumber: '身份证号',
    township: '乡镇',
    village: '村名',
    phone: '联系电话',
    kind: '设施类型',
    area: '设施面积(亩)',
    builtOn: '建成日期',
  },
  dates: ['builtOn'],
  draw: ({ household, random }): Row[] =>
    random.chance(shareBy(household.quality, 0.09, 0.05))
      ? [
          rowAbout(household, household.head, {
            facilityNumber: recordKey('DP', household, 1),
            kind: random.pick(['塑料大棚', '小拱棚', '连栋温室']),
            area: hundredths(random.integer(40, 600)),
            builtOn: `${String(random.integer(2019, 2025))}-0${String(random.integer(1, 9))}-18`,
          }),
        ]
      : [],
};

const INCOME_SURVEY: Dataset = {
  id: 'agriculture-income-survey',
  contractVersion: 1,
  agency: 'agriculture',
  style: STYLE,
  missingIdShare: 0.1,
  headers: {
    householdNumber: '户号',
    name: '户主',
    idNumber: '身份证号',
    township: '乡镇',
    village: '村名',
    year: '年度',
    grossIncome: '全年总收入(元)',
    offFarmIncome: '其中工资性及非农收入(元)',
    expenses: '生产经营支出(元)',
    netIncome: '全年纯收入(元)',
    recordedOn: '调查日期',
  },
  dates: ['recordedOn'],
  draw: ({ household, random }) =>
    random.chance(0.3) ? [2023, 2024, 2025].map((year) => incomeRow(household, random, year)) : [],
};

function incomeRow(household: Household, random: Random, year: number): Row {
  const gross = Math.max(6_000, Math.round(52_000 + 16_000 * household.quality + 9_000 * random.bell()));
  const expenses = Math.round((gross * random.integer(15, 45)) / 100);
  return rowAbout(household, household.head, {
    year: String(year),
    grossIncome: String(gross),
    offFarmIncome: String(Math.round((gross * random.integer(10, 60)) / 100)),
    expenses: String(expenses),
    netIncome: String(gross - expenses),
    recordedOn: `${String(year)}-12-${String(random.integer(10, 28))}`,
  });
}

/** What is grown, kept, built and earned on the farm. */
export const FARMING_DATASETS: readonly Dataset[] = [CROP_REGISTER, LIVESTOCK, FACILITIES, INCOME_SURVEY];
