import type { Wording } from './feature.ts';

/**
 * The datasets of the county that credit reads, by id, with the names people know and the columns it uses. Ids and
 * columns are those of the registry's data contracts; a test holds them against each other.
 */
export const DATASETS = {
  'civil-household-members': {
    name: { zh: '户籍家庭成员（民政局）', en: 'household register (civil affairs)' },
    fields: ['birthDate', 'deceased'],
  },
  'bank-loans': {
    name: { zh: '贷款台账（农商行）', en: 'loans (rural commercial bank)' },
    fields: ['loanNumber', 'balance', 'dueOn', 'settledOn'],
  },
  'bank-repayments': {
    name: { zh: '还款记录（农商行）', en: 'repayments (rural commercial bank)' },
    fields: ['loanNumber', 'dueOn', 'paidOn'],
  },
  'bank-guarantees': {
    name: { zh: '保证担保台账（农商行）', en: 'guarantees given (rural commercial bank)' },
    fields: ['loanNumber', 'balance', 'endsOn'],
  },
  'land-contracts': {
    name: { zh: '土地承包合同（自然资源局）', en: 'contracts of farm land (natural resources)' },
    fields: ['contractNumber', 'area', 'endsOn'],
  },
  'land-transfers': {
    name: { zh: '土地流转合同（自然资源局）', en: 'transfers of farm land (natural resources)' },
    fields: ['contractNumber', 'direction', 'area', 'endsOn'],
  },
  'agriculture-crops': {
    name: { zh: '种植业生产登记（农业农村局）', en: 'crops and yields (agriculture bureau)' },
    fields: ['year', 'crop', 'plot', 'area', 'output'],
  },
  'agriculture-livestock': {
    name: { zh: '养殖与防疫登记（农业农村局）', en: 'livestock and vaccination (agriculture bureau)' },
    fields: ['species', 'heads', 'vaccinated'],
  },
  'agriculture-facilities': {
    name: { zh: '设施农业登记（农业农村局）', en: 'greenhouses (agriculture bureau)' },
    fields: ['facilityNumber', 'area'],
  },
  'finance-subsidies': {
    name: { zh: '惠农补贴兑付（财政局）', en: 'farm support payments (finance bureau)' },
    fields: ['claimNumber', 'claimedAmount', 'paidAmount', 'outcome', 'paidOn'],
  },
  'power-bills': {
    name: { zh: '电费账单（供电公司）', en: 'power bills (power company)' },
    fields: ['billNumber', 'dueOn', 'paidOn'],
  },
  'commerce-sales': {
    name: { zh: '电商销售月报（电商服务中心）', en: 'monthly platform sales (e-commerce centre)' },
    fields: ['shopNumber', 'month', 'orders', 'ordersOnTime', 'qualityRefunds', 'sales'],
  },
  'supply-invoices': {
    name: { zh: '农资赊销账款（供销社）', en: 'farm input invoices (supply cooperative)' },
    fields: ['invoiceNumber', 'dueOn', 'paidOn'],
  },
  'vehicle-registrations': {
    name: { zh: '机动车与农机登记（车管所）', en: 'vehicles and farm machines (vehicle registry)' },
    fields: ['plateNumber', 'kind', 'powerKilowatts', 'state'],
  },
  'market-registrations': {
    name: { zh: '经营主体登记（市场监管局）', en: 'registered businesses (market regulator)' },
    fields: ['uscc', 'kind', 'registeredOn', 'endedOn'],
  },
  'market-cooperative-members': {
    name: { zh: '合作社成员（市场监管局）', en: 'cooperative members (market regulator)' },
    fields: ['uscc', 'joinedOn', 'leftOn'],
  },
} as const satisfies Record<string, { name: Wording; fields: readonly string[] }>;

export type DatasetId = keyof typeof DATASETS;

/** A column that credit reads of a dataset. */
export type FieldOf<Id extends DatasetId> = (typeof DATASETS)[Id]['fields'][number];

/** True for the datasets that credit reads; all others stay out of a score and its freshness. */
export function isCreditDataset(datasetId: string): datasetId is DatasetId {
  return Object.hasOwn(DATASETS, datasetId);
}

/** The dataset's name as people read it; its id when credit does not use it. */
export function datasetName(datasetId: string): Wording {
  return isCreditDataset(datasetId) ? DATASETS[datasetId].name : { zh: datasetId, en: datasetId };
}
