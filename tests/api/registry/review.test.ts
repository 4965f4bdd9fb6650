import { startApp, type Client, type TestApp } from '../../support/app.ts';
import { databaseKinds } from '../../support/databases.ts';
import { loadCounty } from '../../support/loaded-county.ts';

interface Summary {
  id: string;
  kind: string;
  state: string;
  gain: number;
  needsSecond: boolean;
}

describe.each(databaseKinds)('review of links through the API on %s', (kind) => {
  let app: TestApp;
  let clerk: Client;
  let other: Client;
  let secrets: ReadonlySet<string>;
  beforeAll(async () => {
    app = await startApp(kind);
    const { county } = await loadCounty(app, 60);
    // Household numbers look like ID numbers and may be told; these may not.
    secrets = new Set(county.farmers.flatMap(({ idNumber, phone }) => [idNumber, phone]));
    clerk = await app.as('link-reviewer');
    other = await app.as('link-reviewer');
  }, 300_000);
  afterAll(() => app.close());

  const queue = async (query = ''): Promise<{ items: Summary[]; total: number; next?: string }> =>
    (await clerk.get(`/v1/link-cases${query}`).expect(200)).body as {
      items: Summary[];
      total: number;
      next?: string;
    };
  const answer = (who: Client, id: string, body: object, key: string): ReturnType<Client['post']> =>
    who.post(`/v1/link-cases/${id}/decisions`, body).set('Idempotency-Key', key);
  const one = async (of: (found: Summary) => boolean = () => true): Promise<Summary> => {
    const found = (await queue('?limit=200')).items.find(of);
    if (!found) throw new Error('the county has no such case');
    return found;
  };
  const reason = '核对过户口簿和照片';

  it('lists the queue by gain, page by page, and tells no secret', async () => {
    const { items, total } = await queue('?limit=200');
    expect(items.length).toBeGreaterThan(3);
    expect(total).toBe(items.length);
    expect(items.map(({ gain }) => gain)).toEqual(items.map(({ gain }) => gain).sort((a, b) => b - a));
    const first = await queue('?limit=2');
    const second = await queue(`?limit=2&cursor=${first.next ?? ''}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      items.slice(0, 4).map(({ id }) => id),
    );
    for (const { id } of items.slice(0, 5)) {
      const text = (await clerk.get(`/v1/link-cases/${id}`).expect(200)).text;
      for (const found of text.match(/(?<!\d)(?:[1-9]\d{16}[\dX]|1[3-9]\d{9})(?!\d)/g) ?? [])
        expect(secrets.has(found)).toBe(false);
    }
    await clerk.get('/v1/link-cases?cursor=bad').expect(400);
    await clerk.get('/v1/link-cases?kind=unknown').expect(400);
  });

  it('is for reviewers alone; officials see the figures', async () => {
    const official = await app.as('county-official');
    await official.get('/v1/link-review-figures').expect(200);
    await official.get('/v1/link-cases').expect(403);
    const uploader = await app.as('data-clerk');
    await uploader.get('/v1/link-cases').expect(403);
    await uploader.get('/v1/link-review-figures').expect(403);
    await app.anonymous.get('/v1/link-cases').expect(401);
  });

  it('lets one hold a case and tells the other in words', async () => {
    const { id } = await one();
    await clerk.post(`/v1/link-cases/${id}/claim`).expect(200);
    const refused = await other.post(`/v1/link-cases/${id}/claim`).expect(409);
    expect(refused.body).toMatchObject({ code: 'case-held' });
    await answer(other, id, { verdict: 'different', reason }, 'other-key-1').expect(409);
    expect((await queue('?mine=true')).total).toBe(1);
    await clerk.delete(`/v1/link-cases/${id}/claim`).expect(204);
    await other.post(`/v1/link-cases/${id}/claim`).expect(200);
    await other.delete(`/v1/link-cases/${id}/claim`).expect(204);
  });

  it('decides once for one key, needs a reason, and keeps who, when and why', async () => {
    const { id } = await one();
    await answer(clerk, id, { verdict: 'different', reason: '好' }, 'short-reason').expect(400);
    await answer(clerk, id, { verdict: 'different', reason, more: 1 }, 'unknown-field').expect(400);
    const body = { verdict: 'different', reason };
    const done = await answer(clerk, id, body, 'decide-once').expect(201);
    expect(done.body).toMatchObject({ state: 'decided' });
    const again = await answer(clerk, id, body, 'decide-once').expect(201);
    expect(again.body).toEqual(done.body);
    await answer(other, id, body, 'decide-late').expect(409);
    const { body: history } = await clerk.get('/v1/link-decisions').expect(200);
    expect(history.items).toMatchObject([{ kind: 'cannot', reason, caseId: id, superseded: false }]);
  });

  it('decides a bulk of previewed cases', async () => {
    const { kind: why } = await one();
    const preview = await clerk
      .post('/v1/link-case-bulks/preview', { kind: why, verdict: 'different' })
      .expect(200);
    const caseIds = (preview.body.items as Summary[]).slice(0, 2).map(({ id }) => id);
    const done = await clerk
      .post('/v1/link-case-bulks', { caseIds, verdict: 'different', reason })
      .set('Idempotency-Key', 'bulk-key-1')
      .expect(201);
    expect(done.body.decided).toHaveLength(caseIds.length);
    const many = Array.from({ length: 51 }, (_none, n) => `lcs_${String(n)}`);
    await clerk
      .post('/v1/link-case-bulks', { caseIds: many, verdict: 'different', reason })
      .set('Idempotency-Key', 'bulk-key-2')
      .expect(400);
  });

  it('draws, asks and measures the sample', async () => {
    const drawn = await clerk.post('/v1/link-samples/drawings').expect(200);
    expect(drawn.body.added).toBeGreaterThan(10);
    const next = await clerk.get('/v1/link-samples/next').expect(200);
    expect(Object.keys(next.body as object)).not.toContain('weightCb');
    await clerk
      .post(`/v1/link-samples/${String(next.body.sampleId)}/answers`, { answer: 'same' })
      .set('Idempotency-Key', 'sample-key-1')
      .expect(204);
    const { body } = await clerk.get('/v1/link-review-figures').expect(200);
    const told = (body.precision as { told: number }[]).reduce((sum, row) => sum + row.told, 0);
    expect(told + Number(body.missed.told)).toBe(1);
  });

  it('finds a person by number and name only, and shows what taking records out would change', async () => {
    const found = await one(() => true);
    const { body } = await clerk.get(`/v1/link-cases/${found.id}`).expect(200);
    const personId = String(body.left.personId ?? body.right.personId);
    const person = await clerk.get(`/v1/linked-persons/${personId}`).expect(200);
    const nodes = new Map(
      (person.body.records as { recordId: string; nodeId: string }[]).map((row) => [
        row.nodeId,
        row.recordId,
      ]),
    );
    const recordIds = [...nodes.values()].slice(0, 1);
    const preview = await clerk.post(`/v1/linked-persons/${personId}/unlink-preview`, { recordIds });
    expect(nodes.size > 1 ? [200] : [422]).toContain(preview.status);
    await clerk
      .post('/v1/linked-persons/search', { name: '查无此人', idNumber: '511304197003050111' })
      .expect(404);
    await clerk.get('/v1/linked-persons/per_unknown1').expect(404);
  });
});
