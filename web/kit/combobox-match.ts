export interface ComboOption {
  value: string;
  label: string;
  hint?: string;
  /** Further words under which it is found: other names, pinyin, codes. */
  also?: readonly string[];
}

const LONGEST_LIST = 50;

/** The options that hold what was typed, those that begin with it first; at most 50. */
export function matchOptions(options: readonly ComboOption[], typed: string): ComboOption[] {
  const sought = typed.trim().toLowerCase();
  const found = options
    .map((option) => ({ option, rank: rankOf(option, sought) }))
    .filter((match) => match.rank < Infinity)
    .sort((left, right) => left.rank - right.rank);
  return found.slice(0, LONGEST_LIST).map((match) => match.option);
}

function rankOf(option: ComboOption, sought: string): number {
  const names = [option.label, ...(option.also ?? [])].map((name) => name.toLowerCase());
  if (names.some((name) => name.startsWith(sought))) return 0;
  return names.some((name) => name.includes(sought)) ? 1 : Infinity;
}
