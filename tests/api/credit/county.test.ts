import { loadModels } from '../../../modules/credit/models/models.ts';
import { replayScore } from '../../../modules/credit/scores/replay-score.ts';
import { MINUTE } from '../../../modules/kernel/clock.ts';
import { startApp, type Client, type TestApp } from '../../support/app.ts';
import { databaseKinds } from '../../support/databases.ts';
import { loadCounty, type LoadedCounty } from '../../support/loaded-county.ts';

const HOUSEHOLDS = 60;

interface ScoreBody {
  state: string;
  score: number;
  basePoints: number;
  points: { feature: string; points: number; maxPoints: number; hasData: boolean }[];
  reasons: {
    code: string;
    points: number;
    text: { zh: string; en: string };
    sources: { recordId: string }[];
  }[];
  strengths: { code: string; points: number }[];
  advice: { from: number; to: number; actions: { points: number }[]; text: { zh: string } }[];
  freshness: { datasetId: string; records: number }[];
}

describe.each(databaseKinds)('scores from agency files on %s', (kind) => {
  let app: TestApp;
  let loaded: LoadedCounty;
  let farmer: Client;
  beforeAll(async () => {
    app = await startApp(kind);
    loaded = await loadCounty(app, HOUSEHOLDS);
    farmer = await loaded.farmer(0);
  }, 180_000);
  afterAll(() => app.close());

  const rescore = (key: string): ReturnType<Client['post']> =>
    farmer.post('/v1/me/score').set('Idempotency-Key', key);

  it('come by themselves once the files are published, for every household', async () => {
    const before = await farmer.get('/v1/me/score').expect(200);
    expect(before.body).toMatchObject({ state: 'not-scored', notScored: { reason: 'not-yet-scored' } });
    await app.runJob('credit.rescore-changed-households');
    const official = await app.as('county-official');
    const { body } = await official.get('/v1/credit/overview').expect(200);
    const unscored = body.county.cells.find((cell: { grade: string }) => cell.grade === 'unscored');
    expect(unscored).toEqual({ grade: 'unscored', withheld: false, households: 0 });
    expect(body.county.households).toBeGreaterThanOrEqual(HOUSEHOLDS * 0.9);
    const rows = await app.process.inTransaction((tx) =>
      tx.query('SELECT fault FROM credit_stale_household'),
    );
    expect(rows).toEqual([]);
  });

  it('tell the farmer the number, the points, the reasons with their records, and the age of the data', async () => {
    const { body } = (await farmer.get('/v1/me/score').expect(200)) as { body: ScoreBody };
    expect(body.state).toBe('scored');
    const sum = body.points.reduce((total, line) => total + line.points, body.basePoints);
    expect(body.score).toBe(Math.min(850, Math.max(300, sum)));
    expect(body.reasons.length).toBeLessThanOrEqual(4);
    expect(body.strengths.length).toBeLessThanOrEqual(2);
    for (const { code, text, sources } of body.reasons) {
      expect(text.zh).not.toBe(text.en);
      if (code !== 'R23') expect(sources.length).toBeGreaterThan(0);
    }
    for (const { from, to, actions, text } of body.advice) {
      expect(from).toBe(body.score);
      expect(to).toBe(from + actions.reduce((total, action) => total + action.points, 0));
      expect(text.zh).toContain('不保证');
    }
    const datasets = body.freshness.map(({ datasetId }) => datasetId);
    expect(datasets).toContain('bank-loans');
    for (const never of ['agriculture-income-survey', 'civil-subsistence-allowance', 'health-enrolment']) {
      expect(datasets).not.toContain(never);
    }
  });

  it('are computed anew when the farmer asks, once in ten minutes, and the same key again gives the same', async () => {
    await farmer.post('/v1/me/score').expect(400);
    const first = await rescore('farmer-key-1').expect(200);
    expect(first.body).toMatchObject({ state: 'scored', scoredAt: new Date(app.clock.now()).toISOString() });
    expect((await rescore('farmer-key-1').expect(200)).body).toEqual(first.body);
    const refused = await rescore('farmer-key-2').expect(429);
    expect(refused.body).toMatchObject({ code: 'rescored-recently' });
    expect(Number(refused.headers['retry-after'])).toBe(600);
    app.clock.advance(4 * MINUTE);
    expect((await farmer.get('/v1/me/score').expect(200)).body.scoreId).toBe(first.body.scoreId);
    app.clock.advance(6 * MINUTE);
    farmer = await loaded.farmer(0);
    const second = await rescore('farmer-key-3').expect(200);
    expect(second.body.scoreId).not.toBe(first.body.scoreId);
    expect(second.body.score).toBe(first.body.score);
  });

  it('are replayed byte for byte, every one of them', async () => {
    const models = loadModels();
    const ids = await app.process.inTransaction((tx) =>
      tx.query<{ id: string }[]>('SELECT id FROM credit_score'),
    );
    expect(ids.length).toBeGreaterThan(HOUSEHOLDS * 0.9);
    for (const { id } of ids) {
      const replay = await app.process.inTransaction((tx) => replayScore(tx, models, id));
      expect(replay).toMatchObject({ identical: true });
    }
  });

  it('hold no ID number, phone or name', async () => {
    const rows = await app.process.inTransaction((tx) =>
      tx.query<{ input: string; output: string }[]>(
        'SELECT input_json AS input, output_json AS output FROM credit_score',
      ),
    );
    const text = rows.map((row) => row.input + row.output).join('\n');
    for (const { name, phone, idNumber } of loaded.county.farmers) {
      for (const secret of [name, phone, idNumber]) expect(text).not.toContain(secret);
    }
  });
});
