import { pairing } from '../../../modules/market/matching/feasible.ts';
import { distanceBetween, type Lot, type Want } from '../../../modules/market/matching/match-input.ts';
import { aLot, aWant, DAY_0, policy } from './builders.ts';

const A = (rank: number) => ({ standard: 'GB/T 10651-2008', rank });
const B = (rank: number) => ({ standard: 'NY/T 1793-2009', rank });

test('the value of a pair is bid less ask, freight and fee', () => {
  expect(pairing(aLot(), aWant(), { ...policy, fee: 30 })).toEqual({
    feasible: true,
    value: 3_000 - 2_000 - 150 - 30,
    firstDay: DAY_0 + 1,
    lastDay: DAY_0 + 9,
  });
});

const refused: [string, Partial<Lot>, Partial<Want>, string][] = [
  ['a lower grade of the same standard', { grade: A(2) }, { grade: A(1) }, 'grade'],
  ['the same level of another standard', { grade: B(1) }, { grade: A(1) }, 'grade'],
  ['ungraded goods', {}, { grade: A(3) }, 'grade'],
  ['a missing certificate', {}, { certificates: ['green'] }, 'certificate'],
  [
    'a certificate that ends before delivery',
    { certificates: [{ kind: 'green', validUntil: DAY_0 + 3 }] },
    { certificates: ['green'], deliverFrom: DAY_0 + 3 },
    'certificate-expires',
  ],
  ['goods ready too late', { readyFrom: DAY_0 + 9 }, {}, 'window'],
  ['goods gone before delivery begins', { readyUntil: DAY_0 + 2 }, { deliverFrom: DAY_0 + 3 }, 'window'],
  ['goods that spoil', { bestBefore: DAY_0 + 20 }, { residualDays: 20 }, 'shelf-life'],
  ['the own organisation', { notTo: ['org_buyer'] }, {}, 'related-party'],
  ['a bid that only covers ask and freight', {}, { bid: 2_150 }, 'price'],
];

test.each(refused)('refuses %s', (_what, lot, want, obstacle) => {
  expect(pairing(aLot(lot), aWant(want), policy)).toMatchObject({ feasible: false, obstacle });
});

test.each<[string, Partial<Lot>, Partial<Want>]>([
  ['a better grade', { grade: A(1) }, { grade: A(2) }],
  ['graded goods where none was asked', { grade: B(3) }, {}],
  ['windows that share one single day', { readyFrom: DAY_0 + 8, readyUntil: DAY_0 + 9 }, {}],
  [
    'a certificate that holds on the first day only',
    { certificates: [{ kind: 'green', validUntil: DAY_0 + 2 }] },
    { certificates: ['green'] },
  ],
  ['exactly enough shelf life', { bestBefore: DAY_0 + 21 }, { residualDays: 20 }],
  ['a surplus of one 厘', {}, { bid: 2_151 }],
])('takes %s', (_what, lot, want) => {
  expect(pairing(aLot(lot), aWant(want), policy)).toMatchObject({ feasible: true });
});

test('says how much is missing when only the price stands in the way', () => {
  expect(pairing(aLot(), aWant({ bid: 2_000 }), policy)).toEqual({
    feasible: false,
    obstacle: 'price',
    missing: 151,
  });
});

test.each([
  ['530621101201', '530621101201', 'village'],
  ['530621101201', '530621101', 'township'],
  ['530621101201', '530621101202', 'township'],
  ['530621101201', '530621', 'county'],
  ['530621101', '530622', 'prefecture'],
  ['530621', '530121', 'province'],
  ['530621', '520121', 'country'],
] as const)('%s and %s are within one %s', (a, b, distance) => {
  expect(distanceBetween(a, b)).toBe(distance);
  expect(distanceBetween(b, a)).toBe(distance);
});
