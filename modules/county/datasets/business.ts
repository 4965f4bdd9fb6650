import type { Household } from '../household/household.ts';
import { creditCodeOf } from '../people/identifiers.ts';
import type { Plan } from '../plants/plan.ts';
import { addDays } from '../random/calendar.ts';
import { seededRandom, type Random } from '../random/random.ts';
import { rowAbout, shareBy, type Dataset, type FileStyle, type Row } from './dataset.ts';

const STYLE: FileStyle = {
  encoding: 'xlsx',
  lineEnd: '\r\n',
  dates: 'excel-serial',
  dot: '·',
  villageEnd: '村',
};

interface Business {
  uscc: string;
  name: string;
  kind: string;
  registeredOn: string;
}

const KINDS = [
  { word: '农民专业合作社', code: 'cooperative', often: 18, end: '种养专业合作社' },
  { word: '家庭农场', code: 'individual', often: 30, end: '家庭农场' },
  { word: '个体工商户', code: 'individual', often: 44, end: '农资店' },
  { word: '有限责任公司', code: 'company', often: 8, end: '农业发展有限公司' },
] as const;

/** The business that a household runs; two files tell of it, so it has its own stream of chance. */
function businessOf(seed: number, household: Household, plan: Plan): Business | undefined {
  if (plan.plant?.kind === 'allowance-business') return company(household, '2022-05-17');
  // By nature nobody with the allowance runs a business.
  if (plan.allowance) return undefined;
  const random = seededRandom(seed, `business/${String(household.index)}`);
  if (!random.chance(shareBy(household.quality, 0.12, 0.06))) return undefined;
  let rest = random.integer(0, 99);
  const kind = KINDS.find(({ often }) => (rest -= often) < 0) ?? KINDS[2];
  return {
    uscc: creditCodeOf(kind.code, household.index),
    name: `田禾县${household.head.name.replaceAll('·', '')}${kind.end}`,
    kind: kind.word,
    registeredOn: addDays('2015-03-02', random.integer(0, 3_800)),
  };
}

function company({ index, head }: Household, registeredOn: string): Business {
  const name = `田禾县${head.name.replaceAll('·', '')}农业发展有限公司`;
  return { uscc: creditCodeOf('company', index), name, kind: '有限责任公司', registeredOn };
}

/** Companies, co-operatives, shops and their members: the two workbooks of the market regulator. */
export function businessDatasets(seed: number): Dataset[] {
  return [registrations(seed), members(seed)];
}

function registrations(seed: number): Dataset {
  return {
    id: 'market-registrations',
    contractVersion: 1,
    agency: 'market-regulator',
    style: STYLE,
    missingIdShare: 0.06,
    headers: {
      uscc: '统一社会信用代码',
      businessName: '主体名称',
      kind: '主体类型',
      name: '法定代表人（经营者）',
      idNumber: '证件号码',
      township: '乡镇',
      village: '住所村',
      phone: '联系电话',
      capital: '注册资本（元）',
      registeredOn: '成立日期',
      endedOn: '注销日期',
    },
    dates: ['registeredOn', 'endedOn'],
    draw: ({ household, random, plan }): Row[] => {
      const business = businessOf(seed, household, plan);
      if (business === undefined) return [];
      return [
        rowAbout(household, household.head, {
          uscc: business.uscc,
          businessName: business.name,
          kind: business.kind,
          capital: String(random.integer(1, 50) * 10_000),
          registeredOn: business.registeredOn,
          endedOn:
            random.chance(0.06) && plan.plant === undefined
              ? addDays('2025-10-01', random.integer(0, 380))
              : '',
        }),
      ];
    },
  };
}

function members(seed: number): Dataset {
  return {
    id: 'market-cooperative-members',
    contractVersion: 1,
    agency: 'market-regulator',
    style: { ...STYLE, encoding: 'gb18030' },
    missingIdShare: 0.09,
    headers: {
      uscc: '合作社信用代码',
      cooperativeName: '合作社名称',
      name: '成员姓名',
      idNumber: '成员身份证号',
      township: '乡镇',
      village: '村',
      phone: '联系电话',
      contribution: '出资额(元)',
      joinedOn: '入社日期',
      leftOn: '退社日期',
    },
    dates: ['joinedOn', 'leftOn'],
    draw: ({ household, neighbour, random, plan }) => {
      const business = businessOf(seed, household, plan);
      if (business?.kind !== '农民专业合作社') return [];
      const joining = neighbour === undefined ? [household] : [household, neighbour];
      return joining.map((member) => memberRow(member, business, random));
    },
  };
}

function memberRow(household: Household, business: Business, random: Random): Row {
  return rowAbout(household, household.head, {
    uscc: business.uscc,
    cooperativeName: business.name,
    contribution: `${String(random.integer(5, 100) * 100)}.00`,
    joinedOn: addDays(business.registeredOn, random.integer(0, 200)),
    leftOn: '',
  });
}

const VEHICLES = [
  { word: '摩托车', often: 60, power: [5, 9] },
  { word: '轿车', often: 24, power: [60, 110] },
  { word: '轻型货车', often: 7, power: [50, 90] },
  { word: '手扶拖拉机', often: 14, power: [6, 12] },
  { word: '轮式拖拉机', often: 6, power: [22, 66] },
  { word: '联合收割机', often: 2, power: [45, 88] },
  { word: '旋耕机', often: 11, power: [4, 9] },
] as const;

const PLATE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Vehicles and farm machines, of the vehicle registry. */
export const VEHICLE_DATASET: Dataset = {
  id: 'vehicle-registrations',
  contractVersion: 2,
  agency: 'vehicle-registry',
  style: { encoding: 'utf-8-bom', lineEnd: '\n', dates: 'dashes', dot: '・', villageEnd: '村' },
  missingIdShare: 0.07,
  headers: {
    plateNumber: '号牌号码',
    kind: '车辆类型',
    name: '所有人',
    idNumber: '身份证明号码',
    township: '乡镇',
    village: '住址村',
    phone: '手机',
    powerKilowatts: '功率(kW)',
    price: '购置价(元)',
    registeredOn: '初次登记日期',
    state: '状态',
  },
  dates: ['registeredOn'],
  draw: ({ household, random, plan }) =>
    VEHICLES.flatMap((vehicle, nth) => {
      const owned = random.chance(shareBy(household.quality, vehicle.often / 100, vehicle.often / 500));
      if (vehicle.word === '轿车' && plan.allowance) return allowanceCar(household, plan, nth);
      if (!owned) return [];
      const [least, most] = vehicle.power;
      return rowAbout(household, household.head, {
        plateNumber: plateOf(household.index * VEHICLES.length + nth),
        kind: vehicle.word,
        powerKilowatts: String(random.integer(least, most)),
        registeredOn: addDays('2016-01-04', random.integer(0, 3_800)),
        state: random.chance(0.96) ? '正常' : '报废',
        price: String(most * random.integer(900, 1_600)),
      });
    }),
};

/** By nature a household with the allowance has no car or one long paid off; planted, a new and dear one. */
function allowanceCar(household: Household, { plant }: Plan, nth: number): Row[] {
  const planted = plant?.kind === 'allowance-car';
  if (!planted && household.index % 9 !== 0) return [];
  return [
    rowAbout(household, household.head, {
      plateNumber: plateOf(household.index * VEHICLES.length + nth),
      kind: '轿车',
      powerKilowatts: planted ? '98' : '58',
      registeredOn: planted ? '2024-06-05' : '2012-06-05',
      state: '正常',
      price: planted ? '168000' : '43000',
    }),
  ];
}

/** 桂Z is no series of the region's plates. */
function plateOf(serial: number): string {
  let rest = serial;
  let text = '';
  for (let i = 0; i < 5; i += 1) {
    text = `${PLATE_CHARACTERS.charAt(rest % PLATE_CHARACTERS.length)}${text}`;
    rest = Math.floor(rest / PLATE_CHARACTERS.length);
  }
  return `桂Z${text}`;
}
