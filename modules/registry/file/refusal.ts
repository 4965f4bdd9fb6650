import type { HeaderCheck } from '../contract/check-header.ts';
import type { TwoLanguages } from '../contract/data-contract.ts';

/** Why a file as a whole is not taken. */
export const REFUSALS = {
  E_ENCODING: {
    zh: '编码既不是 UTF-8 也不是 GB18030，或文件被截断、混用编码',
    en: 'The text is neither UTF-8 nor GB18030, or it is cut off or mixed.',
  },
  E_HEADER: { zh: '表头与数据合同不一致', en: 'The header differs from the data contract.' },
  E_PROHIBITED: {
    zh: '文件含有禁止采集的信息，请删除该列后重新上传',
    en: 'The file carries data that may not be collected; remove the column.',
  },
  E_COUNT: {
    zh: '引号未闭合，行数无法核对',
    en: 'A quote is not closed, so rows and lines do not add up.',
  },
  E_EMPTY: { zh: '文件没有数据行', en: 'The file has no data rows.' },
  E_TOLERANCE: { zh: '不合格行超过合同允许的比例', en: 'More rows are faulty than the contract tolerates.' },
  E_ROWS: { zh: '行数超过合同上限', en: 'The file has more rows than the contract allows.' },
  E_DECLARED: { zh: '行数与申报不符', en: 'The number of rows is not the declared one.' },
  E_ZIP: {
    zh: '压缩包不能接收（过大、嵌套、加密、路径越界，或不是恰好一个数据文件）',
    en: 'The archive cannot be taken: too large, nested, encrypted, with a path that climbs, or without exactly one data file.',
  },
  E_XLSX: {
    zh: '工作簿不能接收（含宏、加密、旧版格式或多个有数据的工作表）',
    en: 'The workbook cannot be taken: macros, encrypted, old format, or more than one sheet with data.',
  },
  E_FORMAT: {
    zh: '不是 CSV、XLSX、NDJSON 文件或装有其中之一的 ZIP',
    en: 'This is no CSV, XLSX or NDJSON file, nor a zip archive with one.',
  },
  E_QUALITY: { zh: '质量得分低于合同的最低线', en: 'The quality score is below what the contract takes.' },
  E_REPLAYED: { zh: '同一份文件以前报送过', en: 'This very file was delivered before.' },
  E_CONTRACT: {
    zh: '合同版本或数据集与上一次不符',
    en: 'The contract is older than that of the delivery before, or of another dataset.',
  },
  E_NOT_RELEASED: { zh: '审批人没有放行', en: 'The approver did not release it.' },
} as const satisfies Readonly<Record<string, TwoLanguages>>;

export type RefusalCode = keyof typeof REFUSALS;

/** What a refused batch keeps about its refusal; no cell of the file stands in it. */
export interface Refusal {
  code: RefusalCode;
  byteOffset?: number;
  /** A row of the file, the header is row 1. */
  rowNo?: number;
  header?: HeaderCheck;
  found?: number;
  expected?: number;
}

/** Thrown while a file is read or checked; the batch becomes `refused` and nothing of it is taken. */
export class FileRefused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'FileRefused';
    this.refusal = refusal;
  }
}
