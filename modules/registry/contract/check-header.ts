import { nameSyllables } from '../values/pinyin.ts';
import type { DataContract } from './data-contract.ts';
import type { DeliveryKind } from './quality-contract.ts';

/** A file's header against its contract. */
export interface HeaderCheck {
  ok: boolean;
  missing: string[];
  unknown: string[];
  duplicated: string[];
  /** Unknown headers that look like a missing one. */
  renamed: { found: string; expected: string }[];
}

/** For each column of the file the contract column it is, or probably is. */
export interface ColumnMatch {
  found: string;
  header?: string;
  match?: 'exact' | 'suggested';
}

/** The order of columns is free; names are exact but for space around them. Withdrawals need only their key. */
export function checkHeader(
  found: readonly string[],
  contract: DataContract,
  kind: DeliveryKind = 'full',
): HeaderCheck {
  const expected = contract.columns.map(({ header }) => header);
  const needed = contract.columns
    .filter(({ name }) => kind !== 'withdrawals' || contract.naturalKey.includes(name))
    .map(({ header }) => header);
  const headers = found.map((header) => header.trim());
  const missing = needed.filter((header) => !headers.includes(header));
  const unknown = headers.filter((header) => !expected.includes(header));
  const duplicated = [...new Set(headers.filter((header, index) => headers.indexOf(header) !== index))];
  const renamed = pairUp(unknown, missing);
  return {
    ok: missing.length + unknown.length + duplicated.length === 0,
    missing,
    unknown,
    duplicated,
    renamed,
  };
}

/** Suggests for each column of a file what it means, for the upload wizard. */
export function suggestColumns(
  found: readonly string[],
  contract: DataContract,
  kind: DeliveryKind = 'full',
): ColumnMatch[] {
  const { renamed } = checkHeader(found, contract, kind);
  return found.map((raw) => {
    const header = raw.trim();
    if (contract.columns.some((column) => column.header === header))
      return { found: raw, header, match: 'exact' };
    const suggestion = renamed.find((pair) => pair.found === header);
    return suggestion ? { found: raw, header: suggestion.expected, match: 'suggested' } : { found: raw };
  });
}

function pairUp(
  unknown: readonly string[],
  missing: readonly string[],
): { found: string; expected: string }[] {
  const left = new Set(missing);
  return unknown.flatMap((found) => {
    const best = [...left]
      .map((expected) => ({ expected, likeness: likeness(found, expected) }))
      .sort((a, b) => b.likeness - a.likeness)[0];
    if (!best || best.likeness < 0.5) return [];
    left.delete(best.expected);
    return [{ found, expected: best.expected }];
  });
}

/** Share of common syllables (Dice), so that 身份证号码 and 公民身份证号 are alike. */
function likeness(left: string, right: string): number {
  const l = nameSyllables(left.normalize('NFKC'));
  const rest = [...nameSyllables(right.normalize('NFKC'))];
  const total = l.length + rest.length;
  let common = 0;
  for (const syllable of l) {
    const at = rest.indexOf(syllable);
    if (at >= 0) {
      rest.splice(at, 1);
      common += 1;
    }
  }
  return total === 0 ? 0 : (2 * common) / total;
}
