import fc from 'fast-check';
import { electHead, type HeadCandidate } from '../../../modules/registry/people/elect-head.ts';
import { formMemberships, type RegisterRow } from '../../../modules/registry/people/form-memberships.ts';
import { householdChanges, type Step } from '../../../modules/registry/people/household-changes.ts';
import { coversDay, headSpans, stintsOf } from '../../../modules/registry/people/household-timeline.ts';
import { kinOf } from '../../../modules/registry/people/kin.ts';

function row(
  personId: string,
  householdNumber: string,
  batchOrder: number,
  more: Partial<RegisterRow> = {},
): RegisterRow {
  return {
    recordId: `rec_${personId}_${String(batchOrder)}_${householdNumber}`,
    personId,
    householdNumber,
    relation: 'son',
    villageCode: null,
    validFrom: `2026-01-${String(batchOrder).padStart(2, '0')}`,
    deceased: false,
    withdrawn: false,
    batchId: `bat_${String(batchOrder)}`,
    batchOrder,
    rowNo: 2,
    ...more,
  };
}

describe('forming memberships', () => {
  test('a move ends the old membership on the day of the new one', () => {
    expect(formMemberships([row('p', 'B', 5), row('p', 'A', 1)])).toMatchObject([
      {
        householdNumber: 'A',
        validFrom: '2026-01-01',
        validTo: '2026-01-05',
        closedIn: 'bat_5',
        endedBy: 'moved',
      },
      { householdNumber: 'B', validFrom: '2026-01-05', validTo: null, closedIn: null, endedBy: null },
    ]);
  });

  test('a death ends it on its day and leaves no membership that counts', () => {
    const formed = formMemberships([row('p', 'A', 1), row('p', 'A', 9, { deceased: true })]);
    expect(formed).toMatchObject([
      { validTo: '2026-01-09', endedBy: 'death' },
      { validFrom: '2026-01-09', validTo: '2026-01-09', closedIn: 'bat_9', endedBy: 'death' },
    ]);
  });

  test('a withdrawn row ends what stands in its household and nothing else', () => {
    const moved = [row('p', 'A', 1), row('p', 'B', 2)];
    expect(formMemberships([...moved, row('p', 'A', 3, { withdrawn: true })]).at(-1)).toMatchObject({
      householdNumber: 'B',
      closedIn: null,
    });
    expect(formMemberships([...moved, row('p', 'B', 3, { withdrawn: true })]).at(-1)).toMatchObject({
      householdNumber: 'B',
      endedBy: 'withdrawn',
    });
  });

  test('a date before the standing one never makes a membership end before it began', () => {
    const [first] = formMemberships([row('p', 'A', 5), row('p', 'B', 6, { validFrom: '2025-01-01' })]);
    expect(first).toMatchObject({ validFrom: '2026-01-05', validTo: '2026-01-05' });
  });
});

const anyRow = fc
  .record({
    person: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    household: fc.constantFrom('H1', 'H2'),
    batch: fc.integer({ min: 1, max: 20 }),
    relation: fc.constantFrom('head', 'spouse', 'son', 'mother', 'other'),
    deceased: fc.boolean(),
    withdrawn: fc.boolean(),
    rowNo: fc.integer({ min: 2, max: 60 }),
  })
  .map(({ person, household, batch, rowNo, deceased, withdrawn, relation }) =>
    row(person, household, batch, {
      relation,
      rowNo,
      recordId: `rec_${person}${String(batch)}${household}${String(rowNo)}`,
      deceased: deceased && rowNo % 7 === 0,
      withdrawn: withdrawn && rowNo % 5 === 0,
    }),
  );
const anyHistory = fc.uniqueArray(anyRow, { maxLength: 30, selector: ({ recordId }) => recordId });
const days = Array.from({ length: 24 }, (_, day) => `2026-01-${String(day + 1).padStart(2, '0')}`);

describe('over random histories', () => {
  test('the order of rows never matters', () => {
    fc.assert(
      fc.property(
        anyHistory.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          expect(formMemberships(shuffled)).toEqual(formMemberships(rows));
        },
      ),
    );
  });

  test('nobody is in two households on one day, and every household with members has exactly one head', () => {
    fc.assert(
      fc.property(anyHistory, (rows) => {
        const memberships = formMemberships(rows);
        const households = ['H1', 'H2'].map((number) => {
          const stints = stintsOf(memberships.filter(({ householdNumber }) => householdNumber === number));
          return { stints, heads: headSpans(stints, () => undefined) };
        });
        for (const day of days) {
          const present = households.map(({ stints }) => stints.filter((stint) => coversDay(stint, day)));
          const people = present.flat().map(({ personId }) => personId);
          expect(new Set(people).size).toBe(people.length);
          for (const [index, { heads }] of households.entries()) {
            const now = heads.filter((span) => coversDay(span, day));
            expect(now).toHaveLength((present[index] ?? []).length > 0 ? 1 : 0);
            if (now[0]) expect(people).toContain(now[0].personId);
          }
        }
      }),
    );
  });
});

describe('the one head', () => {
  const candidate = (
    personId: string,
    relation: string,
    more: Partial<HeadCandidate> = {},
  ): HeadCandidate => ({
    personId,
    relation,
    validFrom: '2020-01-01',
    ...more,
  });
  test.each<[string, HeadCandidate[], unknown]>([
    ['nobody', [], undefined],
    [
      'the registered one',
      [candidate('a', 'spouse'), candidate('b', 'head')],
      { personId: 'b', rule: 'registered' },
    ],
    [
      'of two the newer',
      [candidate('a', 'head'), candidate('b', 'head', { validFrom: '2024-01-01' })],
      { personId: 'b', rule: 'newest-of-several', finding: 'two-heads' },
    ],
    [
      'of two on one day the smaller id',
      [candidate('b', 'head'), candidate('a', 'head')],
      { personId: 'a', rule: 'newest-of-several', finding: 'two-heads' },
    ],
    [
      'without one the spouse',
      [candidate('a', 'son'), candidate('b', 'spouse')],
      { personId: 'b', rule: 'nearest-of-none', finding: 'no-head' },
    ],
    [
      'without one an adult before a minor, the elder first',
      [
        candidate('a', 'son', { birthDate: '2015-01-01' }),
        candidate('b', 'grandson', { birthDate: '2000-01-01' }),
        candidate('c', 'grandson', { birthDate: '1999-01-01' }),
      ],
      { personId: 'c', rule: 'nearest-of-none', finding: 'no-head' },
    ],
  ])('%s', (_, members, expected) => {
    expect(electHead(members, '2026-11-25')).toEqual(expected);
    expect(electHead([...members].reverse(), '2026-11-25')).toEqual(expected);
  });
});

describe('what became of households', () => {
  const step = (personId: string, from: string, to: string): Step => ({
    personId,
    from,
    to,
    onDate: '2026-05-01',
  });
  const standing =
    (sizes: Readonly<Record<string, [number, number]>>) =>
    (id: string): { before: number; staying: number } => ({
      before: sizes[id]?.[0] ?? 0,
      staying: sizes[id]?.[1] ?? 0,
    });
  test.each<[string, Step[], Readonly<Record<string, [number, number]>>, string[]]>([
    [
      'part goes to a new number',
      [step('p', 'A', 'B'), step('q', 'A', 'B')],
      { A: [4, 2], B: [0, 2] },
      ['split 2'],
    ],
    ['all go to a standing household', [step('p', 'A', 'B')], { A: [1, 0], B: [3, 4] }, ['merge 1']],
    ['all go to a new number', [step('p', 'A', 'B')], { A: [1, 0], B: [0, 1] }, ['renumber 1']],
    ['one marries into a standing household', [step('p', 'A', 'B')], { A: [4, 3], B: [3, 4] }, []],
    ['nobody goes anywhere', [step('p', 'A', 'A')], { A: [4, 4] }, []],
  ])('%s', (_, steps, sizes, expected) => {
    const found = householdChanges(steps, standing(sizes));
    expect(found.map(({ kind, persons }) => `${kind} ${String(persons)}`)).toEqual(expected);
  });
});

test('relatives as far as the relations to the head tell', () => {
  const members = [
    { personId: 'h', relation: 'head', recordId: 'rh' },
    { personId: 's', relation: 'spouse', recordId: 'rs' },
    { personId: 'd', relation: 'daughter', recordId: 'rd' },
    { personId: 'n', relation: 'son', recordId: 'rn' },
    { personId: 'o', relation: 'other', recordId: 'ro' },
  ];
  const told = (personId: string): string[] =>
    kinOf(personId, members).map((kin) => `${kin.relation} ${kin.personId} ${kin.recordId}`);
  expect(told('h')).toEqual(['child d rd', 'child n rn', 'spouse s rs']);
  expect(told('d')).toEqual(['parent h rd', 'sibling n rn']);
  expect(told('o')).toEqual([]);
  expect(kinOf('d', [...members, { personId: 'x', relation: 'head', recordId: 'rx' }])).toEqual([]);
});
