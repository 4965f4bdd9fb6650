import type { Role } from '../../modules/identity/index.ts';
import type { OrganisationKind } from '../../modules/kernel/actor.ts';

/** The password of every demo account. Demo accounts exist only on an embedded database on loopback. */
export const DEMO_PASSWORD = 'tianxin-demo-2026';

export const DEMO_ADMINISTRATOR = {
  userName: 'admin',
  name: '县信息中心管理员',
  organisationName: '县大数据中心',
  password: DEMO_PASSWORD,
};

/** An organisation of the demo with its staff. */
export interface DemoOrganisation {
  name: string;
  kind: OrganisationKind;
  /** The agency of the data contracts that it delivers files as. */
  agency?: string;
  /** Its area: a township, by the position of that township in the county. */
  township?: number;
  staff: readonly { userName: string; name: string; role: Role }[];
}

const CLERK: Role = 'data-clerk';
const STEWARD: Role = 'data-steward';

export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [
  agency('县民政局', 'civil-affairs', 'minzheng'),
  agency('县农业农村局', 'agriculture', 'nongye'),
  agency('县自然资源局', 'natural-resources', 'ziran'),
  agency('县医疗保障局', 'health-insurance', 'yibao'),
  agency('县市场监督管理局', 'market-regulator', 'shichang'),
  agency('县公安局车辆管理所', 'vehicle-registry', 'cheguan'),
  agency('县财政局', 'finance-bureau', 'caizheng'),
  agency('县供电公司', 'power-company', 'gongdian'),
  agency('县电商公共服务中心', 'ecommerce-centre', 'dianshang'),
  agency('县供销合作社', 'supply-cooperative', 'gongxiao'),
  agency('县人民法院', 'county-court', 'fayuan'),
  {
    name: '县农村商业银行',
    kind: 'bank',
    agency: 'rural-commercial-bank',
    staff: [
      { userName: 'bank', name: '信贷员周明', role: 'credit-officer' },
      { userName: 'bank-data', name: '数据员钱芳', role: CLERK },
      { userName: 'bank-data-head', name: '数据负责人孙伟', role: STEWARD },
    ],
  },
  {
    name: '县惠民村镇银行',
    kind: 'bank',
    staff: [{ userName: 'bank2', name: '信贷员吴丽', role: 'credit-officer' }],
  },
  {
    name: '绿源种养专业合作社',
    kind: 'cooperative',
    staff: [
      { userName: 'coop', name: '合作社文员韦秀英', role: 'cooperative-clerk' },
      { userName: 'witness', name: '见证员黄国强', role: 'consent-witness' },
    ],
  },
  {
    name: '县第一中学食堂',
    kind: 'buyer',
    staff: [
      { userName: 'canteen', name: '采购员李敏', role: 'buyer-clerk' },
      { userName: 'canteen-head', name: '食堂主任陈刚', role: 'buyer-approver' },
    ],
  },
  {
    name: '惠家超市',
    kind: 'buyer',
    staff: [
      { userName: 'shop', name: '采购员张洁', role: 'buyer-clerk' },
      { userName: 'shop-head', name: '采购经理王强', role: 'buyer-approver' },
    ],
  },
  {
    name: '县金融工作局',
    kind: 'regulator',
    staff: [{ userName: 'regulator', name: '监管员刘静', role: 'regulator' }],
  },
  {
    name: '县乡村振兴办公室',
    kind: 'county',
    staff: [
      { userName: 'county', name: '县干部赵建国', role: 'county-official' },
      { userName: 'county2', name: '县干部农秀兰', role: 'county-official' },
    ],
  },
  {
    name: '第一便民服务站',
    kind: 'village',
    township: 0,
    staff: [{ userName: 'agent', name: '村协理员覃小梅', role: 'village-agent' }],
  },
];

function agency(name: string, slug: string, userName: string): DemoOrganisation {
  const staff = [
    { userName, name: `${name}数据员`, role: CLERK },
    { userName: `${userName}-head`, name: `${name}数据负责人`, role: STEWARD },
  ];
  return { name, kind: 'agency', agency: slug, staff };
}
