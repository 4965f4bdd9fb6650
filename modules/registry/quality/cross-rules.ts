import type { CrossRule } from '../contract/quality-contract.ts';
import type { Finding } from '../values/finding.ts';

type Cell = string | number | boolean | null | undefined;

/** What the rules of a contract find in one row. `cellOf` gives a standardised cell, null or `undefined` when empty. */
export function brokenRules(rules: readonly CrossRule[], cellOf: (name: string) => Cell): Finding[] {
  return rules.flatMap((rule) => broken(rule, cellOf));
}

function broken(rule: CrossRule, cellOf: (name: string) => Cell): Finding[] {
  const reject = rule.severity === 'reject';
  if (rule.rule === 'order') {
    const [first, second] = rule.columns;
    return isBehind(cellOf(first), cellOf(second))
      ? [{ code: reject ? 'E_ORDER' : 'F_ORDER', column: second }]
      : [];
  }
  if (rule.rule === 'sum')
    return addsUp(rule, cellOf) ? [] : [{ code: reject ? 'E_SUM' : 'F_SUM', column: rule.total }];
  const missing = rule.rule === 'one-of' ? oneMissing(rule, cellOf) : conditionMissing(rule, cellOf);
  return missing === undefined ? [] : [{ code: reject ? 'E_NEEDED' : 'F_NEEDED', column: missing }];
}

function isEmpty(cell: Cell): boolean {
  return cell === null || cell === undefined || cell === '';
}

/** Dates and months of one form compare as text, numbers as numbers. */
function isBehind(first: Cell, second: Cell): boolean {
  if (typeof first === 'number' && typeof second === 'number') return first > second;
  return typeof first === 'string' && typeof second === 'string' && second !== '' && first > second;
}

function addsUp(rule: Extract<CrossRule, { rule: 'sum' }>, cellOf: (name: string) => Cell): boolean {
  const total = cellOf(rule.total);
  const parts = rule.parts.map(cellOf).filter((part) => typeof part === 'number');
  if (typeof total !== 'number' || parts.length === 0) return true;
  return Math.abs(parts.reduce((sum, part) => sum + part, 0) - total) <= rule.tolerance;
}

function oneMissing(
  { columns }: Extract<CrossRule, { rule: 'one-of' }>,
  cellOf: (name: string) => Cell,
): string | undefined {
  return columns.every((name) => isEmpty(cellOf(name))) ? columns[0] : undefined;
}

function conditionMissing(
  { column, when, is }: Extract<CrossRule, { rule: 'required-if' }>,
  cellOf: (name: string) => Cell,
): string | undefined {
  const found = cellOf(when);
  if (isEmpty(found) || (is && !is.includes(String(found)))) return undefined;
  return isEmpty(cellOf(column)) ? column : undefined;
}
