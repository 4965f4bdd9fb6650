import { tmpdir } from 'node:os';
import { openSession, type Session } from '../../../../modules/analysis/session.ts';
import { MISSING } from '../../../../modules/registry/linkage/em.ts';
import type { LinkColumn, LinkSpec } from '../../../../modules/registry/linkage/link-spec.ts';
import { planOf } from '../../../../modules/registry/linkage/plan-spec.ts';
import { comparePairs, makeCompared, unpack } from '../../../../modules/registry/linkage/run/compare.ts';
import { stepRunner } from '../../../../modules/registry/linkage/run/run-step.ts';
import { standardise } from '../../../../modules/registry/linkage/run/standardise.ts';

let session: Session;

beforeAll(async () => {
  session = await openSession({ threads: 1, memoryMb: 500, temporaryFolder: tmpdir() });
});

afterAll(() => {
  session.close();
});

const column = (name: string, role: LinkColumn['role'], language: 'zh' | 'latin' = 'latin'): LinkColumn => ({
  name,
  role,
  language,
  format: 'any',
});

type Row = readonly (string | null)[];

/** The level of each comparison for two rows, by its name. */
async function levels(columns: readonly LinkColumn[], left: Row, right: Row): Promise<string[]> {
  const spec: LinkSpec = { name: 'test', columns, oneRecordPerSource: false };
  const plan = planOf(spec);
  const step = stepRunner(session, () => undefined);
  const cells = columns.map((_, at) => `c${String(at)} VARCHAR`).join(', ');
  await step('record', `CREATE OR REPLACE TABLE record (n INTEGER, source INTEGER, ${cells})`);
  await session.load('record', [
    [0, 1],
    [0, 0],
    ...columns.map((_, at) => [left[at] ?? null, right[at] ?? null]),
  ]);
  await standardise(session, plan, step);
  await step('pair', 'CREATE OR REPLACE TABLE pair AS SELECT 0 AS l, 1 AS r, 0 AS rules');
  await makeCompared(plan, [], step);
  await comparePairs({ plan, outputs: [], from: 'pair', into: 'vector' }, step);
  const [row] = await session.rows<Record<string, number>>({ name: 'read', sql: 'SELECT * FROM vector' });
  const words = Object.entries(row ?? {}).flatMap(([name, value]) => (/^w\d$/.test(name) ? [value] : []));
  return [...unpack(words, plan.comparisons.length)].map((level, at) =>
    level === MISSING ? 'missing' : (plan.comparisons[at]?.levels[level]?.name ?? '?'),
  );
}

const name = [column('name', 'full-name', 'zh')];

describe('Chinese names', () => {
  test.each([
    ['张伟', '张伟', 'equal'],
    ['張偉', '张伟', 'equal'],
    ['买买提·艾力', '买买提.艾力', 'equal'],
    ['张伟', '张炜', 'same-sound'],
    ['单于', '单玉', 'surname'],
    ['王刚', '李刚', 'different'],
    ['王伟', '王伪', 'same-sound'],
    ['张*伟', '张小伟', 'masked'],
    ['张?伟', '张大伟', 'masked'],
    ['王\uE000', '王芳', 'masked'],
    ['黄文东', '黄东', 'character-missing'],
    ['韦才', '韦才明', 'character-missing'],
    ['李智勇', '李勇智', 'one-other'],
    ['李智勇', '李智刚', 'one-other'],
    ['李智勇', '李大刚', 'surname'],
    ['李智勇', '王智勇', 'different'],
    ['阿卜杜热依木·努尔艾力', '阿卜杜热依木努尔艾利', 'same-sound'],
    ['阿卜杜热依木·努尔艾力', '努尔艾力·努尔艾力', 'different'],
  ])('%s and %s: %s, in both orders', async (one, two, level) => {
    expect(await levels(name, [one], [two])).toEqual([level]);
    expect(await levels(name, [two], [one])).toEqual([level]);
  });
});

const identity = [
  column('name', 'full-name', 'zh'),
  column('sex', 'sex'),
  column('birth', 'birth-date'),
  column('id', 'id-number'),
  column('phone', 'phone'),
];
const ID = '452699198207140032';

describe('ID number, birth date, sex and telephone', () => {
  test.each<[string, Row, Row, string[]]>([
    [
      '15 digits are 18',
      ['韦军', null, null, '11010519491231002X'],
      ['韦军', null, null, '110105491231002'],
      ['equal', 'missing', 'missing', 'equal', 'missing'],
    ],
    [
      'a birth date in both numbers is counted with them',
      ['韦军', '男', '1982-07-14', ID],
      ['韦军', '男', null, ID],
      ['equal', 'equal', 'missing', 'equal', 'missing'],
    ],
    [
      'one digit',
      ['韦军', null, null, ID],
      ['韦军', null, null, '452699198207140033'],
      ['equal', 'missing', 'missing', 'one-slip', 'missing'],
    ],
    [
      'two digits swapped',
      ['韦军', null, null, ID],
      ['韦军', null, null, '452699198207410032'],
      ['equal', 'missing', 'missing', 'one-slip', 'missing'],
    ],
    [
      'a digit lost',
      ['韦军', null, null, ID],
      ['韦军', null, null, '45269919820714032'],
      ['equal', 'missing', 'missing', 'one-slip', 'missing'],
    ],
    [
      'the number of the head on a child',
      ['韦军刚', '男', null, ID],
      ['罗怡', null, null, ID],
      ['different', 'equal', 'missing', 'borrowed', 'missing'],
    ],
    [
      'another sex than the number says',
      ['韦军', '男', null, ID],
      ['韦军', '女', null, ID],
      ['equal', 'different', 'missing', 'borrowed', 'missing'],
    ],
    [
      'twins',
      ['黄莉莉', null, null, '451099200507040021'],
      ['黄强', null, null, '451099200507040013'],
      ['surname', 'missing', 'missing', 'both-valid', 'missing'],
    ],
    [
      'a rounded number is none',
      ['韦军', null, '1982-07-14', '4.52699E+17'],
      ['韦军', null, '19820714', ID],
      ['equal', 'missing', 'equal', 'missing', 'missing'],
    ],
    [
      'a placeholder is none',
      ['韦军', null, null, '111111111111111111'],
      ['韦军', null, null, ID],
      ['equal', 'missing', 'missing', 'missing', 'missing'],
    ],
    [
      'day and month',
      ['韦军', null, '1982-07-04', null],
      ['韦军', null, '1982-04-07', null],
      ['equal', 'missing', 'day-month', 'missing', 'missing'],
    ],
    [
      'a date with one wrong digit',
      ['韦军', null, '1982-07-04', null],
      ['韦军', null, '1983-07-04', null],
      ['equal', 'missing', 'one-digit', 'missing', 'missing'],
    ],
    [
      'own date against the number of the other',
      ['韦军', null, '1982年7月14日', null],
      ['韦军', null, null, ID],
      ['equal', 'missing', 'equal', 'missing', 'missing'],
    ],
    [
      'a family telephone',
      ['韦军刚', null, null, null],
      ['罗怡', null, null, null],
      ['different', 'missing', 'missing', 'missing', 'missing'],
    ],
    [
      'a telephone with country and hyphens',
      ['韦军', null, null, null, '+86 138-0013-8000'],
      ['韦军', null, null, null, '13800138000'],
      ['equal', 'missing', 'missing', 'missing', 'equal'],
    ],
    [
      'one telephone under two names',
      ['韦军刚', null, null, null, '13800138000'],
      ['罗怡', null, null, null, '13800138000'],
      ['different', 'missing', 'missing', 'missing', 'shared'],
    ],
  ])('%s', async (_, left, right, expected) => {
    expect(await levels(identity, left, right)).toEqual(expected);
    expect(await levels(identity, right, left)).toEqual(expected);
  });
});

describe('other roles', () => {
  const latin = [column('given', 'given-name'), column('surname', 'surname')];

  test.each<[Row, Row, string[]]>([
    [
      ['Ann', 'Müller'],
      ['ann', 'MULLER'],
      ['equal', 'equal'],
    ],
    [
      ['smith', 'john'],
      ['john', 'smith'],
      ['swapped', 'swapped'],
    ],
    [
      ['j', 'smith'],
      ['john', 'smyth'],
      ['initial', 'similar'],
    ],
    [
      ['katherine', 'bell'],
      ['katharine', 'ball'],
      ['close', 'similar'],
    ],
    [
      ['', 'bell'],
      ['ann', 'stone'],
      ['missing', 'different'],
    ],
  ])('%j and %j', async (left, right, expected) => {
    expect(await levels(latin, left, right)).toEqual(expected);
  });

  test('distance, numbers, codes, text and villages', async () => {
    const columns = [
      column('lat', 'latitude'),
      column('lon', 'longitude'),
      column('area', 'number'),
      column('code', 'organisation-code'),
      column('kind', 'category'),
      column('note', 'free-text'),
      column('village', 'village', 'zh'),
    ];
    const left = [
      '23.9',
      '106.6',
      '100',
      '91451000MA5K-X',
      '农业',
      'red brick house',
      '田禾县阳圩镇平圩村第八组',
    ];
    const right = [
      '23.9005',
      '106.6',
      '100.5',
      '91451000MA5KX',
      '农业',
      'red brick houses',
      '阳圩镇平圩村委会',
    ];
    expect(await levels(columns, left, right)).toEqual([
      '100-m',
      'one-percent',
      'equal',
      'equal',
      'close',
      'village',
    ]);
  });
});
