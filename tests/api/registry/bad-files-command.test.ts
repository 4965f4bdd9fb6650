import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runIngest } from '../../../server/cli/ingest.ts';
import { badFiles, expectSeen, goodRows, landLines, landRow } from '../../support/bad-files.ts';

const CONTRACT = join(import.meta.dirname, '../../../modules/registry/contracts/land-contracts.yaml');
const CODES = { pass: 0, hold: 3, refuse: 1 } as const;

interface Report {
  gate: 'pass' | 'hold' | 'refuse';
  manifest: { format: string | null; encoding: string | null; sha256: string };
  refusal: { code: string; byteOffset?: number; rowNo?: number; header?: { missing: string[] } } | null;
  counts: { rows: number; accepted: number; rejected: number; withdrawals: number };
  findings: { code: string; header: string | null; count: number }[];
  warnings: { code: string }[];
  reasons: { code: string; drift?: string; column?: string }[];
  scoreBp: number | null;
  dimensions: Record<string, number | null> | null;
  sameRowsAsPrevious: boolean;
}

describe('tianxin ingest', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ingest-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function ingest(
    content: Buffer | string,
    more: readonly string[] = [],
    contract = CONTRACT,
  ): Promise<{ code: number; report: Report }> {
    const input = join(folder, 'input.bin');
    writeFileSync(input, content);
    let printed = '';
    const args = ['--contract', contract, '--input', input, '--output', join(folder, 'out'), ...more];
    const code = await runIngest(args, (text) => (printed += text));
    return { code, report: JSON.parse(printed) as Report };
  }

  const output = (name: string): string => readFileSync(join(folder, 'out', name), 'utf8');

  test.each(badFiles().map((file) => [`${file.row}: ${file.what}`, file] as const))('%s', async (_, file) => {
    const { code, report } = await ingest(file.content);
    expectSeen(file, { ...report, ...report.manifest, rejected: report.counts.rejected });
    expect([report.gate, code]).toEqual([file.gate, CODES[file.gate]]);
    expect(JSON.parse(output('report.json'))).toEqual(report);
    const records = output('records.ndjson').split('\n').filter(Boolean);
    const duplicates = report.findings.find(({ code: found }) => found === 'F_DUPLICATE')?.count ?? 0;
    expect(records.length).toBe(report.refusal ? 0 : report.counts.accepted - duplicates);
  });

  test('rejected cells come back in the agency’s own numbers, formulas disarmed', async () => {
    const bad = landRow('=cmd|x', { '合同面积(亩)': '-1', 承包期起: '45123' });
    await ingest(landLines([...goodRows(60), bad]));
    expect(output('errors.csv').trimEnd().split('\r\n')).toEqual([
      '\uFEFF原文件行号,列,错误,说明,原内容',
      `62,合同面积(亩),E_RANGE,数值超出允许范围,'-1`,
      '62,承包期起,E_SERIAL,日期是表格序列号，数据合同未允许,45123',
    ]);
    for (const name of ['errors.csv', 'records.ndjson', 'report.json'])
      expect(statSync(join(folder, 'out', name)).mode & 0o077).toBe(0);
  });

  test('a delivery is held against the report of the one before', async () => {
    const before = landLines(goodRows(200));
    expect((await ingest(before)).code).toBe(0);
    const previous = join(folder, 'previous.json');
    writeFileSync(previous, output('report.json'));
    const next = ['--previous', previous];
    expect((await ingest(before, next)).report.refusal?.code).toBe('E_REPLAYED');
    const shuffled = await ingest(landLines(goodRows(200).reverse()), next);
    expect(shuffled.report).toMatchObject({ gate: 'pass', sameRowsAsPrevious: true });
    const fewer = await ingest(landLines(goodRows(100)), next);
    expect(fewer).toMatchObject({ code: 3, report: { gate: 'hold' } });
    expect(fewer.report.reasons).toContainEqual(expect.objectContaining({ code: 'H_DRIFT', drift: 'rows' }));
    const nulls = await ingest(landLines(goodRows(200, 'G', { 证件号码: '' })), next);
    expect(nulls.report.reasons).toContainEqual(
      expect.objectContaining({ drift: 'nulls', column: 'idNumber' }),
    );
    const moved = await ingest(landLines(goodRows(200, 'G', { '合同面积(亩)': '7' })), next);
    expect(moved.report.reasons).toContainEqual(expect.objectContaining({ drift: 'mean', column: 'area' }));
    const changes = await ingest(landLines(goodRows(3)), [...next, '--delivery-kind', 'changes']);
    expect(changes.code).toBe(0);
    const older = join(folder, 'older.yaml');
    writeFileSync(
      previous,
      readFileSync(previous, 'utf8').replace('"contractVersion": 1', '"contractVersion": 2'),
    );
    writeFileSync(older, readFileSync(CONTRACT, 'utf8'));
    expect((await ingest(before, next, older)).report.refusal?.code).toBe('E_CONTRACT');
  });

  test('more rows than the contract takes, or another number than declared, refuse the file', async () => {
    const small = join(folder, 'small.yaml');
    writeFileSync(small, readFileSync(CONTRACT, 'utf8').replace(/maxRows: \d+/, 'maxRows: 50'));
    expect((await ingest(landLines(goodRows(51)), [], small)).report.refusal).toMatchObject({
      code: 'E_ROWS',
      expected: 50,
    });
    const declared = await ingest(landLines(goodRows(10)), ['--declared-rows', '11']);
    expect(declared.report.refusal).toMatchObject({ code: 'E_DECLARED', found: 10, expected: 11 });
  });

  test('withdrawals need only the key', async () => {
    const { report } = await ingest('合同编号\nA1\nA2\n', ['--delivery-kind', 'withdrawals']);
    expect(report).toMatchObject({ gate: 'pass', counts: { accepted: 2, withdrawals: 2 } });
    expect(JSON.parse(output('records.ndjson').split('\n')[0] ?? '')).toEqual({
      rowNo: 2,
      values: {},
      withdraws: true,
      key: ['A1'],
    });
  });

  test('a bad score is held, a worse one refused', async () => {
    const contract = join(folder, 'strict.yaml');
    const terms =
      'quality: { passBp: 9900, refuseBp: 7000, minimumRows: 10, weights: { completeness: 100 } }\nrules:';
    writeFileSync(contract, readFileSync(CONTRACT, 'utf8').replace('rules:', terms));
    const held = await ingest(landLines(goodRows(100)), [], contract);
    expect(held).toMatchObject({ code: 3, report: { reasons: [{ code: 'H_SCORE' }] } });
    const empty = landLines(goodRows(100, 'G', { 证件号码: '' }));
    writeFileSync(contract, readFileSync(contract, 'utf8').replace('refuseBp: 7000', 'refuseBp: 9000'));
    expect((await ingest(empty, [], contract)).report.refusal).toMatchObject({
      code: 'E_QUALITY',
      expected: 9_000,
    });
  });

  test('wrong usage is told apart from a bad file', async () => {
    const script = join(import.meta.dirname, '../../../server/cli/main.ts');
    const run = promisify(execFile);
    await expect(
      run(process.execPath, ['--import', 'tsx', script, 'ingest', '--input', 'x']),
    ).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('--contract is missing') as string,
    });
    expect(
      await runIngest(['--contract', CONTRACT, '--input', CONTRACT, '--nonsense', '1'], () => undefined),
    ).toBe(2);
    expect(await runIngest(['--contract', CONTRACT, '--input', folder], () => undefined)).toBe(2);
  });

  test('two runs into one directory do not mix, and a failed one leaves nothing', async () => {
    const file = landLines(goodRows(3_000));
    const [first, second] = await Promise.allSettled([ingest(file), ingest(file)]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    const names = ['errors.csv', 'records.ndjson', 'report.json'];
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(names);
    writeFileSync(join(folder, 'out', '.ingest.lock'), '999999999');
    expect((await ingest(file)).code).toBe(0);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(names);
  });
});
