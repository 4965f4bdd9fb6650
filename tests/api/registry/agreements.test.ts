import { DAY } from '../../../modules/kernel/clock.ts';
import { loadContracts } from '../../../modules/registry/contract/load-contracts.ts';
import { stringify } from 'yaml';
import { startApp, type Client, type TestApp } from '../../support/app.ts';
import { databaseKinds } from '../../support/databases.ts';
import { idOf } from '../../rules/registry/fixtures.ts';

const DATASET = 'finance-pensions';
const pensions = loadContracts().of(DATASET);
const HEADERS = ['姓名', '身份证号码', '出生日期', '乡镇', '所在村', '发放月份', '发放金额(元)', '发放日期'];

interface Answer {
  id: string;
  state: string;
  version: number;
  mayDecide: string[];
}

/** Version `version` with a new column, and whatever else is changed. */
function next(version: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  const remark = {
    name: 'remark',
    header: '备注',
    title: { zh: '备注', en: 'remark' },
    type: 'text',
    class: 'NORMAL',
    recipients: ['lead-review'],
  };
  return { ...pensions, version, columns: [...(pensions?.columns ?? []), remark], ...more };
}

describe.each(databaseKinds)('agreements on %s', (kind) => {
  let app: TestApp;
  let clerk: Client;
  let steward: Client;
  let official: Client;
  let regulator: Client;

  beforeAll(async () => {
    app = await startApp(kind);
    clerk = await app.as('data-clerk');
    const organisationId = clerk.account.organisation?.id ?? '';
    steward = await app.as('data-steward', { organisationId });
    official = await app.as('county-official');
    regulator = await app.as('regulator');
    const administrator = await app.administrator();
    await administrator.put('/v1/agencies/finance-bureau', { organisationId }).expect(200);
  });
  afterAll(() => app.close());

  const propose = async (by: Client, body: object): Promise<Answer> =>
    (await by.post('/v1/agreements', body).expect(201)).body as Answer;
  const approve = (by: Client, id: string, side: string): ReturnType<Client['post']> =>
    by.post(`/v1/agreements/${id}/approval`, { side });
  const deliver = (version: number, cells: readonly string[]): ReturnType<Client['post']> => {
    const headers = version === 1 ? HEADERS : [...HEADERS, '备注'];
    return clerk
      .post('/v1/batches')
      .field('dataset', DATASET)
      .field('contractVersion', String(version))
      .attach('file', Buffer.from(`${headers.join(',')}\n${cells.join(',')}\n`), 'a.csv');
  };
  const row = (name: string, serial: number): string[] => {
    const id = idOf('1950-01-01', serial);
    return [name, id, '1950-01-01', '', '', '2026-01', '120.00', '2026-01-15'];
  };

  test('the catalogue finds datasets by words, class and purpose, and says how fresh they are', async () => {
    const found = await regulator.get('/v1/catalogue?q=养老金').expect(200);
    expect(found.body).toMatchObject({
      items: [
        {
          dataset: DATASET,
          version: 1,
          state: 'in-force',
          classes: ['NORMAL', 'WARN_WRITTEN'],
          freshness: { promisedDays: 45, overdue: false },
        },
      ],
    });
    const english = await clerk.get('/v1/catalogue?q=net%20income').expect(200);
    expect(english.body).toMatchObject({
      items: [
        {
          dataset: 'agriculture-income-survey',
          matches: expect.arrayContaining([{ zh: '全年纯收入', en: 'net income' }]),
        },
      ],
    });
    const scored = await clerk.get('/v1/catalogue?purpose=credit-scoring&class=WARN_WRITTEN').expect(200);
    const names = (scored.body as { items: { dataset: string }[] }).items.map(({ dataset }) => dataset);
    expect(names).toContain('finance-farm-insurance');
    expect(names).not.toContain(DATASET);
    await clerk.get('/v1/catalogue?class=SECRET').expect(400);
  });

  test('every problem is told at once with its pointer, and nothing is stored', async () => {
    const broken = next(7, { colour: 'red', freshnessDays: 1 });
    const answer = await clerk.post('/v1/agreement-validations', { contract: broken }).expect(200);
    const pointers = (answer.body as { problems: { pointer: string }[] }).problems.map(
      ({ pointer }) => pointer,
    );
    expect(pointers).toEqual(['/colour', '/freshnessDays']);
    const again = await clerk.post('/v1/agreement-validations', { contract: next(7) }).expect(200);
    expect(again.body).toMatchObject({ problems: [{ pointer: '/version' }], changes: [{ kind: 'added' }] });
    await clerk.post('/v1/agreements', { contract: next(7) }).expect(422);
    expect((await clerk.get('/v1/agreements').expect(200)).body).toEqual({ items: [] });
    await clerk.post('/v1/agreements', {}).expect(400);
    await clerk.post('/v1/agreements', { contract: next(2), yaml: 'a: 1' }).expect(400);
  });

  test('a prohibited column is refused at the proposal; column and kind are named', async () => {
    const faith = { name: 'faith', header: '宗教信仰', type: 'text', class: 'NORMAL', recipients: [] };
    const columns = [...(pensions?.columns ?? []), faith];
    const answer = await clerk.post('/v1/agreements', { contract: next(2, { columns }) }).expect(422);
    expect(answer.body).toMatchObject({ code: 'contract-unfit', errors: [{ field: '/contract/columns/8' }] });
    expect(JSON.stringify(answer.body)).toMatch(/宗教信仰 is prohibited data \(religion\)/);
  });

  test('an incompatible version needs a note', async () => {
    const contract = next(2, { naturalKey: ['idNumber', 'month'] });
    const answer = await clerk.post('/v1/agreements', { contract }).expect(422);
    expect(answer.body).toMatchObject({ errors: [{ field: '/note' }] });
  });

  test('another agency cannot propose, and who may only read cannot either', async () => {
    const other = await app.as('data-clerk');
    await other.post('/v1/agreements', { contract: next(2) }).expect(403);
    await regulator.post('/v1/agreements', { contract: next(2) }).expect(403);
  });

  let second: Answer;
  test('a version goes from draft to in force by both sides; the author approves nothing', async () => {
    const draft = await propose(clerk, { yaml: stringify(next(2)), graceDays: 10, keepAsDraft: true });
    expect(draft.state).toBe('draft');
    await approve(steward, draft.id, 'agency').expect(409);
    await clerk.post('/v1/agreements', { contract: next(3) }).expect(409);
    second = (await clerk.post(`/v1/agreements/${draft.id}/proposal`).expect(200)).body as Answer;
    expect(second.state).toBe('proposed');
    await approve(clerk, second.id, 'agency').expect(403);
    await approve(steward, second.id, 'county').expect(403);
    await approve(official, second.id, 'agency').expect(403);
    await deliver(2, [...row('韦一', 1), '']).expect(422);
    const half = await approve(official, second.id, 'county').expect(200);
    expect(half.body).toMatchObject({
      state: 'approved-by-county',
      countyApprover: { name: expect.any(String) },
    });
    await approve(official, second.id, 'county').expect(409);
    expect((await approve(steward, second.id, 'agency').expect(200)).body).toMatchObject({
      state: 'in-force',
      version: 2,
      changes: [{ pointer: '/columns/8', kind: 'added', header: '备注' }],
    });
  });

  test('the new version is taken without a restart, the old one until its window ends', async () => {
    await deliver(2, [...row('韦二', 2), '首次']).expect(202);
    await deliver(1, row('韦三', 3)).expect(202);
    await app.runJob('registry.process-batches');
    const batches = await clerk.get('/v1/batches').expect(200);
    expect((batches.body as { items: { state: string }[] }).items.map(({ state }) => state)).toEqual([
      'published',
      'published',
    ]);
    app.clock.advance(10 * DAY);
    [clerk, steward, official, regulator] = (await Promise.all(
      [clerk, steward, official, regulator].map(signedInAgain),
    )) as [Client, Client, Client, Client];
    const late = await deliver(1, row('韦四', 4)).expect(422);
    expect(late.body).toMatchObject({ code: 'contract-version', inForce: 2 });
    expect(JSON.stringify(late.body)).toContain('E_CONTRACT');
    await deliver(2, [...row('韦五', 5), '']).expect(202);
    await app.runJob('registry.process-batches');
  });

  test('who gets a field is answered for a dataset and for one value of a record', async () => {
    const field = await regulator.get(`/v1/catalogue/${DATASET}/fields/amount`).expect(200);
    expect(field.body).toMatchObject({
      version: 2,
      class: 'WARN_WRITTEN',
      legalBasis: { article: '第七十四条' },
      recipients: [{ recipient: 'relief' }, { recipient: 'lead-review' }, { recipient: 'statistics' }],
    });
    await regulator.get(`/v1/catalogue/${DATASET}/fields/nothing`).expect(404);
    await regulator.get(`/v1/catalogue/${DATASET}/fields/remark?version=1`).expect(404);
    await regulator.get(`/v1/catalogue/${DATASET}/fields/remark?version=2`).expect(200);
    const [oldest] = await app.process.inTransaction((tx) =>
      tx.query<{ id: string }[]>(
        'SELECT id FROM registry_source_record WHERE contract_version = 1 ORDER BY id LIMIT 1',
      ),
    );
    const value = await regulator.get(`/v1/records/${oldest?.id ?? ''}/fields/amount`).expect(200);
    expect(value.body).toMatchObject({ version: 1, record: { recordId: oldest?.id, rowNo: 2 } });
    await regulator.get(`/v1/records/${oldest?.id ?? ''}/fields/remark`).expect(404);
    const other = await app.as('data-clerk');
    await other.get(`/v1/records/${oldest?.id ?? ''}/fields/amount`).expect(404);
  });

  test('a refusal and an end are told with their reasons, and then nothing is taken', async () => {
    const third = await propose(official, { contract: next(3, { toleranceBp: 100 }) });
    await steward.post(`/v1/agreements/${third.id}/refusal`, { side: 'agency', reason: ' ' }).expect(422);
    const refused = await steward
      .post(`/v1/agreements/${third.id}/refusal`, { side: 'agency', reason: '容错比例太低' })
      .expect(200);
    expect(refused.body).toMatchObject({ state: 'refused', history: [{ reason: '容错比例太低' }, {}] });
    await approve(steward, third.id, 'agency').expect(409);
    // The number of a refused version is not used twice.
    await clerk.post('/v1/agreements', { contract: next(3, { toleranceBp: 200 }) }).expect(422);
    await official
      .post(`/v1/agreements/${second.id}/end`, { side: 'county', reason: '发放系统合并' })
      .expect(200);
    const late = await deliver(2, [...row('韦六', 6), '']).expect(422);
    expect(JSON.stringify(late.body)).toContain('the agreement has ended');
    const dataset = await clerk.get(`/v1/catalogue/${DATASET}`).expect(200);
    expect(dataset.body).toMatchObject({ state: 'ended', nextVersion: 4, mayPropose: true });
  });

  test('two versions are compared, and only of one dataset', async () => {
    const { body } = await clerk.get(`/v1/catalogue/${DATASET}`).expect(200);
    const versions = (body as { versions: { id: string; version: number }[] }).versions;
    const idOfVersion = (number: number): string =>
      versions.find(({ version }) => version === number)?.id ?? '';
    const [v2, v1] = [idOfVersion(2), idOfVersion(1)];
    const diff = await clerk.get(`/v1/agreements/${v2}/changes?before=${v1}`).expect(200);
    expect(diff.body).toMatchObject({ before: 1, after: 2, compatible: true, items: [{ header: '备注' }] });
    await clerk.get(`/v1/agreements/${v2}/changes?before=agr_unknown`).expect(404);
  });

  test('a dataset that nobody delivered is overdue, in the catalogue and as an event', async () => {
    app.clock.advance(60 * DAY);
    await app.runJob('registry.note-overdue');
    await app.runJob('registry.note-overdue');
    const events = await app.process.inTransaction((tx) =>
      tx.query<{ payload: string }[]>(
        "SELECT payload FROM server_outbox_event WHERE name = 'registry.dataset-overdue'",
      ),
    );
    const told = events.map(({ payload }) => (JSON.parse(payload) as { datasetId: string }).datasetId);
    expect(told).toContain('bank-loans');
    expect(new Set(told).size).toBe(told.length);
    const overdue = await (
      await signedInAgain(official)
    )
      .get('/v1/catalogue?overdue=true&agency=rural-commercial-bank')
      .expect(200);
    expect((overdue.body as { items: unknown[] }).items).toHaveLength(3);
  });

  test('the catalogue goes out as a table, and openly as DCAT without any person', async () => {
    const file = await (await signedInAgain(regulator)).get('/v1/catalogue-file').expect(200);
    expect(file.text.split('\r\n')[0]).toContain('共享依据 legal basis');
    expect(file.text).toContain('WARN_WRITTEN');
    const open = await app.anonymous.get('/v1/open-catalogue').expect(200);
    expect(open.headers['content-type']).toContain('application/ld+json');
    const catalogue = open.body as Record<string, unknown>;
    expect(catalogue['@type']).toBe('dcat:Catalog');
    const datasets = catalogue['dcat:dataset'] as Record<string, unknown>[];
    // One has ended above.
    expect(datasets).toHaveLength(loadContracts().all.length - 1);
    for (const dataset of datasets)
      expect(Object.keys(dataset)).toEqual(
        expect.arrayContaining(['dct:title', 'dct:publisher', 'dct:accessRights', 'dct:accrualPeriodicity']),
      );
    expect(JSON.stringify(open.body)).not.toMatch(/1[3-9]\d{9}|\d{17}[\dX]|韦/);
  });

  /** Tokens live ten minutes; the clock of these tests takes longer steps. */
  async function signedInAgain(client: Client): Promise<Client> {
    const [user] = await app.process.inTransaction((tx) =>
      tx.query<{ userName: string }[]>('SELECT user_name AS userName FROM identity_user WHERE id = ?', [
        client.account.id,
      ]),
    );
    const session = await app.anonymous.post('/v1/sessions', {
      userName: user?.userName,
      password: 'a long test password',
    });
    const fresh = app.withToken((session.body as { accessToken: string }).accessToken);
    return { ...fresh, account: client.account };
  }
});
