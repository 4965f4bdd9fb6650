import { drawName, drawNaming, fathersName, type Naming, type Sex } from '../people/given-names.ts';
import { drawBirthDate, idNumberOf, phoneOf } from '../people/identifiers.ts';
import { ageOn, COUNTY_DATE, COUNTY_YEAR } from '../random/calendar.ts';
import type { IssueSerial } from '../people/issue-serials.ts';
import type { Random } from '../random/random.ts';
import type { Person, Relation } from './household.ts';

const MAX_MEMBERS = 7;
const YOUNGEST_PHONE_AGE = 14;
const DECEASED_SHARE_FROM_70 = 0.03;

interface Chance {
  random: Random;
  serials: IssueSerial;
}

interface Family extends Chance {
  index: number;
  naming: Naming;
  members: Person[];
}

interface Newcomer {
  relation: Relation;
  sex: Sex;
  birthYear: number;
  naming: Naming;
  parents?: readonly Person[];
  /** Given when the name follows from somebody else's. */
  name?: string | undefined;
}

/** A family of two to seven over up to four generations, the head first; `index` is the household's position. */
export function drawFamily({ random, serials }: Chance, index: number): Person[] {
  const naming = drawNaming(random);
  const family: Family = { random, serials, index, naming, members: [] };
  const headAge = random.integer(27, 72);
  const sex: Sex = random.chance(0.87) ? 'male' : 'female';
  const head = join(family, { relation: '户主', sex, birthYear: COUNTY_YEAR - headAge, naming });
  const spouse = joinSpouse(family, head);
  if (headAge < 58 && random.chance(0.35)) joinParents(family, head);
  joinChildren(family, [head, spouse]);
  return family.members;
}

function joinSpouse(family: Family, head: Person): Person {
  const { random } = family;
  const male = head.sex === 'male';
  return join(family, {
    relation: male ? '妻' : '夫',
    sex: male ? 'female' : 'male',
    birthYear: birthYear(head) + random.integer(-3, 4),
    naming: drawNaming(random),
  });
}

function joinParents(family: Family, head: Person): void {
  const { random } = family;
  const { naming } = family;
  const father = birthYear(head) - random.integer(22, 33);
  if (random.chance(0.6)) {
    const name = fathersName(random, naming);
    join(family, { relation: '父亲', sex: 'male', birthYear: father, naming, name });
  }
  if (random.chance(0.7)) {
    const mother = Math.min(father + random.integer(-2, 4), birthYear(head) - 18);
    join(family, { relation: '母亲', sex: 'female', birthYear: mother, naming: drawNaming(random) });
  }
  const parents = family.members.filter(({ relation }) => relation === '父亲' || relation === '母亲');
  family.members[0] = { ...head, parents: parents.map(({ personId }) => personId) };
}

function joinChildren(family: Family, parents: readonly [Person, Person]): void {
  const { random } = family;
  const younger = Math.max(...parents.map(birthYear));
  const wanted = random.integer(0, 3);
  let year = younger + random.integer(20, 27);
  const counts: Record<Sex, number> = { male: 0, female: 0 };
  for (let i = 0; i < wanted && year < COUNTY_YEAR; i += 1) {
    const sex: Sex = random.chance(0.52) ? 'male' : 'female';
    // Grown daughters have married into other households.
    const stays = sex === 'male' ? COUNTY_YEAR - year < 45 : COUNTY_YEAR - year < 25;
    if (stays && family.members.length < MAX_MEMBERS) {
      counts[sex] += 1;
      const naming = childNaming(family.naming, parents);
      const child = join(family, {
        relation: childRelation(sex, counts[sex]),
        sex,
        birthYear: year,
        naming,
        parents,
      });
      if (sex === 'male' && counts.male === 1) joinNextGeneration(family, child);
    }
    year += random.integer(2, 5);
  }
}

function childRelation(sex: Sex, nth: number): Relation {
  const words: readonly Relation[] = sex === 'male' ? ['长子', '次子', '子'] : ['长女', '次女', '女'];
  return words[Math.min(nth, 3) - 1] ?? '子';
}

/** Children bear the father's name. */
function childNaming(naming: Naming, parents: readonly Person[]): Naming {
  const father = parents.find(({ sex }) => sex === 'male');
  if (father === undefined) return naming;
  const [given] = father.name.split('·');
  if (father.name.includes('·')) return { kind: 'dotted', father: given ?? father.name };
  const surname =
    father.name.startsWith('欧阳') || father.name.startsWith('司徒') || father.name.startsWith('上官');
  return {
    kind: 'surname',
    surname: Array.from(father.name)
      .slice(0, surname ? 2 : 1)
      .join(''),
  };
}

function joinNextGeneration(family: Family, son: Person): void {
  const { random } = family;
  const age = COUNTY_YEAR - birthYear(son);
  if (age < 25 || !random.chance(0.5) || family.members.length >= MAX_MEMBERS - 1) return;
  const wifeBorn = birthYear(son) + random.integer(-1, 3);
  const wife = join(family, {
    relation: '儿媳',
    sex: 'female',
    birthYear: wifeBorn,
    naming: drawNaming(random),
  });
  const born = Math.max(birthYear(son), wifeBorn) + random.integer(21, 28);
  if (born >= COUNTY_YEAR || family.members.length >= MAX_MEMBERS) return;
  const sex: Sex = random.chance(0.52) ? 'male' : 'female';
  const parents = [son, wife];
  const relation = sex === 'male' ? '孙子' : '孙女';
  join(family, { relation, sex, birthYear: born, naming: childNaming(family.naming, parents), parents });
}

function join(family: Family, who: Newcomer): Person {
  const { random, index, members } = family;
  const position = members.length;
  const birthDate = drawBirthDate(random, who.birthYear);
  const age = ageOn(birthDate, COUNTY_DATE);
  const person: Person = {
    personId: `p${String(index + 1).padStart(6, '0')}-${String(position + 1)}`,
    name: who.name ?? unusedName(family, who),
    sex: who.sex,
    birthDate,
    idNumber: idNumberOf(birthDate, who.sex, family.serials(birthDate, who.sex)),
    relation: who.relation,
    phone:
      age >= YOUNGEST_PHONE_AGE && random.chance(0.85) ? phoneOf((index * 7 + position) * 13 + 1) : undefined,
    deceased: age >= 70 && position > 0 && random.chance(DECEASED_SHARE_FROM_70),
    parents: (who.parents ?? []).map(({ personId }) => personId),
  };
  members.push(person);
  return person;
}

/** Nobody in one household bears the name of another. */
function unusedName(family: Family, who: Newcomer): string {
  for (;;) {
    const name = drawName(family.random, who.naming, { sex: who.sex, birthYear: who.birthYear });
    if (family.members.every((member) => member.name !== name)) return name;
  }
}

function birthYear(person: Person): number {
  return Number(person.birthDate.slice(0, 4));
}
