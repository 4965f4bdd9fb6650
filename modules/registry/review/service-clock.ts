import { DAY } from '../../kernel/clock.ts';
import type { CaseKind } from '../people/link-table.ts';

/** Days until a case of a kind must be answered: what stops money or borrows an identity comes first. */
const DAYS: Readonly<Record<CaseKind, number>> = {
  'borrowed-id': 5,
  'id-clash': 5,
  'published-merge': 7,
  'same-source': 10,
  'cluster-size': 10,
  review: 20,
};

/** When a case of this kind that was opened at `openedAt` is due. */
export function dueAt(kind: CaseKind, openedAt: number): number {
  return openedAt + DAYS[kind] * DAY;
}

/** How old waiting cases are, in the words of the filter and the figures. */
export const AGES = ['day', 'week', 'month', 'older'] as const;

export type Age = (typeof AGES)[number];

const AGE_ENDS: readonly (readonly [Age, number])[] = [
  ['day', DAY],
  ['week', 7 * DAY],
  ['month', 30 * DAY],
];

/** The age of a case; bounds belong to the older group. */
export function ageOf(openedAt: number, now: number): Age {
  return AGE_ENDS.find(([, end]) => now - openedAt < end)?.[0] ?? 'older';
}

/** The opening instants of an age as a half-open window: `from <= openedAt < to`. */
export function openedWithin(age: Age, now: number): { from: number; to: number } {
  const at = AGE_ENDS.findIndex(([name]) => name === age);
  const youngest = at === -1 ? AGE_ENDS.at(-1)?.[1] : AGE_ENDS[at - 1]?.[1];
  const oldest = AGE_ENDS[at]?.[1];
  return {
    from: oldest === undefined ? 0 : now - oldest + 1,
    to: youngest === undefined ? Number.MAX_SAFE_INTEGER : now - youngest + 1,
  };
}
