import { addDays, ageOn, COUNTY_DATE } from '../random/calendar.ts';
import type { Random } from '../random/random.ts';
import { recordKey, rowAbout, type Dataset, type Draw, type Row } from './dataset.ts';

const EMPLOYERS = ['田禾县第一中学', '田禾县人民医院', '田州镇人民政府', '田禾县水利局'] as const;

/** Who is paid out of the public purse: the finance bureau's roll. Nobody of a household with the allowance, save planted. */
const PAYROLL: Dataset = {
  id: 'finance-payroll',
  contractVersion: 1,
  agency: 'finance-bureau',
  style: { encoding: 'gb18030', lineEnd: '\r\n', dates: 'slashes', dot: '.', villageEnd: '村' },
  missingIdShare: 0.01,
  headers: {
    name: '姓名',
    idNumber: '身份证号码',
    township: '户籍乡镇',
    village: '户籍村',
    employer: '供养单位',
    post: '人员类别',
    since: '起始日期',
    until: '截止日期',
  },
  dates: ['since', 'until'],
  draw: (draw) => payrollRows(draw),
};

function payrollRows({ household, plan, random }: Draw): Row[] {
  const { plant } = plan;
  if (plant?.kind === 'allowance-payroll')
    return [rowAbout(household, plant.person, { ...post(random), since: '2021-03-01', until: '' })];
  if (plan.allowance || !random.chance(0.05)) return [];
  const adult = household.members.find(({ birthDate, deceased }) => {
    const age = ageOn(birthDate, COUNTY_DATE);
    return age >= 24 && age < 58 && !deceased;
  });
  if (adult === undefined) return [];
  const since = addDays('2010-03-01', random.integer(0, 5_000));
  return [rowAbout(household, adult, { ...post(random), since, until: '' })];
}

function post(random: Random): { employer: string; post: string } {
  return { employer: random.pick(EMPLOYERS), post: random.pick(['事业编制', '行政编制', '公益性岗位']) };
}

/** Who is under enforcement of a judgment. By nature such cases begin after the last loan or end before the first. */
const ENFORCEMENT: Dataset = {
  id: 'court-enforcement',
  contractVersion: 1,
  agency: 'county-court',
  style: { encoding: 'utf-8-bom', lineEnd: '\r\n', dates: 'dashes', dot: '·', villageEnd: '村' },
  missingIdShare: 0.01,
  headers: {
    caseNumber: '执行案号',
    name: '被执行人',
    idNumber: '证件号码',
    township: '乡镇',
    village: '住所村',
    amount: '执行标的(元)',
    state: '案件状态',
    filedOn: '立案日期',
    closedOn: '结案日期',
  },
  dates: ['filedOn', 'closedOn'],
  draw: ({ household, plan, random }) => {
    const caseNumber = `(2024)桂1099执${recordKey('', household, 1)}号`;
    const amount = `${String(random.integer(8, 240) * 1_000)}.00`;
    const row = (cells: Record<string, string>): Row[] => [
      rowAbout(household, household.head, { caseNumber, amount, ...cells }),
    ];
    if (plan.plant?.kind === 'borrower-in-enforcement')
      return row({ state: '执行中', filedOn: '2024-02-19', closedOn: '' });
    if (!random.chance(0.03)) return [];
    return random.chance(0.5)
      ? row({ state: '执行中', filedOn: `2026-09-${String(random.integer(10, 28))}`, closedOn: '' })
      : row({ state: '已结案', filedOn: '2019-04-11', closedOn: '2020-08-27' });
  },
};

/** What offices outside farming know: public payroll and the court's enforcement. */
export const OFFICE_DATASETS: readonly Dataset[] = [PAYROLL, ENFORCEMENT];
