import { ageOn } from '../../../modules/county/random/calendar.ts';
import { makeCounty, type ToldPerson } from './made-county.ts';

const { persons } = makeCounty(800, 3);
const households = new Map<string, ToldPerson[]>();
for (const person of persons.values())
  households.set(person.householdId, [...(households.get(person.householdId) ?? []), person]);

test('a household has two to seven members, one of them its head, and no name twice', () => {
  expect(households.size).toBe(800);
  for (const members of households.values()) {
    expect(members.length).toBeGreaterThanOrEqual(2);
    expect(members.length).toBeLessThanOrEqual(7);
    expect(members.filter(({ relation }) => relation === '户主')).toHaveLength(1);
    expect(new Set(members.map(({ name }) => name)).size).toBe(members.length);
  }
});

test('parents are at least fifteen years older than their children', () => {
  let pairs = 0;
  for (const person of persons.values()) {
    for (const parentId of person.parents) {
      const parent = persons.get(parentId);
      if (!parent) throw new Error(`${person.personId} has a parent who is nobody`);
      expect(parent.householdId).toBe(person.householdId);
      expect(ageOn(parent.birthDate, person.birthDate)).toBeGreaterThanOrEqual(15);
      pairs += 1;
    }
  }
  expect(pairs).toBeGreaterThan(1_000);
});

test('relations fit the sex, and children bear their father’s surname', () => {
  const male = new Set(['夫', '长子', '次子', '子', '父亲', '孙子']);
  const female = new Set(['妻', '长女', '次女', '女', '母亲', '孙女', '儿媳']);
  for (const person of persons.values()) {
    if (male.has(person.relation)) expect(person.sex).toBe('male');
    if (female.has(person.relation)) expect(person.sex).toBe('female');
    const father = person.parents.map((id) => persons.get(id)).find((parent) => parent?.sex === 'male');
    if (!father) continue;
    if (father.name.includes('·')) expect(person.name.split('·')[1]).toBe(father.name.split('·')[0]);
    else expect(person.name.slice(0, 1)).toBe(father.name.slice(0, 1));
  }
});

test('nobody is born after the county was drawn up or is older than 115', () => {
  for (const { birthDate } of persons.values()) {
    expect(birthDate < '2026-11-01').toBe(true);
    expect(birthDate > '1911').toBe(true);
  }
});

test('there are names with rare characters and with dots, and the commonest surname is common', () => {
  const names = [...persons.values()].map(({ name }) => name);
  for (const rare of ['𠮷', '㛃', '·']) expect(names.some((name) => name.includes(rare))).toBe(true);
  const share = names.filter((name) => name.startsWith('黄')).length / names.length;
  expect(share).toBeGreaterThan(0.08);
  expect(share).toBeLessThan(0.17);
});
