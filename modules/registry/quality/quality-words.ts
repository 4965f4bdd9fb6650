import type { TwoLanguages } from '../contract/data-contract.ts';
import type { Dimension } from '../contract/quality-contract.ts';
import type { HoldReason } from './assess.ts';
import type { Drift } from './drift.ts';
import type { Warning } from './warnings.ts';

export const DIMENSION_WORDS: Readonly<Record<Dimension, TwoLanguages>> = {
  completeness: { zh: '完整性', en: 'Completeness' },
  validity: { zh: '有效性', en: 'Validity' },
  uniqueness: { zh: '唯一性', en: 'Uniqueness' },
  consistency: { zh: '一致性', en: 'Consistency' },
  timeliness: { zh: '及时性', en: 'Timeliness' },
};

/** Why a file waits for an approver, by reason and, for drift, by what moved. */
export const REASON_WORDS: Readonly<Record<HoldReason['code'] | Drift['kind'], TwoLanguages>> = {
  H_SCORE: { zh: '质量得分低于合同的通过线', en: 'The quality score is below what the contract lets pass.' },
  H_ENDS: {
    zh: '这份全量文件会停用较多现有记录',
    en: 'This full delivery would end many of the records in force.',
  },
  H_DRIFT: { zh: '与上一次差别过大', en: 'It differs too much from the delivery before.' },
  rows: { zh: '行数与上一次差别过大', en: 'The number of rows differs too much from the delivery before.' },
  nulls: { zh: '空值比上一次明显增多', en: 'Far more cells are empty than in the delivery before.' },
  'new-codes': {
    zh: '出现了较多上一次没有的取值',
    en: 'Many rows have codes that the delivery before did not have.',
  },
  mean: { zh: '平均值与上一次差别过大', en: 'The mean differs too much from the delivery before.' },
  median: { zh: '中位数与上一次差别过大', en: 'The median differs too much from the delivery before.' },
};

export const WARNING_WORDS: Readonly<Record<Warning['code'], TwoLanguages>> = {
  W_ALL_EQUAL: {
    zh: '所有行都是同一个值，无法用来识别',
    en: 'All rows have one value; it identifies nobody.',
  },
  W_GENERIC: {
    zh: '很多行是同一个值，可能是单位或村里的公用值',
    en: 'Very many rows share one value; it may belong to an office or a village.',
  },
  W_MOSTLY_INVALID: { zh: '较多内容无法采用', en: 'Many cells of this column could not be used.' },
  W_EMPTY_COLUMN: { zh: '整列为空', en: 'The whole column is empty.' },
  W_NOTHING_ENDED: {
    zh: '文件有退回的行，因此没有停用任何记录',
    en: 'Rows of the file were rejected, so no record was ended.',
  },
};
