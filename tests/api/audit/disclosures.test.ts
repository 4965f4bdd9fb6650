import { chinaDate, HOUR, isoInstant } from '../../../modules/kernel/clock.ts';
import type { Client } from '../../support/app.ts';
import { databaseKinds } from '../../support/databases.ts';
import { LOAN_INQUIRY, releaseScene, WANG, type ReleaseScene } from '../../support/release-scene.ts';

interface Item {
  index: number;
  id: string;
  at: string;
  action: string;
  decision: string;
  personId?: string;
  answerSha256?: string;
  actor: { organisationId?: string; organisationName?: string };
}

describe.each(databaseKinds)('on %s', (kind) => {
  let scene: ReleaseScene;
  let bank: Client;
  let regulator: Client;
  beforeAll(async () => {
    scene = await releaseScene(kind);
    bank = await scene.app.as('credit-officer');
    regulator = await scene.app.as('regulator');
    const { inquiryId } = await scene.released(bank);
    await bank.get(`/v1/credit-scores/${inquiryId}`).expect(200);
    await scene.post(bank, '/v1/inquiries', { consentId: 'cst_none', ...LOAN_INQUIRY }).expect(404);
  });
  afterAll(() => scene.app.close());

  const search = async (query: string): Promise<Item[]> =>
    (await regulator.get(`/v1/audit/disclosures?${query}`).expect(200)).body.items;

  test('a regulator finds by action, decision, organisation, purpose and person', async () => {
    const bankId = bank.account.organisation?.id ?? '';
    expect((await search(`organisationId=${bankId}`)).map((item) => [item.action, item.decision])).toEqual([
      ['inquiry', 'denied'],
      ['score-read', 'granted'],
      ['inquiry', 'granted'],
    ]);
    expect(await search(`organisationId=${bankId}&decision=denied`)).toHaveLength(1);
    expect(await search('purpose=POST_LOAN')).toEqual([]);
    const personId = scene.wang.account.personId ?? '';
    const [newest] = await search(`personId=${personId}&action=score-read`);
    expect(newest).toMatchObject({ personId, actor: { organisationName: bank.account.organisation?.name } });
    expect(newest?.answerSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('looking for a person is itself recorded, and the person sees it', async () => {
    await search(`personId=${scene.wang.account.personId ?? ''}`);
    const { body } = await scene.wang.get('/v1/me/disclosures?limit=1').expect(200);
    expect(body.items[0]).toMatchObject({ action: 'log-search', purpose: 'REGULATORY', decision: 'granted' });
    expect(body.items[0].text.zh).toContain('监管检查');
  });

  test('by time, half-open, in any offset', async () => {
    const at = isoInstant(scene.app.clock.now());
    const china = `${new Date(scene.app.clock.now() + 8 * HOUR).toISOString().slice(0, 19)}%2B08:00`;
    expect((await search(`from=${at}`)).length).toBeGreaterThan(3);
    expect((await search(`from=${china}`)).length).toBeGreaterThan(3);
    expect(await search(`to=${at}`)).toEqual([]);
  });

  test('pages walk down without gap', async () => {
    const first = await regulator.get('/v1/audit/disclosures?limit=2').expect(200);
    const next = String(first.body.next);
    const second = await regulator.get(`/v1/audit/disclosures?limit=2&cursor=${next}`).expect(200);
    const indexes: number[] = [...first.body.items, ...second.body.items].map((item: Item) => item.index);
    const newest = indexes[0] ?? 0;
    expect(indexes).toEqual([newest, newest - 1, newest - 2, newest - 3]);
    await regulator.get('/v1/audit/disclosures?cursor=nonsense').expect(400);
  });

  test('the export is CSV, recorded, and holds what stood before it', async () => {
    const answer = await regulator.get('/v1/audit/disclosures.csv').expect(200);
    expect(answer.headers['content-type']).toMatch(/^text\/csv/);
    const lines = answer.text.split('\r\n');
    expect(lines[0]).toContain('index,id,at,actor_kind');
    const [entry] = await search('action=log-export');
    const indexes = lines.slice(1, -1).map((line) => Number(line.split(',')[0]));
    expect(indexes[0]).toBe((entry?.index ?? 0) - 1);
    expect(indexes.at(-1)).toBe(1);
    expect(answer.text).not.toContain(WANG.idNumber);
    expect(answer.text).not.toContain(WANG.name);
  });

  test('the summary counts per day and organisation', async () => {
    const today = chinaDate(scene.app.clock.now());
    const { body } = await regulator.get(`/v1/audit/summary?from=${today}&to=${today}`).expect(200);
    const banks = body.items.filter(
      (item: { organisationId?: string }) => item.organisationId === bank.account.organisation?.id,
    );
    expect(
      banks.map((item: { action: string; decision: string; count: number }) => [
        item.action,
        item.decision,
        item.count,
      ]),
    ).toEqual([
      ['inquiry', 'denied', 1],
      ['inquiry', 'granted', 1],
      ['score-read', 'granted', 1],
    ]);
  });

  test.each([
    ['disclosures?from=yesterday', 400],
    ['disclosures?from=2026-02-30T00:00:00Z', 400],
    ['disclosures?from=2026-11-24T00:00:00Z&to=2026-11-23T00:00:00Z', 422],
    ['disclosures?decision=maybe', 400],
    ['disclosures?limit=0', 400],
    ['disclosures?limit=201', 400],
    ["disclosures?personId=' OR 1=1", 400],
    ['disclosures?unknown=1', 400],
    ['disclosures.csv?to=x', 400],
    ['summary', 400],
    ['summary?from=2026-01-01&to=2026-12-31', 422],
    ['summary?from=2026-02-02&to=2026-02-01', 422],
  ])('%s is %d', async (path, status) => {
    const { body } = await regulator.get(`/v1/audit/${path}`).expect(status);
    expect(body.errors.length).toBeGreaterThan(0);
  });

  test('only a regulator reads the log, only a farmer the own lines', async () => {
    for (const client of [bank, scene.wang, scene.agent, await scene.app.as('county-official')]) {
      await client.get('/v1/audit/disclosures').expect(403);
      await client.get('/v1/audit/disclosures.csv').expect(403);
      await client.get('/v1/audit/summary?from=2026-11-23&to=2026-11-23').expect(403);
    }
    await regulator.get('/v1/me/disclosures').expect(403);
    const { body } = await scene.li.get('/v1/me/disclosures').expect(200);
    expect(body.items).toEqual([]);
  });
});
