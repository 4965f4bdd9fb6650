import { checkCertificate, type Claim } from '../../../modules/market/matching/certificate.ts';

const good: Claim = {
  supply: [10, 4],
  demand: [6, 6],
  edges: [
    [0, 0, 5, 6],
    [0, 1, 3, 4],
    [1, 1, 2, 2],
  ],
  u: [1, 0],
  v: [4, 2],
};

test('a right claim is proven with its objective', () => {
  expect(checkCertificate(good)).toEqual({ proven: true, objective: 46n });
});

const wrong: [string, Partial<Claim>, string][] = [
  [
    'an allocation that is not the best',
    {
      edges: [
        [0, 0, 5, 6],
        [0, 1, 3, 3],
        [1, 1, 2, 2],
      ],
    },
    'duality-gap',
  ],
  ['prices too low for an edge', { u: [0, 0] }, 'dual-below-value'],
  ['a negative price', { u: [-1, 0], v: [6, 4] }, 'negative-dual'],
  [
    'more than a lot holds',
    {
      edges: [
        [0, 0, 5, 6],
        [0, 1, 3, 6],
        [1, 1, 2, 0],
      ],
    },
    'lot-oversold',
  ],
  [
    'less than nothing',
    {
      edges: [
        [0, 0, 5, 6],
        [0, 1, 3, 6],
        [1, 1, 2, -2],
      ],
    },
    'lot-oversold',
  ],
  [
    'more than is wanted',
    {
      edges: [
        [0, 0, 5, 6],
        [0, 1, 3, 4],
        [1, 1, 2, 4],
      ],
    },
    'demand-overfilled',
  ],
  [
    'fractions',
    {
      edges: [
        [0, 0, 5, 6],
        [0, 1, 3, 3.5],
        [1, 1, 2, 2.5],
      ],
    },
    'not-an-integer',
  ],
  ['numbers beyond exactness', { supply: [2 ** 53, 4] }, 'not-an-integer'],
  ['an edge to nowhere', { edges: [[0, 7, 5, 6]] }, 'edge-out-of-range'],
  ['a missing price', { u: [1] }, 'edge-out-of-range'],
];

test.each(wrong)('%s is refused', (_what, change, fault) => {
  expect(checkCertificate({ ...good, ...change })).toEqual({ proven: false, fault });
});
