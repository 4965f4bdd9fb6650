import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONTRACT = `name: 测试
key: id
columns:
  姓名: { role: full-name, language: zh }
  证件号: { role: id-number }
  出生日期: { role: birth-date }
`;
const HEADER = 'id,姓名,证件号,出生日期,备注';
const ROWS = [
  '1,张伟,11010519491231002X,1949-12-31,甲',
  '2,张炜,110105491231002,,乙',
  '3,李刚,452699198207140032,1982-07-14,丙',
  '4,李 刚,452699198207140032,,丁',
  '5,王芳,,1990-01-02,戊',
  '6,买买提·艾力,,1991-05-06,己',
];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tianxin-link-'));
  writeFileSync(join(folder, 'contract.yaml'), CONTRACT);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

interface Outcome {
  code: number | null;
  stderr: string;
}

function link(inputs: readonly string[], more: readonly string[] = [], output = 'out'): Promise<Outcome> {
  const args = [
    'node_modules/tsx/dist/cli.mjs',
    'server/cli/main.ts',
    'link',
    '--contract',
    join(folder, 'contract.yaml'),
    ...inputs.flatMap((input) => ['--input', input]),
    '--output',
    join(folder, output),
    '--memory-mb',
    '500',
    ...more,
  ];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('exit', (code) => {
      resolve({ code, stderr: Buffer.concat(chunks).toString('utf8').trim() });
    });
  });
}

const RESULTS = ['clusters.csv', 'model.json', 'pairs.csv', 'report.html'];

const read = (file: string): string => readFileSync(join(folder, 'out', file), 'utf8');

/** Nothing of a refused run may stand anywhere. */
function expectNothingWritten(): void {
  expect(readdirSync(folder).filter((name) => name.includes('out'))).toEqual([]);
}

describe('tianxin link', () => {
  test('finds the duplicates of one file and writes all four results', async () => {
    const outcome = await link([write('people.csv', `\uFEFF${[HEADER, ...ROWS].join('\r\n')}\r\n`)]);
    expect(outcome).toEqual({ code: 0, stderr: '' });
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([
      'clusters.csv',
      'model.json',
      'pairs.csv',
      'report.html',
    ]);
    const pairs = read('pairs.csv').trim().split('\n');
    expect(pairs[0]).toBe('left,right,weight_centibits,probability_ppm');
    expect(pairs.slice(1).map((line) => line.split(',').slice(0, 2))).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(read('clusters.csv').trim().split('\n')).toEqual([
      'source,record,cluster',
      'people,1,1',
      'people,2,1',
      'people,3,2',
      'people,4,2',
      'people,5,3',
      'people,6,4',
    ]);
    const written = RESULTS.map(read);
    expect(await link([join(folder, 'people.csv')])).toEqual({ code: 0, stderr: '' });
    expect(RESULTS.map(read)).toEqual(written);
    expect(read('report.html')).toContain('<!doctype html>');
    expect(read('report.html')).not.toContain('452699198207140032');
  });

  test('links several files in several encodings, and gives the same bytes again with other threads', async () => {
    const gb = Buffer.from('aWQs0NXD+yzWpLz+usUss/bJ+sjVxtoKYSzVxc6wLDExMDEwNTE5NDkxMjMxMDAyWCwK', 'base64');
    const inputs = [
      write('one.csv', [HEADER, ...ROWS.slice(0, 3)].join('\n')),
      write('two.csv', Buffer.from(`\uFEFF${[HEADER, ...ROWS.slice(3)].join('\n')}`, 'utf16le')),
      write('three.csv', gb),
    ];
    expect(await link(inputs, ['--threads', '2'])).toEqual({ code: 0, stderr: '' });
    expect(read('clusters.csv')).toContain('three,a,1');
    expect(await link([...inputs], ['--threads', '1'], 'out-again')).toEqual({ code: 0, stderr: '' });
    for (const file of ['pairs.csv', 'clusters.csv', 'model.json', 'report.html'])
      expect(readFileSync(join(folder, 'out-again', file), 'utf8')).toBe(read(file));
  });

  test('names records by source and key when a key stands in several sources, and names them as they came', async () => {
    const rows = ['=1,张伟,11010519491231002X,1949-12-31,'];
    const inputs = [
      write('a.csv', [HEADER, ...rows].join('\n')),
      write('b.csv', [HEADER, ...rows].join('\n')),
    ];
    expect((await link(inputs)).code).toBe(0);
    expect(read('pairs.csv').split('\n')[1]).toMatch(/^a:=1,b:=1,/);
    expect(read('clusters.csv')).toContain('a,=1,1');
  });

  test.each<[string, string | Buffer, RegExp]>([
    ['an empty file', '', /^E_EMPTY: people\.csv/],
    ['a header alone', `${HEADER}\n`, /^E_EMPTY: people\.csv/],
    [
      'a column twice',
      `${HEADER},姓名\n${ROWS[0] ?? ''},x\n`,
      /^E_HEADER: people\.csv: column 姓名 stands twice/,
    ],
    [
      'a column missing',
      'id,姓名,出生日期\n1,张伟,1949-12-31\n',
      /^E_HEADER: people\.csv: column 证件号 is missing/,
    ],
    [
      'equal keys',
      `${HEADER}\n${ROWS[0] ?? ''}\n${ROWS[0] ?? ''}\n`,
      /^E_KEY: people: rows 2 and 3 have the same id/,
    ],
    ['an empty key', `${HEADER}\n,张伟,,,\n`, /^E_KEY: people: row 2 has no id/],
    [
      'a quote that nobody closes',
      `${HEADER}\n1,"张伟,,,\n${ROWS.slice(1).join('\n')}\n${ROWS.join('\n')}`,
      /^E_COUNT: people\.csv at row 2/,
    ],
    [
      'mixed encodings',
      Buffer.concat([Buffer.from(`${HEADER}\n1,张伟,`), Buffer.from([0xd5, 0xc5, 0x0a])]),
      /^E_ENCODING: people\.csv at byte/,
    ],
    [
      'UTF-16 without its mark',
      Buffer.from(`${HEADER}\n${ROWS[0] ?? ''}`, 'utf16le'),
      /^E_ENCODING: people\.csv/,
    ],
    [
      'NUL bytes in every row',
      `${HEADER}\n1,张\u0000伟,,,\n`,
      /^E_TOLERANCE: people\.csv: 1 of 1 rows cannot be read, first row 2 \(E_CONTROL\)/,
    ],
    ['a cell of 3 MB', `${HEADER}\n1,${'张'.repeat(1_000_000)},,,\n`, /^E_TOLERANCE: .*E_CELL/],
    ['a workbook', Buffer.from('PK\x03\x04aaaaaaaa', 'latin1'), /^E_ZIP: people\.csv/],
  ])('refuses %s in one line and writes nothing', async (_, content, message) => {
    const outcome = await link([write('people.csv', content)]);
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stderr.split('\n')).toHaveLength(1);
    expectNothingWritten();
  });

  test('a few broken rows are left out, counted and listed by their row', async () => {
    const good = Array.from(
      { length: 40 },
      (_, at) => `${String(at)},王芳${String.fromCodePoint(0x4e00 + at)},,1990-01-02,`,
    );
    const outcome = await link([write('people.csv', [HEADER, ...good, '99,短行'].join('\n'))]);
    expect(outcome.code).toBe(0);
    expect(read('rejected.csv')).toBe('source,row,code\npeople,42,E_COLUMNS\n');
    expect(read('clusters.csv').trim().split('\n')).toHaveLength(41);
  });

  test('refuses a wrong call, a wrong contract and a missing file', async () => {
    const people = write('people.csv', [HEADER, ...ROWS].join('\n'));
    expect(await link([people], ['--threshold-probability', '2'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^E_USAGE: --threshold-probability/),
    });
    expect(await link([people], ['--threshold-weight', '1', '--threshold-probability', '0.5'])).toMatchObject(
      { code: 2 },
    );
    expect(await link([people], ['--colour', 'red'])).toMatchObject({ code: 2 });
    expect(await link([join(folder, 'none.csv')])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^E_INPUT: .*there is no such file/),
    });
    writeFileSync(join(folder, 'contract.yaml'), CONTRACT.replace('id-number', 'shoe-size'));
    expect(await link([people])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^E_CONTRACT: columns\.证件号\.role/),
    });
    expect(existsSync(people)).toBe(true);
  });

  test('refuses an output that holds what is not its own', async () => {
    const people = write('people.csv', [HEADER, ...ROWS].join('\n'));
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out', 'kept.txt'), 'mine');
    expect(await link([people])).toMatchObject({ code: 1, stderr: expect.stringMatching(/^E_OUTPUT/) });
    expect(readdirSync(join(folder, 'out'))).toEqual(['kept.txt']);
    rmSync(join(folder, 'out'), { recursive: true });
    writeFileSync(join(folder, 'out'), 'a file');
    expect(await link([people])).toMatchObject({ code: 1, stderr: expect.stringMatching(/^E_OUTPUT/) });
    expect(existsSync(people)).toBe(true);
  });
});
