import { insuredArea, subsidyArea, subsidyWithoutLand } from './land-rules.ts';
import { USUAL, type RuleParameter, type ShippedRule } from './rule.ts';

const TOLERANCE: readonly RuleParameter[] = [
  {
    name: 'toleranceBp',
    title: { zh: '容许超出比例', en: 'Share tolerated' },
    unit: 'bp',
    value: 1_000,
    min: 0,
    max: 10_000,
  },
  {
    name: 'toleranceArea',
    title: { zh: '另加容许面积', en: 'Area tolerated besides' },
    unit: 'area',
    value: 50,
    min: 0,
    max: 10_000,
  },
];

const SUBSIDY_BASIS = {
  zh: '《关于全面推开农业“三项补贴”改革工作的通知》（财农〔2016〕26号）：按承包地面积等据实核定',
  en: 'Notice on the reform of the three farm subsidies (Cainong 2016-26): paid by the area actually held or farmed',
};
const LAND = ['land-contracts', 'land-parcels', 'land-transfers'];

export const LAND_RULES: readonly ShippedRule[] = [
  {
    ...USUAL,
    id: 'same-parcel',
    title: { zh: '同一地块两户承包', en: 'One plot under two contracts' },
    question: {
      zh: '同一块地的代码出现在两户的合同里。是登记写错了，还是分户、换地以后没有改？现在是谁在种？',
      en: 'One plot code stands in the contracts of two households. Is it a slip, or was it not changed after households or plots were divided? Who farms it now?',
    },
    compares: {
      zh: '承包地块调查：同一地块代码、两户以上的承包方',
      en: 'Surveyed plots: one code, contractors of two or more households',
    },
    basis: {
      zh: '《农村土地承包法》和《农村土地承包合同管理办法》（农业农村部令2023年第1号）',
      en: 'Rural Land Contract Law and Measures for Rural Land Contracts (MARA Decree 2023-1)',
    },
    datasets: ['land-parcels'],
    replyDays: 30,
  },
  {
    ...USUAL,
    id: 'subsidy-without-land',
    title: { zh: '领了土地补贴，没有土地登记', en: 'Subsidy without land' },
    question: {
      zh: '这户领了按地发的补贴，可是承包合同、地块调查和流转里都没有这户的地。地登记在别人名下吗？',
      en: 'This household was paid a subsidy for land, and no contract, surveyed plot or transfer shows any. Is the land registered under somebody else?',
    },
    compares: {
      zh: '已兑付的耕地地力保护、种粮、良种、退耕还林补贴与土地承包、地块、流入登记',
      en: 'Subsidies paid for land against contracts, surveyed plots and land taken in',
    },
    basis: SUBSIDY_BASIS,
    datasets: ['finance-subsidies', ...LAND],
    confidence: { basePpm: 700_000, unnumberedPpm: 800_000 },
    detect: subsidyWithoutLand,
  },
  {
    ...USUAL,
    id: 'subsidy-area',
    title: { zh: '补贴面积大于承包面积', en: 'Subsidised area above contracted area' },
    question: {
      zh: '这户补贴的面积比承包的面积大。多出来的地从哪里来？是面积量错了，还是种了别人的地？',
      en: 'More area was paid for than is contracted. Where is the rest: was it measured wrongly, or is it the land of others?',
    },
    compares: {
      zh: '每年每个项目的补贴面积与承包面积（种粮补贴另加流入面积），超过容许范围才提问',
      en: 'Area paid for by year and programme against contracted area (for grain also land taken in), beyond the tolerance',
    },
    basis: SUBSIDY_BASIS,
    datasets: ['finance-subsidies', ...LAND],
    parameters: TOLERANCE,
    detect: subsidyArea,
  },
  {
    ...USUAL,
    id: 'insured-area',
    title: { zh: '投保面积大于种植土地', en: 'Insured area above land' },
    question: {
      zh: '这户一年里种植险的投保面积比承包和流入的地还多。是村里统一投保记在一户名下，还是面积填错了？',
      en: 'In one year more land was insured than the household holds and takes in. Was the village insured under one name, or is the area wrong?',
    },
    compares: {
      zh: '同一年种植险投保面积之和与承包、流入面积，超过容许范围才提问',
      en: 'Crop insurance area of one year against land held and taken in, beyond the tolerance',
    },
    basis: {
      zh: '《农业保险条例》（国务院令第629号）：承保理赔信息真实',
      en: 'Regulations on Agricultural Insurance (Decree 629): what is insured is told truly',
    },
    datasets: ['finance-farm-insurance', ...LAND],
    parameters: TOLERANCE,
    detect: insuredArea,
  },
];
