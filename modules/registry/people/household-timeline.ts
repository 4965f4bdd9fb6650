import { electHead, type HeadRule } from './elect-head.ts';
import type { MembershipEnd } from './form-memberships.ts';

/** A membership as the history knows it. */
export interface DatedMember {
  recordId: string;
  personId: string;
  relation: string;
  validFrom: string;
  validTo: string | null;
  endedBy: MembershipEnd | null;
}

/** A person's time in a household under one relation; `to` is exclusive. */
export interface Stint {
  personId: string;
  relation: string;
  from: string;
  to: string | null;
  endedBy: MembershipEnd | null;
  /** The register row that began it. */
  recordId: string;
}

/** Who is the one head from a day to another (exclusive), by which rule, and what is wrong with the register. */
export interface HeadSpan {
  personId: string;
  from: string;
  to: string | null;
  rule: HeadRule;
  finding?: 'two-heads' | 'no-head';
}

/** Joins memberships that a newer row only states again; what lasted no day is left out, deaths excepted. */
export function stintsOf(members: readonly DatedMember[]): Stint[] {
  const stints: Stint[] = [];
  const open = new Map<string, Stint>();
  for (const member of [...members].sort(inTime)) {
    const before = open.get(member.personId);
    const goesOn = before?.endedBy === 'restated' && before.to === member.validFrom;
    if (before && goesOn && before.relation === member.relation) {
      before.to = member.validTo;
      before.endedBy = member.endedBy;
      continue;
    }
    const { personId, relation, validFrom, validTo, endedBy, recordId } = member;
    const stint = { personId, relation, from: validFrom, to: validTo, endedBy, recordId };
    open.set(personId, stint);
    stints.push(stint);
  }
  return stints.filter(
    (stint) => stint.to !== stint.from || (stint.endedBy === 'death' && isOnly(stints, stint)),
  );
}

/** The one head of every day that has members, in order of time; equal neighbours are one span. */
export function headSpans(
  stints: readonly Stint[],
  birthDateOf: (personId: string) => string | undefined,
): HeadSpan[] {
  const days = [...new Set(stints.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))].sort();
  const spans: HeadSpan[] = [];
  for (const [index, day] of days.entries()) {
    const head = electHead(candidatesOn(stints, day, birthDateOf), day);
    if (!head) continue;
    const last = spans.at(-1);
    const to = days[index + 1] ?? null;
    const goesOn = last?.to === day && last.personId === head.personId && last.rule === head.rule;
    if (last && goesOn) last.to = to;
    else spans.push({ ...head, from: day, to });
  }
  return spans;
}

/** True when the stint covers the day. */
export function coversDay({ from, to }: Pick<Stint, 'from' | 'to'>, day: string): boolean {
  return from <= day && (to === null || day < to);
}

function candidatesOn(
  stints: readonly Stint[],
  day: string,
  birthDateOf: (personId: string) => string | undefined,
): Parameters<typeof electHead>[0] {
  return stints
    .filter((stint) => coversDay(stint, day))
    .map(({ personId, relation, from }) => {
      const birthDate = birthDateOf(personId);
      return { personId, relation, validFrom: from, ...(birthDate === undefined ? {} : { birthDate }) };
    });
}

function isOnly(stints: readonly Stint[], stint: Stint): boolean {
  return !stints.some(
    (other) => other !== stint && other.personId === stint.personId && other.to === stint.from,
  );
}

function inTime(a: DatedMember, b: DatedMember): number {
  const [one, other] = [
    [a.validFrom, a.validTo ?? '9999', a.personId, a.recordId],
    [b.validFrom, b.validTo ?? '9999', b.personId, b.recordId],
  ];
  const at = one.findIndex((part, index) => part !== other[index]);
  return at === -1 ? 0 : (one[at] ?? '') < (other[at] ?? '') ? -1 : 1;
}
