/** A member who may be the head. */
export interface HeadCandidate {
  personId: string;
  /** The register's relation to the head; `head` is the head. */
  relation: string;
  /** The day the membership counts from. */
  validFrom: string;
  birthDate?: string;
}

/** Which rule named the head: the register alone, the newest of several, or nobody was registered. */
export type HeadRule = 'registered' | 'newest-of-several' | 'nearest-of-none';

export interface HeadElection {
  personId: string;
  rule: HeadRule;
  /** What is wrong with the register; absent when exactly one head is registered. */
  finding?: 'two-heads' | 'no-head';
}

/** Who stands next when no head is registered, nearest first; relations not named come last. */
const NEAREST: readonly string[] = [
  'spouse',
  'father',
  'mother',
  'son',
  'daughter',
  'brother',
  'sister',
  'son-in-law',
  'daughter-in-law',
  'grandson',
  'granddaughter',
];

const ADULT_YEARS = 18;

/**
 * Names exactly one head for the members of a household on a day; `undefined` without members. Of several registered
 * heads the newest stands; without one adults come before minors, the nearest relation first, the elder first. Ties go
 * to the smaller person id, so the order of members does not matter.
 */
export function electHead(members: readonly HeadCandidate[], onDate: string): HeadElection | undefined {
  const registered = members.filter(({ relation }) => relation === 'head');
  const [head] = [...registered].sort(
    (a, b) => compare(b.validFrom, a.validFrom) || compare(a.personId, b.personId),
  );
  if (head && new Set(registered.map(({ personId }) => personId)).size === 1)
    return { personId: head.personId, rule: 'registered' };
  if (head) return { personId: head.personId, rule: 'newest-of-several', finding: 'two-heads' };
  const [nearest] = [...members].sort((a, b) => nearer(a, b, onDate));
  return nearest && { personId: nearest.personId, rule: 'nearest-of-none', finding: 'no-head' };
}

function nearer(a: HeadCandidate, b: HeadCandidate, onDate: string): number {
  return (
    Number(isMinor(a, onDate)) - Number(isMinor(b, onDate)) ||
    place(a) - place(b) ||
    compare(a.birthDate ?? '9999', b.birthDate ?? '9999') ||
    compare(a.personId, b.personId)
  );
}

function isMinor({ birthDate }: HeadCandidate, onDate: string): boolean {
  if (birthDate === undefined) return false;
  const adultOn = `${String(Number(birthDate.slice(0, 4)) + ADULT_YEARS)}${birthDate.slice(4)}`;
  return adultOn > onDate;
}

function place({ relation }: HeadCandidate): number {
  const at = NEAREST.indexOf(relation);
  return at === -1 ? NEAREST.length : at;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
