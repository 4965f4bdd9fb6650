import type { ColumnProfile, Profile } from './profile.ts';

/** Something that a person should look at; it keeps nothing out. No value of a row stands in it. */
export interface Warning {
  code: 'W_ALL_EQUAL' | 'W_GENERIC' | 'W_MOSTLY_INVALID' | 'W_EMPTY_COLUMN' | 'W_NOTHING_ENDED';
  column?: string;
  rows: number;
}

const FEW_ROWS = 20;

/** What the figures of a file warn of: values that identify nobody because too many rows share them. */
export function warningsOf(profile: Profile): Warning[] {
  return profile.columns.flatMap((column) => columnWarnings(column));
}

function columnWarnings({ column, filled, empty, invalid, mostFrequent }: ColumnProfile): Warning[] {
  const warnings: Warning[] = [];
  if (mostFrequent !== undefined)
    warnings.push({
      code: mostFrequent >= filled ? 'W_ALL_EQUAL' : 'W_GENERIC',
      column,
      rows: mostFrequent,
    });
  if (invalid >= FEW_ROWS && invalid * 5 >= filled + empty)
    warnings.push({ code: 'W_MOSTLY_INVALID', column, rows: invalid });
  if (filled === 0 && empty >= FEW_ROWS) warnings.push({ code: 'W_EMPTY_COLUMN', column, rows: empty });
  return warnings;
}
