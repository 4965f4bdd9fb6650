import type { Client } from '../../support/app.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { databaseKinds } from '../../support/databases.ts';

describe.each(databaseKinds)('scorecards, overview and score runs on %s', (kind) => {
  let app: TestApp;
  let official: Client;
  beforeAll(async () => {
    app = await startApp(kind);
    official = await app.as('county-official');
  });
  afterAll(() => app.close());

  it('show the points table to everybody who is signed in', async () => {
    const buyer = await app.as('buyer-clerk');
    const list = await buyer.get('/v1/credit/models').expect(200);
    expect(list.body.items).toEqual([
      expect.objectContaining({ modelId: 'mdl_expertcore1', kind: 'expert', card: 'core', inUse: true }),
    ]);
    const model = await buyer.get('/v1/credit/models/mdl_expertcore1').expect(200);
    const factors = model.body.factors as { maxPoints: number; bins: { points: number }[] }[];
    expect(factors).toHaveLength(list.body.items[0].factors as number);
    for (const factor of factors) {
      expect(Math.max(...factor.bins.map((bin) => bin.points))).toBe(factor.maxPoints);
      expect(Math.min(...factor.bins.map((bin) => bin.points))).toBe(0);
    }
    expect(model.body.factors[0].bins[0]).toEqual({ label: { zh: '0天', en: '0 days' }, to: 1, points: 60 });
    await buyer.get('/v1/credit/models/mdl_none').expect(404);
    await app.anonymous.get('/v1/credit/models').expect(401);
  });

  it('keep the overview and the runs for the county', async () => {
    const bank = await app.as('credit-officer');
    await bank.get('/v1/credit/overview').expect(403);
    await bank.get('/v1/credit/score-runs').expect(403);
    await bank.post('/v1/credit/score-runs', {}).set('Idempotency-Key', 'bank-key-1').expect(403);
    await app.anonymous.get('/v1/credit/overview').expect(401);
    await official.get('/v1/me/score').expect(403);
    const overview = await official.get('/v1/credit/overview').expect(200);
    expect(overview.body).toMatchObject({ threshold: 10 });
  });

  it('start one run, say how far it is, and finish it in the background', async () => {
    const start = (key: string, body: object = { note: '年度复评 𠮷 🌾' }): ReturnType<Client['post']> =>
      official.post('/v1/credit/score-runs', body).set('Idempotency-Key', key);
    await official.post('/v1/credit/score-runs', {}).expect(400);
    await start('run-key-1', { note: '' }).expect(400);
    await start('run-key-1', { notes: 'x' }).expect(400);
    const { body: run } = await start('run-key-1').expect(202);
    expect(run).toMatchObject({ state: 'running', note: '年度复评 𠮷 🌾', households: 0 });
    expect((await start('run-key-1').expect(202)).body).toEqual(run);
    const refused = await start('run-key-2').expect(409);
    expect(refused.body).toMatchObject({ code: 'score-run-under-way', runId: run.runId });
    await app.runJob('credit.advance-score-run');
    const { body: done } = await official.get(`/v1/credit/score-runs/${String(run.runId)}`).expect(200);
    expect(done).toMatchObject({ state: 'finished', failed: 0 });
    const list = await official.get('/v1/credit/score-runs').expect(200);
    expect(list.body.items).toEqual([done]);
    await official.get('/v1/credit/score-runs/run_none').expect(404);
    await official.get('/v1/credit/score-runs/NOT-AN-ID').expect(400);
    await official.get('/v1/credit/score-runs?cursor=bent').expect(400);
    await official.get('/v1/credit/score-runs?limit=0').expect(400);
  });
});
