import { yuanText } from '../../kernel/money.ts';
import { inUnit } from '../../kernel/quantity.ts';
import type { ContractColumn } from '../contract/data-contract.ts';
import type { RecordValue } from '../intake/read-cell.ts';

/** A kept value as people write it. */
export function writtenValue(column: ContractColumn, value: RecordValue): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'number') return original(column, String(value));
  if (column.type === 'money') return yuanText(value);
  if (column.type === 'area') return `${yuanText(value)} 亩`;
  if (column.type === 'weight') return `${inUnit(value, '公斤')} 公斤`;
  return column.type === 'decimal' ? scaled(value, column.scale) : String(value);
}

/** A code as the word that the file had for it. */
function original(column: ContractColumn, value: string): string {
  const word = Object.entries(column.values ?? {}).find(([, code]) => code === value)?.[0];
  return word ?? value;
}

function scaled(value: number, scale: number): string {
  if (scale === 0) return String(value);
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
