import type { TwoLanguages } from '../contract/data-contract.ts';

/** What checking can find. `reject` keeps a row out, `flag` only marks it; the value of a flagged cell may be lost. */
export const FINDINGS = {
  E_REQUIRED: say('reject', '必填项为空', 'This column must not be empty.'),
  E_TYPE: say('reject', '内容不符合该列类型', 'The cell cannot be read as this type.'),
  E_VALUE: say('reject', '不在允许的取值之内', 'The cell is none of the allowed values.'),
  E_RANGE: say('reject', '数值超出允许范围', 'The number is outside the allowed range.'),
  E_LENGTH: say('reject', '文字过长', 'The text is too long.'),
  E_CELL: say('reject', '单元格超过 4 kB', 'The cell is larger than 4 kB.'),
  E_CONTROL: say('reject', '含有控制字符', 'The cell contains control characters.'),
  E_COLUMNS: say('reject', '列数与表头不一致', 'The row has another number of cells than the header.'),
  E_QUOTE: say('reject', '引号使用不规范，无法拆分', 'The quotes of the row cannot be read.'),
  E_PRECISION: say(
    'reject',
    '长数字被表格软件截断，末位已丢失，请按文本格式重新导出',
    'A spreadsheet rounded this long number and lost its last digits; export the column as text again.',
  ),
  E_DATE: say('reject', '日期无法识别', 'This is not a date.'),
  E_YEAR2: say('reject', '年份只有两位', 'The year has only two digits.'),
  E_SERIAL: say(
    'reject',
    '日期是表格序列号，数据合同未允许',
    'This is a spreadsheet serial date, which the data contract does not allow.',
  ),
  E_FUTURE: say('reject', '日期在未来', 'The date lies in the future.'),
  E_KEY_CONFLICT: say(
    'reject',
    '同一主键出现多次且内容不同，请核对',
    'Rows with the same key say different things; all of them need review.',
  ),
  E_JSON: say(
    'reject',
    '不是一个平铺的 JSON 对象，或同一个键写了两次',
    'This line is no flat JSON object, or it names a key twice.',
  ),
  E_ORDER: say('reject', '两个值的先后或大小不合理', 'These two values stand in the wrong order.'),
  F_ORDER: say('flag', '两个值的先后或大小不合理', 'These two values stand in the wrong order.'),
  E_SUM: say('reject', '分项之和与合计不符', 'The parts do not add up to the total.'),
  F_SUM: say('flag', '分项之和与合计不符', 'The parts do not add up to the total.'),
  E_NEEDED: say('reject', '按合同规则此项应填', 'By a rule of the contract this column must be filled here.'),
  F_NEEDED: say('flag', '按合同规则此项应填', 'By a rule of the contract this column should be filled here.'),
  F_NOT_UNIQUE: say('flag', '应唯一的值在文件中重复', 'This value should be unique in the file and is not.'),
  F_REFERENCE: say('flag', '在所引用的数据集中找不到', 'It is not found in the dataset it refers to.'),
  F_NOT_HELD: say(
    'flag',
    '要撤回的记录不存在或已撤回',
    'There is no record with this key to withdraw, or it was withdrawn before.',
  ),
  F_DUPLICATE: say('flag', '与前面的行完全相同，已忽略', 'The same as an earlier row; ignored.'),
  F_PRECISION: say(
    'flag',
    '证件号被表格软件截断，未采用',
    'A spreadsheet rounded the ID number; it was not used.',
  ),
  F_ID_CHECK: say('flag', '身份证校验码不符，未用于匹配', 'The ID check digit is wrong; not used to join.'),
  F_ID_15: say('flag', '15 位身份证号已转为 18 位', 'A 15-digit ID number was turned into 18.'),
  F_ID_WRITTEN: say('flag', '身份证号写法已规范', 'Spaces, width or case of the ID number were tidied.'),
  F_ID_LENGTH: say('flag', '身份证号位数不符，未采用', 'The ID number has a wrong length; not used.'),
  F_ID_FORM: say(
    'flag',
    '身份证号含无法识别的字符，未采用',
    'The ID number has unreadable characters; not used.',
  ),
  F_ID_BIRTH: say(
    'flag',
    '身份证号中的出生日期不存在，未采用',
    'The birth date in the ID number does not exist.',
  ),
  F_PLACEHOLDER: say('flag', '占位值，视为空', 'A placeholder; taken as empty.'),
  F_SEX_MISMATCH: say('flag', '性别与身份证不一致', 'The sex disagrees with the ID number.'),
  F_BIRTH_MISMATCH: say('flag', '出生日期与身份证不一致', 'The birth date disagrees with the ID number.'),
  F_NAME_WRITTEN: say('flag', '姓名写法已规范', 'Spaces, dots or width of the name were tidied.'),
  F_NAME_MASKED: say('flag', '姓名含遮掩符 *', 'The name is masked with an asterisk.'),
  F_NAME_UNREADABLE: say('flag', '姓名含无法显示的字', 'The name has a character that was lost.'),
  F_PHONE: say('flag', '电话号码无效，未采用', 'The phone number is not valid; not used.'),
  F_VILLAGE_SPELLING: say('flag', '村名写法已规范', 'The village name was matched by its spelling.'),
  F_VILLAGE_UNKNOWN: say('flag', '村名无法识别', 'The village is not known or not unique.'),
  F_DEFAULT_DATE: say('flag', '日期为系统默认值，视为空', 'A default date of a program; taken as empty.'),
  F_LUNAR: say('flag', '农历日期无法换算，视为空', 'A lunar date; taken as empty.'),
  F_USCC: say('flag', '统一社会信用代码校验不符', 'The check digit of the credit code is wrong.'),
  F_BORROWED_ID: say(
    'flag',
    '证件号属于另一姓名，疑似借用，已转人工核对',
    'The ID number belongs to another name, perhaps borrowed; opened a case.',
  ),
  F_UNLINKED: say('flag', '未能对应到人或户', 'No person or household could be found for this row.'),
  F_AMBIGUOUS: say('flag', '对应到多个人，已转人工核对', 'More than one person fits; opened a case.'),
} as const;

export type FindingCode = keyof typeof FINDINGS;
export type Severity = 'reject' | 'flag';

/** One finding in one row; `column` is the contract's column name, absent when the row as a whole is meant. */
export interface Finding {
  code: FindingCode;
  column?: string;
}

/** Whether a finding keeps its row out. */
export function rejects(finding: Finding): boolean {
  return FINDINGS[finding.code].severity === 'reject';
}

function say(severity: Severity, zh: string, en: string): { severity: Severity; message: TwoLanguages } {
  return { severity, message: { zh, en } };
}
