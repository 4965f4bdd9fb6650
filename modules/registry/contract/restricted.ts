import type { ContractColumn } from './data-contract.ts';

/** Kinds that law lets be used only after a written consent (征信业管理条例 Art. 14), by the words that give them away. */
const WARN_WRITTEN =
  /收入|工资|薪酬|存款|储蓄|有价证券|股票|保险|保费|保单|险种|赔付|不动产|房产|房屋|建筑面积|纳税|税额|income|salary|deposit|securities|insurance|premium|real.?estate|tax.?paid/i;

/** Kinds that only fairness tests may read (scoring reference §4.1, class M). */
const MONITOR_ONLY = /性别|残疾|低保|文化程度|学历|^sex$|disabilit|low.?income|education/i;

/** They say whom a row is about: 被保险人 is a name, no fact about an insurance. */
const WHO: readonly string[] = ['person-name', 'id-number', 'phone', 'village', 'household-number', 'uscc'];

type Named = Pick<ContractColumn, 'name' | 'header' | 'title' | 'type'>;

/** True when the column's words betray a kind that needs a written consent. */
export function isWarnWritten(column: Named): boolean {
  return !WHO.includes(column.type) && wordsOf(column).some((word) => WARN_WRITTEN.test(word));
}

/** True for fields that never enter a score. */
export function isMonitorOnly(column: Named): boolean {
  return wordsOf(column).some((word) => MONITOR_ONLY.test(word));
}

function wordsOf({ name, header, title }: Named): string[] {
  return [name, header, title.zh, title.en].map((word) => word.normalize('NFKC'));
}
