import { homophoneOf } from '../people/homophones.ts';
import { idNumberOf } from '../people/identifiers.ts';
import type { IssueSerial } from '../people/issue-serials.ts';
import type { Household, Person } from '../household/household.ts';
import type { Random } from '../random/random.ts';

const CHILDREN = ['长子', '次子', '子', '长女', '次女', '女'];
const TWIN_SHARE = 0.04;
const GENERATION_SHARE = 0.45;
const SHARED_PHONE_SHARE = 0.3;

/**
 * The members of a household with what makes families hard to tell apart: twins of one birth date, brothers who share
 * the character of their generation 字辈, sisters whose names sound alike, and old or young members on the head's phone.
 */
export function kinOf(household: Household, random: Random, serials: IssueSerial): Person[] {
  return onSharedPhones(withGenerationNames(withTwins(household, random, serials), random), random);
}

function isChild({ relation }: Person): boolean {
  return CHILDREN.includes(relation);
}

function withTwins({ members }: Household, random: Random, serials: IssueSerial): Person[] {
  const [first, second] = members.filter(isChild);
  if (first === undefined || second === undefined || !random.chance(TWIN_SHARE)) return [...members];
  const { birthDate } = first;
  const idNumber = idNumberOf(birthDate, second.sex, serials(birthDate, second.sex));
  return members.map((member) => (member === second ? { ...second, birthDate, idNumber } : member));
}

function withGenerationNames(members: readonly Person[], random: Random): Person[] {
  const brothers = members.filter((member) => isChild(member) && Array.from(member.name).length === 3);
  const [eldest] = brothers;
  if (eldest === undefined || brothers.length < 2 || !random.chance(GENERATION_SHARE)) return [...members];
  const generation = Array.from(eldest.name)[1] ?? '';
  const taken = new Set(members.map(({ name }) => name));
  return members.map((member) => {
    if (member === eldest || !brothers.includes(member)) return member;
    const [surname = '', , last = ''] = Array.from(member.name);
    const name = `${surname}${generation}${last}`;
    const other = taken.has(name) ? homophoneOf(name) : name;
    if (other === undefined || taken.has(other)) return member;
    taken.add(other);
    return { ...member, name: other };
  });
}

function onSharedPhones(members: readonly Person[], random: Random): Person[] {
  const phone = members[0]?.phone;
  return members.map((member, position) =>
    position > 0 && random.chance(SHARED_PHONE_SHARE) ? { ...member, phone: phone ?? member.phone } : member,
  );
}
