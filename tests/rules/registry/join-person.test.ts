import fc from 'fast-check';
import { joinPerson, type Candidates, type Evidence } from '../../../modules/registry/people/join-person.ts';
import type { PersonRow } from '../../../modules/registry/people/person-table.ts';

function person(id: string, name: string, more: Partial<PersonRow> = {}): PersonRow {
  return {
    id,
    name,
    sex: null,
    birthDate: '1970-03-05',
    villageCode: null,
    idLookup: null,
    sealed: null,
    phoneLookup: null,
    traitsLookup: null,
    batchId: 'bat_1',
    createdAt: 0,
    ...more,
  };
}

const WEI = person('per_1', '张伟', { idLookup: 'id-wei' });
const NOBODY: Candidates = { byTraits: [], ofHousehold: [] };
const SAYS: Evidence = { idLookup: 'id-wei', name: '张伟', partialName: false };

test.each([
  ['张伟', []],
  ['张炜', ['F_NAME_VARIANT']],
  ['张*', ['F_NAME_VARIANT']],
])('a valid number and the name %s are the same person', (name, findings) => {
  expect(joinPerson({ ...SAYS, name }, { ...NOBODY, byId: WEI }, true)).toEqual({
    kind: 'same',
    person: WEI,
    adoptsId: false,
    findings,
  });
});

test('a valid number under a clearly other name is borrowed: never merged, and a case', () => {
  const borrowed = joinPerson({ ...SAYS, name: '李娜' }, { ...NOBODY, byId: WEI }, false);
  expect(borrowed).toMatchObject({
    kind: 'nobody',
    findings: ['F_BORROWED_ID', 'F_UNLINKED'],
    suspect: { kind: 'borrowed-id', person: WEI },
  });
  const child = person('per_2', '李娜');
  expect(
    joinPerson(
      { ...SAYS, name: '李娜', ownBirthDate: '2010-01-01' },
      { ...NOBODY, byId: WEI, byTraits: [child] },
      true,
    ),
  ).toMatchObject({
    kind: 'same',
    person: child,
    findings: ['F_BORROWED_ID'],
  });
});

test('the birth date of a borrowed number finds nobody', () => {
  const lender = person('per_3', '李娜');
  const join = joinPerson({ ...SAYS, name: '李娜' }, { ...NOBODY, byId: WEI, byTraits: [lender] }, false);
  expect(join.kind).toBe('nobody');
});

test('siblings share all but one character: the birth date of the row must bear witness', () => {
  const guo = person('per_4', '王建国', { idLookup: 'id-guo' });
  const says: Evidence = { idLookup: 'id-guo', name: '王建军', partialName: false };
  expect(joinPerson(says, { ...NOBODY, byId: guo }, false).findings).toContain('F_BORROWED_ID');
  expect(joinPerson({ ...says, ownBirthDate: '1970-03-05' }, { ...NOBODY, byId: guo }, false)).toMatchObject({
    kind: 'same',
    findings: ['F_NAME_VARIANT'],
  });
  expect(joinPerson({ ...says, ownBirthDate: '1972-01-01' }, { ...NOBODY, byId: guo }, false).kind).toBe(
    'nobody',
  );
});

test('a number never seen founds a person, or joins the one who lacked a number', () => {
  expect(joinPerson(SAYS, NOBODY, false)).toEqual({ kind: 'new', withId: true, findings: [] });
  const without = person('per_5', '张伟');
  expect(joinPerson(SAYS, { ...NOBODY, byTraits: [without] }, false)).toMatchObject({
    kind: 'same',
    person: without,
    adoptsId: true,
  });
  const other = person('per_6', '张伟', { idLookup: 'id-other' });
  expect(joinPerson(SAYS, { ...NOBODY, byTraits: [other] }, false)).toMatchObject({
    kind: 'new',
    withId: true,
  });
});

describe('without a number', () => {
  const says: Evidence = { name: '张伟', partialName: false, ownBirthDate: '1970-03-05' };
  test('name, birth date and village find the one person, never one of two', () => {
    expect(joinPerson(says, { ...NOBODY, byTraits: [WEI] }, true)).toMatchObject({
      kind: 'same',
      person: WEI,
    });
    expect(joinPerson(says, { ...NOBODY, byTraits: [WEI, person('per_0', '张伟')] }, true)).toMatchObject({
      kind: 'nobody',
      findings: ['F_AMBIGUOUS'],
      suspect: { kind: 'ambiguous', person: { id: 'per_0' } },
    });
  });
  test('the household finds a member by name and birth date', () => {
    expect(joinPerson(says, { ...NOBODY, ofHousehold: [WEI, person('per_7', '李娜')] }, false)).toMatchObject(
      { person: WEI },
    );
    const other = { ...says, ownBirthDate: '1999-01-01' };
    expect(joinPerson(other, { ...NOBODY, ofHousehold: [WEI] }, false).kind).toBe('nobody');
  });
  test('the earlier version of the row keeps its person', () => {
    expect(joinPerson(says, { ...NOBODY, earlier: WEI }, true)).toMatchObject({ person: WEI });
    expect(joinPerson({ ...says, name: '李娜' }, { ...NOBODY, earlier: WEI }, true).kind).toBe('new');
  });
  test('a masked name founds nobody', () => {
    expect(joinPerson({ name: '张*', partialName: true }, NOBODY, true)).toMatchObject({
      kind: 'nobody',
      findings: ['F_UNLINKED'],
    });
  });
});

test('the order in which the database gives candidates decides nothing', () => {
  const pool = [WEI, person('per_8', '张伟'), person('per_9', '李娜'), person('per_a', '张炜')];
  const some = fc.shuffledSubarray(pool);
  fc.assert(
    fc.property(
      some,
      some,
      fc.constantFrom('张伟', '李娜', '张*'),
      fc.boolean(),
      (byTraits, ofHousehold, name, withId) => {
        const evidence: Evidence = {
          name,
          partialName: name.includes('*'),
          ...(withId ? { idLookup: 'id-x' } : {}),
        };
        const decide = (a: PersonRow[], b: PersonRow[]) =>
          joinPerson(evidence, { byTraits: a, ofHousehold: b }, true);
        expect(decide([...byTraits].reverse(), [...ofHousehold].reverse())).toEqual(
          decide(byTraits, ofHousehold),
        );
      },
    ),
  );
});
