/** Which persons changed by moving nodes, before and after. */
export interface PersonChanges {
  /** All of them, in id order. */
  persons: readonly string[];
  /** Ids that mean another person now, by that person. */
  merged: ReadonlyMap<string, readonly string[]>;
  /** Persons that parts of a person went to, by that person. */
  split: ReadonlyMap<string, readonly string[]>;
}

/** What moving published nodes does to persons: one whose nodes all went is merged, one that keeps some is split. Pure. */
export function changesOf(
  moves: ReadonlyMap<string, string | null>,
  stood: ReadonlyMap<string, string | null>,
): PersonChanges {
  const kept = keptBy(moves, stood);
  const persons = new Set<string>();
  const merged = new Map<string, Set<string>>();
  const split = new Map<string, Set<string>>();
  for (const [node, after] of moves) {
    const before = stood.get(node) ?? null;
    for (const person of [before, after]) if (person !== null) persons.add(person);
    if (before === null || after === null) continue;
    if (kept.has(before)) add(split, before, after);
    else add(merged, after, before);
  }
  return { persons: [...persons].sort(), merged: sorted(merged), split: sorted(split) };
}

/** Persons of whom a node did not move. */
function keptBy(
  moves: ReadonlyMap<string, string | null>,
  stood: ReadonlyMap<string, string | null>,
): Set<string> {
  const kept = new Set<string>();
  for (const [node, person] of stood) if (person !== null && !moves.has(node)) kept.add(person);
  return kept;
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function sorted(sets: Map<string, Set<string>>): Map<string, string[]> {
  return new Map([...sets].sort().map(([key, values]) => [key, [...values].sort()]));
}
