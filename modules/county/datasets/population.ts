import { dayOfDeath } from '../plants/day-of-death.ts';
import { ageOn, COUNTY_DATE, COUNTY_YEAR } from '../random/calendar.ts';
import type { Person } from '../household/household.ts';
import { hundredths, recordKey, rowAbout, type Dataset, type Draw, type Row } from './dataset.ts';

const HOUSEHOLD_REGISTER: Dataset = {
  id: 'civil-household-members',
  contractVersion: 1,
  agency: 'civil-affairs',
  style: { encoding: 'gb18030', lineEnd: '\r\n', dates: 'dashes', dot: '·', villageEnd: '村委会' },
  missingIdShare: 0.01,
  headers: {
    householdNumber: '户号',
    name: '姓名',
    idNumber: '公民身份号码',
    relation: '与户主关系',
    sex: '性别',
    birthDate: '出生日期',
    township: '乡镇',
    village: '村（社区）',
    group: '组',
    phone: '手机',
    deceased: '是否死亡',
    registeredOn: '登记日期',
  },
  dates: ['birthDate', 'registeredOn'],
  draw: ({ household, random, plan, neighbour }) => {
    const own = household.members.map((person) => {
      // Babies are registered within weeks, everybody else was counted anew three years ago.
      const registeredOn =
        person.birthDate > '2023-11-01' ? `${person.birthDate.slice(0, 8)}28` : '2023-11-15';
      return rowAbout(household, person, {
        relation: person.relation === '妻' && random.chance(0.3) ? '配偶' : person.relation,
        group: household.group,
        deceased: person.deceased ? '是' : '否',
        registeredOn: registeredOn < '2023-11-15' ? '2023-11-15' : registeredOn,
      });
    });
    // Planted: the neighbours' register still counts somebody of this household.
    if (plan.plant?.kind !== 'two-registers' || neighbour === undefined) return own;
    const twice = rowAbout(neighbour, plan.plant.person, {
      relation: '其他',
      group: neighbour.group,
      deceased: '否',
      registeredOn: '2023-11-15',
    });
    return [twice, ...own];
  },
};

const HEALTH_ENROLMENT: Dataset = {
  id: 'health-enrolment',
  contractVersion: 1,
  agency: 'health-insurance',
  style: { encoding: 'utf-8-bom', lineEnd: '\r\n', dates: 'compact', dot: '•', villageEnd: '村' },
  missingIdShare: 0.02,
  headers: {
    name: '姓名',
    idNumber: '社会保障号码',
    sex: '性别',
    birthDate: '出生年月日',
    township: '乡镇',
    village: '村（居）',
    phone: '手机号码',
    year: '参保年度',
    category: '人员类别',
    paid: '是否缴费',
    enrolledOn: '参保日期',
  },
  dates: ['birthDate', 'enrolledOn'],
  draw: ({ household, random }) =>
    household.members.flatMap((person) => {
      if (person.deceased || !random.chance(0.94)) return [];
      const age = ageOn(person.birthDate, COUNTY_DATE);
      const day = String(random.integer(1, 28)).padStart(2, '0');
      const newborn = person.birthDate > `${String(COUNTY_YEAR - 1)}-12-01`;
      return rowAbout(household, person, {
        sex: person.sex === 'male' ? '1' : '2',
        year: String(COUNTY_YEAR),
        category: newborn ? '新生儿' : age >= 6 && age < 18 ? '中小学生' : '普通居民',
        paid: random.chance(0.97) ? '是' : '否',
        enrolledOn: newborn ? `${String(COUNTY_YEAR)}-10-${day}` : `${String(COUNTY_YEAR - 1)}-12-${day}`,
      });
    }),
};

const PENSIONS: Dataset = {
  id: 'finance-pensions',
  contractVersion: 1,
  agency: 'finance-bureau',
  style: { encoding: 'gb18030', lineEnd: '\r\n', dates: 'slashes', dot: '.', villageEnd: '村' },
  missingIdShare: 0.01,
  headers: {
    name: '姓名',
    idNumber: '身份证号码',
    birthDate: '出生日期',
    township: '乡镇',
    village: '所在村',
    month: '发放月份',
    amount: '发放金额(元)',
    paidOn: '发放日期',
  },
  dates: ['birthDate', 'paidOn'],
  draw: (draw) =>
    draw.household.members.flatMap((person) => {
      const amount = hundredths(draw.random.integer(14_000, 26_000));
      return pensionMonths(draw, person).map((month) =>
        rowAbout(draw.household, person, {
          month: `${String(COUNTY_YEAR)}${month}`,
          amount,
          paidOn: `${String(COUNTY_YEAR)}-${month}-15`,
        }),
      );
    }),
};

/** The months of the last quarter for which somebody is paid: from 60 to the month of death, save planted. */
function pensionMonths(draw: Draw, person: Person): string[] {
  const { plant } = draw.plan;
  const planted = plant?.person.personId === person.personId;
  if (planted && plant.kind === 'young-pensioner') return ['09', '10'];
  if (ageOn(person.birthDate, COUNTY_DATE) < 61) return [];
  const months = ['08', '09', '10'];
  const diedOn = dayOfDeath(draw.seed, draw, person);
  if (diedOn === undefined || (planted && plant.kind === 'dead-payee')) return months;
  return months.filter((month) => `${String(COUNTY_YEAR)}-${month}` <= diedOn.slice(0, 7));
}

const SUBSISTENCE: Dataset = {
  id: 'civil-subsistence-allowance',
  contractVersion: 1,
  agency: 'civil-affairs',
  style: { encoding: 'gb18030', lineEnd: '\r\n', dates: 'dashes', dot: '·', villageEnd: '村委会' },
  missingIdShare: 0.01,
  headers: {
    householdNumber: '户号',
    name: '户主姓名',
    idNumber: '户主身份证号',
    township: '乡镇',
    village: '村',
    persons: '保障人数',
    monthlyAmount: '月保障金额(元)',
    grantedOn: '批准日期',
  },
  dates: ['grantedOn'],
  draw: ({ household, random, plan }): Row[] => {
    if (!plan.allowance) return [];
    const persons = random.integer(1, household.members.length);
    return [
      rowAbout(household, household.head, {
        persons: String(persons),
        monthlyAmount: hundredths(persons * random.integer(22_000, 38_000)),
        grantedOn: `${String(random.integer(2024, 2026))}-0${String(random.integer(1, 9))}-10`,
      }),
    ];
  },
};

const CERTIFICATES: Dataset = {
  id: 'land-housing-certificates',
  contractVersion: 1,
  agency: 'natural-resources',
  style: { encoding: 'utf-8-bom', lineEnd: '\r\n', dates: 'chinese', dot: '·', villageEnd: '村委会' },
  missingIdShare: 0.04,
  headers: {
    certificateNumber: '不动产权证号',
    name: '权利人',
    idNumber: '证件号码',
    township: '乡镇',
    village: '坐落村',
    floorArea: '建筑面积(平方米)',
    registeredOn: '登簿日期',
  },
  dates: ['registeredOn'],
  draw: ({ household, random }): Row[] =>
    random.chance(0.55)
      ? [
          rowAbout(household, household.head, {
            certificateNumber: recordKey('桂(2024)田禾县不动产权第', household, 1),
            floorArea: hundredths(random.integer(6_000, 24_000)),
            registeredOn: `${String(random.integer(2019, 2025))}-0${String(random.integer(1, 9))}-20`,
          }),
        ]
      : [],
};

/** Who lives where, is insured, receives a pension or an allowance, and owns a house. */
export const POPULATION_DATASETS: readonly Dataset[] = [
  HOUSEHOLD_REGISTER,
  HEALTH_ENROLMENT,
  PENSIONS,
  SUBSISTENCE,
  CERTIFICATES,
];
