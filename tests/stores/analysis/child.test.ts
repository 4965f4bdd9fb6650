import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createAnalysis, type ApartOrder } from '../../../modules/analysis/index.ts';

const WORKER = `
export const openWork = (session, tell) => ({
  sum: async (count) => {
    const { rows } = await session.run({ name: 'numbers', sql: 'CREATE OR REPLACE TABLE t AS SELECT i FROM range(' + count + ') r(i)' });
    tell({ step: 'numbers', rows, milliseconds: 0 });
    const [row] = await session.rows({ name: 'sum', sql: 'SELECT sum(i)::INTEGER AS s FROM t' });
    return row.s;
  },
  wrong: () => session.run({ name: 'bad cast', sql: "SELECT CAST('452699198207140032x' AS INTEGER)" }),
  refuse: async () => { throw Object.assign(new Error('row 7 has no key'), { code: 'E_KEY' }); },
  crash: async () => { process.exit(3); },
  wait: () => new Promise(() => {}),
});`;

let folder: string;
let order: ApartOrder;
const analysis = createAnalysis();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tianxin-child-'));
  writeFileSync(join(folder, 'worker.mjs'), WORKER);
  const module = pathToFileURL(join(folder, 'worker.mjs')).href;
  order = { module, threads: 1, memoryMb: 300, heapMb: 300, temporaryRoot: folder };
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the analysis process', () => {
  test('answers one call after another and tells what it does', async () => {
    const apart = await analysis.open(order);
    const told: string[] = [];
    const [one, two] = await Promise.all([
      apart.call('sum', 10, { onProgress: ({ step, rows }) => told.push(`${step} ${String(rows)}`) }),
      apart.call('sum', 4),
    ]);
    expect([one, two, told]).toEqual([45, 6, ['numbers 10']]);
    await apart.close();
    await apart.close();
  });

  test('names the failed step and none of the values; the session goes on', async () => {
    const apart = await analysis.open(order);
    const failure = await apart.call('wrong', undefined).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'ApartFailed', code: 'E_STEP' });
    expect(String(failure)).toContain('bad cast');
    expect(String(failure)).not.toMatch(/452699/);
    await expect(apart.call('refuse', undefined)).rejects.toMatchObject({
      code: 'E_KEY',
      message: 'row 7 has no key',
    });
    await expect(apart.call('nothing', undefined)).rejects.toMatchObject({ code: 'E_WORK' });
    expect(await apart.call('sum', 3)).toBe(3);
    await apart.close();
  });

  test('a crash is an error for the call and for all later ones, and leaves no folder', async () => {
    await expect(analysis.run(order, { verb: 'crash', input: undefined })).rejects.toMatchObject({
      code: 'E_CRASH',
    });
    const apart = await analysis.open(order);
    await expect(apart.call('crash', undefined)).rejects.toMatchObject({ code: 'E_CRASH' });
    await expect(apart.call('sum', 1)).rejects.toMatchObject({ code: 'E_CRASH' });
    await apart.close();
    expect(readdirSync(folder)).toEqual(['worker.mjs']);
  });

  test('a cancelled call ends the process', async () => {
    const cancel = new AbortController();
    const running = analysis.run(order, { verb: 'wait', input: undefined, signal: cancel.signal });
    setImmediate(() => {
      cancel.abort();
    });
    await expect(running).rejects.toMatchObject({ code: 'E_CANCELLED' });
    expect(readdirSync(folder)).toEqual(['worker.mjs']);
  });

  test('a worker that is not there is an error', async () => {
    const module = pathToFileURL(join(folder, 'none.mjs')).href;
    await expect(analysis.open({ ...order, module })).rejects.toMatchObject({ name: 'ApartFailed' });
    expect(existsSync(folder)).toBe(true);
  });
});
