import { createHash } from 'node:crypto';
import { startApp, type Client, type TestApp } from '../../support/app.ts';
import {
  badFiles,
  goodRows,
  landLines,
  landRow,
  LAND_DATASET,
  type BadFile,
  expectSeen,
} from '../../support/bad-files.ts';
import { databaseKinds } from '../../support/databases.ts';

const STATES = { pass: 'published', hold: 'held', refuse: 'refused' } as const;

interface Shown {
  id: string;
  state: string;
  format?: string;
  encoding?: string;
  gate?: string;
  refusal?: { code: string; byteOffset?: number };
  counts: Record<string, number>;
  quality: { scoreBp?: number; findings: { code: string; header?: string; count: number }[] };
  decision?: { outcome: string };
  progress: { waitsFor?: { batchId: string } };
}

describe.each(databaseKinds)('bad files on %s', (kind) => {
  let app: TestApp;
  let clerk: Client;
  let colleague: Client;
  let official: Client;

  beforeAll(async () => {
    app = await startApp(kind, { UPLOAD_LIMIT_MB: '20' });
    clerk = await app.as('data-clerk');
    const organisationId = clerk.account.organisation?.id ?? '';
    colleague = await app.as('data-clerk', { organisationId });
    official = await app.as('county-official');
    const root = await app.administrator();
    await root.put('/v1/agencies/natural-resources', { organisationId }).expect(200);
  });
  afterAll(() => app.close());

  async function submit(content: Buffer | string, fields: Record<string, string> = {}): Promise<string> {
    const form = clerk.post('/v1/batches').field('dataset', LAND_DATASET).field('contractVersion', '1');
    for (const [name, value] of Object.entries(fields)) void form.field(name, value);
    const answer = await form.attach('file', Buffer.from(content), 'file.csv').expect(202);
    return (answer.body as { batchId: string }).batchId;
  }

  const read = async (id: string): Promise<Shown> =>
    (await clerk.get(`/v1/batches/${id}`).expect(200)).body as Shown;

  async function deliver(content: Buffer | string, fields: Record<string, string> = {}): Promise<Shown> {
    const id = await submit(content, fields);
    await app.runJob('registry.process-batches');
    return read(id);
  }

  async function expectAsSaid(file: BadFile): Promise<void> {
    const batch = await deliver(file.content, { deliveryKind: 'changes' });
    expect(batch.state).toBe(STATES[file.gate]);
    if (file.refusal !== undefined) expect(batch.counts['new']).toBe(0);
    const quality = file.warnings
      ? await clerk.get(`/v1/batches/${batch.id}/quality`).expect(200)
      : undefined;
    const { warnings = [] } = (quality?.body ?? {}) as { warnings?: { code: string }[] };
    const { refusal, encoding, format } = batch;
    const rejected = batch.counts['rejected'];
    expectSeen(file, { refusal, encoding, format, rejected, findings: batch.quality.findings, warnings });
  }

  test.each(badFiles().map((file) => [`${file.row}: ${file.what}`, file] as const))('%s', (_, file) =>
    expectAsSaid(file),
  );

  test('a replayed file is a conflict, the same rows in another file change nothing', async () => {
    const rows = goodRows(20, 'same');
    const first = await deliver(landLines(rows), { deliveryKind: 'changes' });
    const again = await clerk
      .post('/v1/batches')
      .field('dataset', LAND_DATASET)
      .field('contractVersion', '1')
      .attach('file', Buffer.from(landLines(rows)), 'other-name.csv')
      .expect(409);
    expect(again.body).toMatchObject({ code: 'batch-replayed', batchId: first.id });
    const other = await deliver(landLines([...rows].reverse()), { deliveryKind: 'changes' });
    expect(other).toMatchObject({ state: 'published', counts: { new: 0, changed: 0, unchanged: 20 } });
  });

  test('an unknown contract version or kind is a 4xx that names the field', async () => {
    const form = (version: string, deliveryKind: string) =>
      clerk
        .post('/v1/batches')
        .field('dataset', LAND_DATASET)
        .field('contractVersion', version)
        .field('deliveryKind', deliveryKind)
        .attach('file', Buffer.from('x'), 'f.csv');
    expect((await form('7', 'full').expect(422)).body).toMatchObject({ code: 'contract-version' });
    expect((await form('1', 'some').expect(400)).body).toMatchObject({
      errors: [{ field: '/deliveryKind' }],
    });
  });

  test('formulas are stored as they are and disarmed in the error file, by row, by cell and as a workbook', async () => {
    const bad = landRow('=HYPERLINK("x")', { 乡镇: '@SUM', '合同面积(亩)': '-1', 承包期起: '45123' });
    const quoted = bad.map((cell) => (cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell));
    const { id } = await deliver(landLines([...goodRows(40, 'formula'), quoted]), {
      deliveryKind: 'changes',
    });
    const byRow = await clerk.get(`/v1/batches/${id}/error-file`).expect(200);
    expect(byRow.text).toContain(`"'=HYPERLINK(""x"")"`);
    const byCell = await clerk.get(`/v1/batches/${id}/error-file?by=cell`).expect(200);
    expect(byCell.text.trimEnd().split('\r\n')).toEqual([
      '\uFEFF原文件行号,列,错误,说明,原内容',
      `42,合同面积(亩),E_RANGE,数值超出允许范围,'-1`,
      '42,承包期起,E_SERIAL,日期是表格序列号，数据合同未允许,45123',
    ]);
    const book = await clerk
      .get(`/v1/batches/${id}/error-file?format=xlsx&by=cell`)
      .buffer(true)
      .parse((stream, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          done(null, Buffer.concat(chunks));
        });
      })
      .expect(200);
    expect((book.body as Buffer).subarray(0, 2).toString()).toBe('PK');
    await official.get(`/v1/batches/${id}/error-file`).expect(404);
  });

  describe('a full delivery with far fewer rows', () => {
    test('waits for another person, and stops what comes behind it', async () => {
      const rows = goodRows(200, 'drift');
      expect((await deliver(landLines(rows))).state).toBe('published');
      const held = await deliver(landLines(rows.slice(0, 90)));
      expect(held).toMatchObject({ state: 'held', gate: 'hold', counts: { new: 0 } });
      const quality = await official.get(`/v1/batches/${held.id}/quality`).expect(200);
      expect(quality.body).toMatchObject({ gate: 'hold', reasons: [{ code: 'H_DRIFT', found: -5_500 }] });
      const behind = await deliver(landLines(goodRows(5, 'behind')), { deliveryKind: 'changes' });
      expect(behind).toMatchObject({ state: 'received', progress: { waitsFor: { batchId: held.id } } });

      const list = (await official.get('/v1/held-batches').expect(200)).body as { items: { id: string }[] };
      expect(list.items.map(({ id }) => id)).toEqual([held.id]);
      const stranger = await app.as('data-clerk');
      await stranger.post(`/v1/batches/${held.id}/release`, { reason: '已核实' }).expect(404);
      const own = await clerk.post(`/v1/batches/${held.id}/release`, { reason: '已核实' }).expect(403);
      expect(own.body).toMatchObject({ code: 'second-person-needed' });
      await official.post(`/v1/batches/${held.id}/release`, {}).expect(400);
      await colleague.post(`/v1/batches/${held.id}/release`, { reason: '已与乡镇核实' }).expect(200);
      await app.runJob('registry.process-batches');
      expect(await read(held.id)).toMatchObject({ state: 'published', decision: { outcome: 'released' } });
      expect(await read(behind.id)).toMatchObject({ state: 'published' });
      const late = await official.post(`/v1/batches/${held.id}/refuse`, { reason: '太晚' }).expect(409);
      expect(late.body).toMatchObject({ current: 'published' });
    });

    test('is refused by the county, or taken back by the agency, and nothing of it is there', async () => {
      const rows = goodRows(200, 'drift');
      await deliver(landLines([...rows, ...goodRows(1, 'more')]));
      const first = await deliver(landLines(rows.slice(0, 60)));
      await official.post(`/v1/batches/${first.id}/refuse`, { reason: '缺少三个乡镇' }).expect(200);
      expect(await read(first.id)).toMatchObject({ state: 'refused', refusal: { code: 'E_NOT_RELEASED' } });
      const second = await deliver(landLines(rows.slice(0, 61)));
      expect(second.state).toBe('held');
      await clerk.post(`/v1/batches/${second.id}/cancel`).expect(200);
      expect(await read(second.id)).toMatchObject({ state: 'cancelled', counts: { rows: 0 } });
      const again = await deliver(landLines(rows.slice(0, 61)), { deliveryKind: 'changes' });
      expect(again).toMatchObject({ id: second.id, state: 'published', counts: { unchanged: 61 } });
      await clerk.post(`/v1/batches/${again.id}/cancel`).expect(409);
      await colleague.post(`/v1/batches/${second.id}/release`, { reason: '已核实' }).expect(409);
    });
  });

  test('withdrawals end records by their key; what is not there is said', async () => {
    await deliver(landLines(goodRows(3, 'leave')), { deliveryKind: 'changes' });
    const gone = await deliver('合同编号\nleave0\nleave1\nnever\n', { deliveryKind: 'withdrawals' });
    expect(gone).toMatchObject({
      state: 'published',
      counts: { rows: 3, withdrawn: 2, unchanged: 1 },
      quality: { findings: [{ code: 'F_NOT_HELD', count: 1 }] },
    });
    const again = await deliver('合同编号\nleave0\n', { deliveryKind: 'withdrawals' });
    expect(again.counts).toMatchObject({ withdrawn: 0, unchanged: 1 });
    const back = await deliver(landLines(goodRows(1, 'leave')), { deliveryKind: 'changes' });
    expect(back.counts).toMatchObject({ changed: 1 });
  });

  describe('an upload in parts', () => {
    const file = Buffer.from(landLines(goodRows(50, 'parts')));
    const begin = (more: object = {}) =>
      clerk.post('/v1/uploads', {
        dataset: LAND_DATASET,
        contractVersion: 1,
        fileName: '../承包.csv',
        sizeBytes: file.length,
        deliveryKind: 'changes',
        ...more,
      });
    const append = (id: string, offset: number, bytes: Buffer, client = clerk) =>
      client
        .patch(`/v1/uploads/${id}`)
        .set('content-type', 'application/octet-stream')
        .set('upload-offset', String(offset))
        .send(bytes);

    test('goes on where it stopped and becomes one batch', async () => {
      const sha256 = createHash('sha256').update(file).digest('hex');
      const begun = (await begin({ sha256, fingerprint: 'f-1' }).expect(201)).body as {
        id: string;
        fileName: string;
      };
      expect(begun.fileName).toBe('承包.csv');
      await append(begun.id, 0, file.subarray(0, 1_000)).expect(200);
      const wrong = await append(begun.id, 0, file.subarray(0, 1_000)).expect(409);
      expect(wrong.body).toMatchObject({ code: 'upload-offset', offset: 1_000 });
      const early = await clerk.post(`/v1/uploads/${begun.id}/complete`).expect(409);
      expect(early.body).toMatchObject({ code: 'upload-incomplete', offset: 1_000 });
      const found = (await clerk.get('/v1/uploads?fingerprint=f-1').expect(200)).body as {
        items: { offset: number }[];
      };
      expect(found.items).toMatchObject([{ offset: 1_000 }]);
      await append(begun.id, 1_000, file.subarray(1_000)).expect(200);
      const outcomes = await Promise.all([
        clerk.post(`/v1/uploads/${begun.id}/complete`),
        clerk.post(`/v1/uploads/${begun.id}/complete`),
      ]);
      const done = await clerk.post(`/v1/uploads/${begun.id}/complete`).expect(202);
      for (const { status, body } of outcomes) if (status === 202) expect(body).toMatchObject({ sha256 });
      await app.runJob('registry.process-batches');
      expect(await read((done.body as { batchId: string }).batchId)).toMatchObject({
        state: 'published',
        fileName: '承包.csv',
        counts: { new: 50 },
      });
      await append(begun.id, file.length, Buffer.from('x')).expect(413);
      await clerk.delete(`/v1/uploads/${begun.id}`).expect(409);
      expect((await begin({ sha256 }).expect(409)).body).toMatchObject({ code: 'batch-replayed' });
    });

    test('two parts at one place: one of them is taken', async () => {
      const { id } = (await begin({ sizeBytes: 20 }).expect(201)).body as { id: string };
      const answers = await Promise.all([
        append(id, 0, Buffer.from('0123456789')),
        append(id, 0, Buffer.from('abcdefghij')),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await clerk.get(`/v1/uploads/${id}`).expect(200)).body).toMatchObject({ offset: 10 });
      await append(id, 10, Buffer.from('beyond the size')).expect(413);
      await clerk.delete(`/v1/uploads/${id}`).expect(204);
      await clerk.get(`/v1/uploads/${id}`).expect(404);
    });

    test('other bytes than declared, too large, foreign, expired: each is told', async () => {
      const { id } = (await begin({ sizeBytes: 3, sha256: '0'.repeat(64) }).expect(201)).body as {
        id: string;
      };
      await append(id, 0, Buffer.from('abc')).expect(200);
      const sum = await clerk.post(`/v1/uploads/${id}/complete`).expect(422);
      expect(sum.body).toMatchObject({ code: 'upload-checksum' });
      await begin({ sizeBytes: 21 * 1_048_576 }).expect(413);
      await begin({ sizeBytes: 0 }).expect(400);
      const own = (await begin().expect(201)).body as { id: string };
      await append(own.id, 0, Buffer.from('x'), await app.as('data-clerk')).expect(404);
      await clerk.patch(`/v1/uploads/${own.id}`).set('upload-offset', '0').send({ a: 1 }).expect(415);
      app.clock.advance(25 * 3_600_000);
      clerk = await app.as('data-clerk', { organisationId: clerk.account.organisation?.id ?? '' });
      expect((await clerk.get(`/v1/uploads/${own.id}`).expect(410)).body).toMatchObject({
        code: 'upload-expired',
      });
      await app.runJob('registry.sweep-uploads');
      await clerk.get(`/v1/uploads/${own.id}`).expect(404);
    });
  });
});
