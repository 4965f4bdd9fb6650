/** One person's step from one household to another in one batch. */
export interface Step {
  personId: string;
  from: string;
  to: string;
  onDate: string;
}

/** What is known of a household when the steps are judged. */
export interface Standing {
  /** Persons who were members before the batch. */
  before: number;
  /** Persons who stay although others leave. */
  staying: number;
}

/**
 * What became of households. `split`: part of the members went to a household that had none before. `merge`: all went to
 * one that had members. `renumber`: all went to one that had none. Single moves into a standing household are no change
 * of a household.
 */
export interface HouseholdChange {
  kind: 'split' | 'merge' | 'renumber';
  from: string;
  to: string;
  onDate: string;
  persons: number;
}

/** Recognises splits, merges and renumberings from the steps of one batch; sorted by households. Pure. */
export function householdChanges(
  steps: readonly Step[],
  standing: (householdId: string) => Standing,
): HouseholdChange[] {
  const ways = new Map<string, Step[]>();
  for (const step of steps) {
    if (step.from === step.to) continue;
    const way = `${step.from} ${step.to}`;
    ways.set(way, [...(ways.get(way) ?? []), step]);
  }
  return [...ways.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, way]) => {
      const [{ from, to } = { from: '', to: '' }] = way;
      const kind = kindOf(standing(from), standing(to));
      const [onDate = ''] = way.map((step) => step.onDate).sort();
      const persons = new Set(way.map(({ personId }) => personId)).size;
      return kind === undefined ? [] : [{ kind, from, to, onDate, persons }];
    });
}

function kindOf(from: Standing, to: Standing): HouseholdChange['kind'] | undefined {
  const isNew = to.before === 0;
  if (from.staying > 0) return isNew ? 'split' : undefined;
  return isNew ? 'renumber' : 'merge';
}
