import { MINUTE } from '../../../modules/kernel/clock.ts';
import { startApp, type Client, type TestApp } from '../../support/app.ts';
import { databaseKinds } from '../../support/databases.ts';
import { loadCounty, type LoadedCounty } from '../../support/loaded-county.ts';

describe.each(databaseKinds)('scores from agency files on %s', (kind) => {
  let app: TestApp;
  let loaded: LoadedCounty;
  let farmer: Client;
  beforeAll(async () => {
    app = await startApp(kind);
    loaded = await loadCounty(app, 40);
    console.log(await app.process.inTransaction((tx) => tx.query('SELECT dataset_id, state, row_count, loaded_row, last_fault FROM registry_batch')));
    console.log(app.logged.filter((l) => l.includes('"level":50')).slice(0,3));
    farmer = await loaded.farmer(0);
  }, 180_000);
  afterAll(() => app.close());

  it('x', async () => {
    const before = await farmer.get('/v1/me/score').expect(200);
    console.log(JSON.stringify(before.body));
    await app.runJob('credit.rescore-changed-households');
    const after = await farmer.get('/v1/me/score').expect(200);
    console.log(JSON.stringify(after.body, null, 1).slice(0, 9000));
    const rows = await app.process.inTransaction((tx) =>
      tx.query('SELECT score, grade, output_json AS o, LENGTH(input_json) AS li, LENGTH(output_json) AS lo FROM credit_score'),
    );
    console.log(rows.map((r: any) => [r.score, r.grade, JSON.parse(r.o).coverageBp, JSON.parse(r.o).notScorable, JSON.parse(r.o).thin, r.li, r.lo].join(' ')).join('\n'));
    const faults = await app.process.inTransaction((tx) => tx.query('SELECT * FROM credit_stale_household'));
    console.log(faults);
    app.clock.advance(MINUTE);
  });
});
