import { readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import type { Test } from 'supertest';
import { DAY } from '../../../modules/kernel/clock.ts';
import { databaseKinds } from '../../support/databases.ts';
import { startApp, type Client, type TestApp } from '../../support/app.ts';
import { idOf } from '../../rules/registry/fixtures.ts';
import { countyVillages } from '../../../modules/county/index.ts';

const VILLAGE = countyVillages()[1];
const HEADER = '户号,姓名,公民身份号码,与户主关系,性别,出生日期,乡镇,村（社区）,组,手机,是否死亡,登记日期';
const WEI = idOf('1970-03-05', 11);

function row(number: string, name: string, idNumber: string, more = ''): string {
  const place = `${VILLAGE?.townshipName ?? ''},${VILLAGE?.name ?? ''}`;
  return `${number},${name},${idNumber},户主,,,${place},1,${more},否,2024-01-01`;
}

const FILE = `${HEADER}\n${row('A1', '张伟', WEI, '13800138012')}\n${row('A2', '李娜', idOf('1972-08-01', 22))}\n`;

interface Upload {
  content: string | Buffer;
  dataset?: string;
  contractVersion?: string;
  declaredRows?: string;
}

function upload(client: Client, path: string, file: Upload): Test {
  const test = client
    .post(path)
    .field('dataset', file.dataset ?? 'civil-household-members')
    .field('contractVersion', file.contractVersion ?? '1');
  if (file.declaredRows !== undefined) void test.field('declaredRows', file.declaredRows);
  return test.attach('file', Buffer.from(file.content), { filename: '户籍.csv', contentType: 'text/csv' });
}

describe.each(databaseKinds)('deliveries on %s', (kind) => {
  let app: TestApp;
  let clerk: Client;

  beforeAll(async () => {
    app = await startApp(kind, { UPLOAD_LIMIT_MB: '1' });
    clerk = await app.as('data-clerk');
    await (
      await app.administrator()
    )
      .put('/v1/agencies/civil-affairs', { organisationId: clerk.account.organisation?.id })
      .expect(200);
  });
  afterAll(async () => {
    await app.close();
  });

  async function delivered(content: string | Buffer): Promise<Record<string, unknown>> {
    const answer = await upload(clerk, '/v1/batches', { content }).expect(202);
    await app.runJob('registry.process-batches');
    const { batchId } = answer.body as { batchId: string };
    return (await clerk.get(`/v1/batches/${batchId}`).expect(200)).body as Record<string, unknown>;
  }

  test('a file is acknowledged, published, and shown with its counts', async () => {
    expect(await delivered(FILE)).toMatchObject({
      dataset: 'civil-household-members',
      agency: { slug: 'civil-affairs' },
      fileName: '户籍.csv',
      state: 'published',
      format: 'csv',
      encoding: 'utf-8',
      counts: { rows: 2, accepted: 2, rejected: 0, new: 2, changed: 0, unchanged: 0, duplicates: 0 },
      quality: { acceptedBp: 10_000 },
    });
    const list = (await clerk.get('/v1/batches?state=published').expect(200)).body as { items: unknown[] };
    expect(list.items.length).toBe(1);
    const official = await app.as('county-official');
    const villages = await official.get('/v1/villages').expect(200);
    expect(villages.body).toEqual({
      items: [{ ...VILLAGE, households: 2, persons: 2 }],
      openCases: 0,
    });
  });

  test('the same file again is a conflict that names the first batch', async () => {
    const again = await upload(clerk, '/v1/batches', { content: FILE }).expect(409);
    const list = (await clerk.get('/v1/batches').expect(200)).body as { items: { id: string }[] };
    expect(again.body).toMatchObject({ code: 'batch-replayed', batchId: list.items.at(-1)?.id });
  });

  test('rejected rows come back in the agency’s own numbers, formulas disarmed', async () => {
    const bad = [
      row('A3', '=cmd|calc', WEI),
      row('', '王 芳', idOf('1980-01-01', 2)),
      row('A5', '陈\u0000平', ''),
      row('A6', '@SUM', ''),
    ];
    const good = Array.from({ length: 90 }, (_, index) =>
      row(`B${String(index)}`, '黄秀英', idOf('1960-02-03', index)),
    );
    const batch = await delivered(`${HEADER}\n${good.join('\n')}\n${bad.join('\n')}\n`);
    expect(batch).toMatchObject({ state: 'published', counts: { rows: 94, rejected: 2, accepted: 92 } });
    const id = String(batch['id']);
    const faults = (await clerk.get(`/v1/batches/${id}/errors`).expect(200)).body as {
      items: { rowNo: number; rejected: boolean; faults: { code: string; header?: string }[] }[];
    };
    expect(
      faults.items
        .filter(({ rejected }) => rejected)
        .map(({ rowNo, faults: [first] }) => [rowNo, first?.code, first?.header]),
    ).toEqual([
      [93, 'E_REQUIRED', '户号'],
      [94, 'E_CONTROL', '姓名'],
    ]);
    const file = await clerk.get(`/v1/batches/${id}/error-file`).expect(200);
    expect(file.headers['content-type']).toContain('text/csv');
    const lines = file.text.trimEnd().split('\r\n');
    expect(lines[0]).toBe(`\uFEFF${HEADER},原文件行号,错误,说明`);
    expect(lines.length).toBe(3);
    expect(lines[1]).toContain('王 芳');
    expect(lines[1]).toMatch(/,93,E_REQUIRED,户号: 必填项为空$/);
  });

  test('too many faulty rows refuse the file, marked but untaken', async () => {
    const rows = [
      row('C1', '=HYPERLINK("x")', ''),
      '+1,-2,@3,户主,,,,,,,,',
      row('C2', '赵敏', idOf('1990-01-01', 4)),
    ];
    const batch = await delivered(`${HEADER}\n${rows.join('\n')}\n`);
    expect(batch).toMatchObject({ state: 'refused', refusal: { code: 'E_TOLERANCE' }, counts: { new: 0 } });
    const file = await clerk.get(`/v1/batches/${String(batch['id'])}/error-file`).expect(200);
    expect(file.text).toMatch(/'\+1,'-2,'@3,/);
    const [, ...cells] = file.text.split('\r\n');
    for (const line of cells) expect(line).not.toMatch(/(^|,)[=+@-]/);
  });

  test.each([
    ['empty', '', 'E_EMPTY'],
    ['with a header only', `${HEADER}\n`, 'E_EMPTY'],
    ['with a renamed column', FILE.replace('公民身份号码', '身份证'), 'E_HEADER'],
    ['with a prohibited column', FILE.replace('组', '宗教信仰'), 'E_PROHIBITED'],
    ['with an open quote', `${FILE}"A9,张三\n${FILE}`, 'E_COUNT'],
    ['cut off in a character', Buffer.from(FILE).subarray(0, -90), undefined],
    ['of another kind', '%PDF-1.7', 'E_FORMAT'],
  ])('a file %s is refused with its reason', async (_, content, code) => {
    const batch = await delivered(content);
    expect(batch['state']).toBe('refused');
    if (code !== undefined) expect(batch['refusal']).toMatchObject({ code });
  });

  test('a number of rows other than declared refuses the file', async () => {
    const content = `${HEADER}\n${row('D1', '周杰', idOf('1991-01-01', 5))}\n`;
    const answer = await upload(clerk, '/v1/batches', { content, declaredRows: '3' }).expect(202);
    await app.runJob('registry.process-batches');
    const batch = await clerk.get(`/v1/batches/${(answer.body as { batchId: string }).batchId}`);
    expect(batch.body).toMatchObject({
      state: 'refused',
      refusal: { code: 'E_DECLARED', found: 1, expected: 3 },
    });
  });

  test('the preview shows what the pipeline would see and stores nothing', async () => {
    const content = FILE.replace('公民身份号码', '身份证号码').replace(WEI, '4.50102E+17');
    const answer = await upload(clerk, '/v1/batches/preview', { content }).expect(200);
    expect(answer.body).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      header: { ok: false, renamed: [{ found: '身份证号码', expected: '公民身份号码' }] },
      refusal: { code: 'E_HEADER' },
    });
    const right = await upload(clerk, '/v1/batches/preview', {
      content: FILE.replace(WEI, '4.50102E+17'),
    }).expect(200);
    expect(right.body).toMatchObject({
      header: { ok: true },
      rows: [
        { rowNo: 2, faults: [{ code: 'E_PRECISION', header: '公民身份号码' }] },
        { rowNo: 3, faults: [] },
      ],
    });
  });

  test('lists come in pages whose cursors are ours', async () => {
    const ids: string[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const page = (await clerk.get(`/v1/batches?limit=3${cursor}`).expect(200)).body as {
        items: { id: string }[];
        next?: string;
      };
      ids.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    const all = (await clerk.get('/v1/batches?limit=200').expect(200)).body as { items: { id: string }[] };
    expect(ids).toEqual(all.items.map(({ id }) => id));
    expect([...ids].sort().reverse()).toEqual(ids);
    const marked = (
      (await clerk.get('/v1/batches?state=published').expect(200)).body as { items: { id: string }[] }
    ).items[0]?.id;
    const first = await clerk.get(`/v1/batches/${marked ?? ''}/errors?limit=1`).expect(200);
    const { items, next } = first.body as { items: { rowNo: number }[]; next: string };
    expect(items.length).toBe(1);
    const second = await clerk.get(`/v1/batches/${marked ?? ''}/errors?limit=1&cursor=${next}`).expect(200);
    expect((second.body as { items: { rowNo: number }[] }).items[0]?.rowNo).toBeGreaterThan(
      items[0]?.rowNo ?? 0,
    );
    await clerk.get('/v1/batches?cursor=nonsense').expect(400);
    await clerk.get(`/v1/batches/${marked ?? ''}/errors?cursor=nonsense`).expect(400);
  });

  test('who may not deliver is told so', async () => {
    const other = await app.as('data-clerk');
    await upload(other, '/v1/batches', { content: FILE }).expect(403);
    await upload(clerk, '/v1/batches', { content: FILE, dataset: 'finance-subsidies' }).expect(403);
    await upload(await app.as('county-official'), '/v1/batches', { content: FILE }).expect(403);
    await upload(app.anonymous, '/v1/batches', { content: FILE }).expect(401);
    const [own] = ((await clerk.get('/v1/batches').expect(200)).body as { items: { id: string }[] }).items;
    for (const path of ['', '/errors', '/error-file']) {
      const foreign = await other.get(`/v1/batches/${own?.id ?? ''}${path}`).expect(404);
      const unknown = await other.get(`/v1/batches/bat_unknown${path}`).expect(404);
      expect({ ...foreign.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    }
  });

  test('a form that cannot be taken is a 4xx that names the field', async () => {
    const unknown = await upload(clerk, '/v1/batches', { content: FILE, dataset: 'no-such-data' }).expect(
      422,
    );
    expect(unknown.body).toMatchObject({ code: 'contract-unknown', errors: [{ field: '/dataset' }] });
    const version = await upload(clerk, '/v1/batches', { content: FILE, contractVersion: '9' }).expect(422);
    expect(version.body).toMatchObject({ code: 'contract-version', errors: [{ field: '/contractVersion' }] });
    const text = await upload(clerk, '/v1/batches', { content: FILE, contractVersion: 'x' }).expect(400);
    expect(text.body).toMatchObject({ errors: [{ field: '/contractVersion' }] });
    await clerk.post('/v1/batches', { dataset: 'x' }).expect(415);
    const noFile = await clerk.post('/v1/batches').field('dataset', 'civil-household-members').expect(400);
    expect(noFile.body).toMatchObject({ errors: [{ field: '/file' }] });
    await clerk
      .post('/v1/batches')
      .set('content-type', 'multipart/form-data; boundary=x')
      .send('--x\r\nnonsense')
      .expect(400);
    await clerk.post('/v1/batches').set('content-type', 'multipart/form-data').send('x').expect(400);
    const large = await upload(clerk, '/v1/batches', { content: Buffer.alloc(1_100_000, 'a') }).expect(413);
    expect(large.body).toMatchObject({ code: 'file-too-large' });
    const twice = clerk
      .post('/v1/batches')
      .field('dataset', 'civil-household-members')
      .field('contractVersion', '1');
    await twice
      .attach('file', Buffer.from(`${FILE}\n\n`), 'a.csv')
      .attach('file', Buffer.from('b'), 'b.csv')
      .expect(400);
  });

  test('an upload that breaks off or is refused late leaves no batch and no half file', async () => {
    const before = (await clerk.get('/v1/batches?limit=200').expect(200)).body as { items: unknown[] };
    const { port } = await app.listen();
    const part = (name: string): string => `--x\r\ncontent-disposition: form-data; name="${name}"`;
    const fields = `${part('dataset')}\r\n\r\ncivil-household-members\r\n${part('contractVersion')}\r\n\r\n1\r\n`;
    const body = `${fields}${part('file')}; filename="a.csv"\r\n\r\n${FILE}${'x'.repeat(50_000)}`;
    await new Promise<void>((resolve) => {
      const headers = {
        authorization: `Bearer ${clerk.token}`,
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': body.length * 4,
      };
      const request = httpRequest({ port, method: 'POST', path: '/v1/batches', headers });
      request.on('error', () => {
        resolve();
      });
      request.write(body);
      setTimeout(() => request.destroy(new Error('the line went dead')), 200);
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const after = (await clerk.get('/v1/batches?limit=200').expect(200)).body as { items: unknown[] };
    expect(after.items.length).toBe(before.items.length);
    expect(readdirSync(join(app.process.config.dataDirectory, 'deliveries', 'incoming'))).toEqual([]);
  });

  test('sweeping takes what no batch names, and leaves what batches need', async () => {
    const count = (): number =>
      readdirSync(join(app.process.config.dataDirectory, 'deliveries'), { recursive: true }).filter(
        (name) => String(name).length > 60,
      ).length;
    const before = count();
    app.clock.set(Date.now() + 2 * DAY);
    await app.runJob('registry.sweep-uploads');
    const names = await app.process.inTransaction((tx) =>
      tx.query<{ n: number | string }[]>('SELECT COUNT(DISTINCT blob_name) AS n FROM registry_batch'),
    );
    expect(count()).toBe(Number(names[0]?.n));
    expect(count()).toBeLessThanOrEqual(before);
    app.clock.set(Date.parse('2026-11-23T02:00:00.000Z'));
  });

  test('agencies are bound by the administrator, one organisation to one agency', async () => {
    const root = await app.administrator();
    const list = (await root.get('/v1/agencies').expect(200)).body as {
      items: { slug: string; organisationId?: string }[];
    };
    expect(list.items.find(({ slug }) => slug === 'civil-affairs')?.organisationId).toBe(
      clerk.account.organisation?.id,
    );
    await root
      .put('/v1/agencies/no-such-agency', { organisationId: clerk.account.organisation?.id })
      .expect(404);
    await root
      .put('/v1/agencies/finance-bureau', { organisationId: clerk.account.organisation?.id })
      .expect(409);
    await root.put('/v1/agencies/finance-bureau', { organisationId: 'org_nobody' }).expect(422);
    await clerk
      .put('/v1/agencies/finance-bureau', { organisationId: clerk.account.organisation?.id })
      .expect(403);
    const contracts = (await clerk.get('/v1/data-contracts').expect(200)).body as {
      items: { dataset: string; mayDeliver: boolean }[];
    };
    const mine = contracts.items.filter(({ mayDeliver }) => mayDeliver).map(({ dataset }) => dataset);
    expect(mine.sort()).toEqual(['civil-deaths', 'civil-household-members', 'civil-subsistence-allowance']);
  });

  test('no ID number or phone was written to the log', () => {
    expect(app.logged.join('\n')).not.toContain(WEI);
    expect(app.logged.join('\n')).not.toContain('13800138012');
  });
});
